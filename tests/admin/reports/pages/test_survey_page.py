import os
from datetime import timedelta
from pathlib import Path

import pytest

from admin.reports.pages.blocks import Bars, Gap, Grid, Under
from admin.reports.pages.felt import Asking
from admin.reports.pages.html import direction, html, policy
from admin.reports.pages.plain import WIDTH, plain
from admin.reports.pages.record import Record
from admin.reports.pages.survey_page import SECTIONS, languages, survey_page
from surveys.text import text_of
from tests.admin.reports.pages.samples import OPENED, TODAY, bare, record

GOLDEN = Path(__file__).parents[1] / "golden"
HEADINGS = [
    "What we asked and why",
    "Who could change it",
    "Who we heard, and who not",
    "What you said",
    "What we did, are doing, won't do and why",
    "Did you feel heard?",
    "What we got wrong",
    "How we kept it private",
    "Dates: asked, promised, delivered",
]
RECORDS = {
    "answered": record(),
    "waiting": bare(),
    "too few": record(how_many=3, told={}, draft=None, felt=None, quotes=()),
    "asking": record(felt=Asking(TODAY)),
}


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_nine_headings_stand_on_every_page_and_something_under_each(name: str) -> None:
    page = survey_page(RECORDS[name], "en")
    assert [section.heading for section in page.sections] == HEADINGS
    assert all(section.blocks for section in page.sections)


@pytest.mark.parametrize(("name", "language"), [("answered", "en"), ("waiting", "cy")])
def test_the_page_as_text_is_as_somebody_read_it(name: str, language: str) -> None:
    path = GOLDEN / f"page.{name}.{language}.txt"
    told = plain(survey_page(RECORDS[name], language))
    if os.environ.get("HEARBACK_REFRESH"):
        path.write_text(told)
    assert told == path.read_text()


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_no_base_stands_without_the_ledger(name: str) -> None:
    for section in survey_page(RECORDS[name], "en").sections:
        for block in section.blocks:
            if isinstance(block, Bars) and block.bars:
                assert block.who.startswith("Who we heard, and who not.")
            if isinstance(block, Grid) and block.folded:
                assert block.who.startswith("Who we heard, and who not.")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", sorted(RECORDS))
def test_no_phrase_is_left_with_a_blank(name: str, language: str) -> None:
    assert "{" not in plain(survey_page(RECORDS[name], language))


def flat(of: Record) -> str:
    """The page as text, without its line breaks."""
    return " ".join(plain(survey_page(of, "en")).split())


def gaps(of: Record, name: str) -> list[str]:
    page = survey_page(of, "en")
    (section,) = [each for each in page.sections if each.name == name]
    return [block.text for block in section.blocks if isinstance(block, Gap)]


def test_what_is_not_there_yet_says_from_when_it_will_be() -> None:
    assert gaps(bare(), "did")[0] == "Not answered yet. We promised to answer by 15 March 2027."
    assert gaps(bare(), "felt") == [
        "Not asked yet. We ask this right after “what we did”, from 15 March 2027 at the latest."
    ]


def test_nobody_writing_what_went_wrong_is_told() -> None:
    assert gaps(bare(), "wrong")[0].startswith("Nobody has written this part yet")
    assert gaps(record(), "wrong") == []


def test_lateness_is_told_whether_or_not_staff_tell_it() -> None:
    assert "“What we did” was 3 days late." in flat(record())
    late = flat(record(told={}, draft=None))
    assert "“What we did” was promised by 15 March 2027 and is not here yet." in late


def test_what_kept_many_away_is_told_whether_or_not_staff_tell_it() -> None:
    assert "about half said: Nothing will change." in flat(record())


def test_words_of_staff_in_another_language_are_marked_as_such() -> None:
    page = html(survey_page(record(), "cy"))
    assert '<p lang="en">From 6 September the last bus leaves at 11pm.' in page


def test_there_is_a_page_in_each_language_that_pages_can_be_made_in() -> None:
    survey = record().survey
    assert languages(survey) == ("en", "cy")
    assert languages(survey.model_copy(update={"languages": ("pl", "cy")})) == ("cy",)
    assert languages(survey.model_copy(update={"languages": ("pl",)})) == ("en",)


def test_each_language_leads_to_the_others() -> None:
    assert 'href="evening-buses.cy.html" lang="cy"' in html(survey_page(record(), "en"))
    assert 'href="evening-buses.en.html" lang="en"' in html(survey_page(record(), "cy"))


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    page = html(survey_page(record(), "en"))
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert " style=" not in page
    assert policy("page.css").startswith("default-src 'none'")


def test_words_are_never_markup() -> None:
    survey = record().survey
    title = survey.title.by_language["en"] + " <script>alert(1)</script>"
    changed = survey.model_copy(update={"title": type(survey.title)({"en": title, "cy": "B"})})
    page = html(survey_page(record(survey=changed), "en"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(("language", "expected"), [("en", "ltr"), ("ar", "rtl"), ("ur-pk", "rtl")])
def test_a_page_runs_as_its_language_does(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_plain_text_keeps_to_its_lines() -> None:
    lines = plain(survey_page(record(), "cy")).splitlines()
    assert max(map(len, lines)) <= WIDTH


def test_the_sections_are_in_the_order_of_the_headings() -> None:
    names = [section(record(), "en").name for section in SECTIONS]
    assert names == ["asked", "who", "heard", "said", "did", "felt", "wrong", "private", "dates"]


def test_a_page_before_its_close_was_due_says_that_it_closed_early() -> None:
    early = record(today=OPENED + timedelta(days=20), told={}, draft=None, felt=None)
    assert "Closed early" in flat(early)


def test_the_parts_of_a_survey_are_headings_of_its_questions_and_answers() -> None:
    made = record()
    first, second, *others = made.survey.written
    sections = (text_of("Out late"), text_of("The last bus"))
    parts = [
        item.model_copy(update={"section": section})
        for item, section in zip((first, second), sections, strict=True)
    ]
    page = survey_page(record(survey=made.survey.asking(*parts, *others)), "en")
    unders = [
        (section.name, block.text)
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Under)
    ]
    assert ("asked", "What we asked: The last bus") in unders
    assert ("said", "The last bus") in unders
