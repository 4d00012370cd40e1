"""Every page, as axe-core judges it by WCAG 2.2 AA: light on a phone, dark on a desktop."""

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from msgspec.structs import replace
from playwright.async_api import Browser

from admin.annual_review import annual_review
from admin.evidence import INDEX, pack, survey_files
from admin.promise_board import board_in
from admin.promises import Owing, board
from admin.reports.pages.board_page import board_page
from admin.reports.pages.files import page_files
from admin.reports.pages.html import html
from admin.reports.pages.poster import poster
from admin.reports.pages.poster_files import poster_html
from admin.reports.pages.survey_page import survey_page
from tests.admin.reports.pages.samples import TODAY, bare, buses, organisation, record

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LINK = "https://t.me/aberllyn_bot?start=evening-buses"


def evidence() -> str:
    files = survey_files(record(), page_files(record()))
    return pack(organisation(), [record()], files, TODAY)[INDEX].decode()


def promises() -> str:
    owed = [Owing(buses(), record().promises)]
    pages = {"Evening buses": "evening-buses.en.html"}
    others = {"cy": "promises.cy.html"}
    return html(
        board_page(
            organisation(),
            board_in("en", owed, TODAY),
            board(owed, TODAY),
            pages,
            TODAY,
            "en",
            others,
        )
    )


PAGES = {
    "answered": lambda: html(survey_page(record(), "en", home="./")),
    "in Welsh": lambda: html(survey_page(record(), "cy")),
    "waiting": lambda: html(survey_page(bare(), "en")),
    "right to left": lambda: html(replace(survey_page(record(), "en"), language="ar")),
    "poster": lambda: poster_html(poster(buses(), organisation(), LINK, "en")),
    "evidence": evidence,
    "year": lambda: html(annual_review(organisation(), 2027, [record()], "We like it.", TODAY)),
    "promises": promises,
}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", sorted(PAGES))
async def test_a_page_is_accessible(
    browser: Browser, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGES[name]())
    context = await browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    try:
        page = await context.new_page()
        await page.goto(path.as_uri())
        found = await Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
        assert found.response["violations"] == [], found.generate_report()
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await page.evaluate(sideways) <= 0
    finally:
        await context.close()
