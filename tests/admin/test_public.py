from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from admin.public import Site
from admin.public_pages import PublicPages
from bot.channels.http_server import HttpServer
from bot.storage.changes import Publish
from tests.admin.answered import ABOUT_US, answered, closed
from tests.admin.office import BATCH, LOG, Office
from tests.bot.channels.raw_http import Answer, line_to, request
from tests.bot.room import KEYS, TINY, published
from tests.surveys.small import survey


@dataclass
class Shop:
    """What is public of an office, on a port. ``days`` from now is today."""

    office: Office
    about_us: Path
    port: int = 0
    days: int = 0

    async def asks(self, path: str, method: str = "GET", **headers: str) -> Answer:
        async with line_to(self.port) as line:
            line.send(request(path, b"", method, **headers))
            return await line.answer()


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    made = Shop(Office(), tmp_path / "organisation.yaml")
    made.about_us.write_bytes(ABOUT_US.read_bytes())

    def today() -> date:
        return made.office.clock.today() + timedelta(made.days)

    site = Site(made.office.store, KEYS, made.about_us, BATCH, today, every=0.0)
    server = HttpServer("127.0.0.1", 0, {}, lambda _: None, PublicPages(site).pages())
    made.port = await server.open()
    yield made
    await server.close()


async def test_a_survey_that_is_answered_has_a_page(shop: Shop) -> None:
    await closed(shop.office)
    assert (await shop.asks("/public/tiny.en.html")).status == 404
    await answered(shop.office)
    answer = await shop.asks("/public/tiny.en.html")
    assert answer.status == 200
    assert b"We opened it." in answer.body
    assert (await shop.asks("/public/tiny.en.txt")).status == 200


async def test_the_board_leads_to_the_pages_and_back(shop: Shop) -> None:
    await closed(shop.office)
    await answered(shop.office)
    board = await shop.asks("/public/")
    assert b'href="tiny.en.html"' in board.body
    assert b'href="./"' in (await shop.asks("/public/tiny.en.html")).body
    assert (await shop.asks("/public/promises.cy.html")).status == 200


async def test_nobody_sees_a_survey_for_those_with_a_link_while_it_runs(shop: Shop) -> None:
    unlisted = survey(id="quiet", title="Quiet", access="link")
    await shop.office.store.commit([Publish(published(unlisted))])
    await shop.office.fieldwork.publish(TINY, LOG)
    board = await shop.asks("/public/")
    assert b"Tiny" in board.body
    assert b"Quiet" not in board.body


async def test_a_browser_that_has_it_already_gets_nothing_twice(shop: Shop) -> None:
    first = await shop.asks("/public/")
    tag = first.headers["etag"]
    again = await shop.asks("/public/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    await shop.office.fieldwork.publish(TINY, LOG)
    assert (await shop.asks("/public/", If_None_Match=tag)).status == 200


async def test_a_new_day_is_told_by_itself(shop: Shop) -> None:
    await closed(shop.office)
    before = await shop.asks("/public/")
    shop.days = 300
    after = await shop.asks("/public/")
    broken = b"<dt>broken</dt><dd>%d</dd>"
    assert broken % 0 in before.body
    assert broken % 4 in after.body


async def test_nothing_runs_and_nothing_is_told_on(shop: Shop) -> None:
    answer = await shop.asks("/public/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/public", "/public/x", "/public/../etc", "/public/%2e%2e/x"])
async def test_what_is_not_there_is_plainly_not_there(shop: Shop, path: str) -> None:
    answer = await shop.asks(path)
    assert (answer.status, answer.body) == (404, b"There is nothing here.\n")


async def test_only_reading_is_answered(shop: Shop) -> None:
    assert (await shop.asks("/public/", method="POST")).status == 405


async def test_while_the_file_about_us_cannot_be_read_the_pages_stay_as_they_were(
    shop: Shop,
) -> None:
    before = await shop.asks("/public/")
    shop.about_us.write_text("name: [")
    shop.days = 1
    assert (await shop.asks("/public/")).body == before.body
