"""The pages of promises that young people turn."""

from datetime import timedelta

from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue
from bot.conversation.screen import Screen
from bot.conversation.screens.promises import promises
from bot.conversation.screens.view import View, length
from bot.conversation.wording import Wording
from bot.promised import Move, Owed, Record, promised
from tests.bot.conversation.phone import labels
from tests.bot.conversation.shelf import MONDAY, host, listing
from tests.surveys.small import survey

LONG = "Because. " * 44
MONTHS = timedelta(days=100)
OWED = (Owed.SAID, Owed.DECISION, Owed.FEEDBACK, Owed.FOLLOW_UP)


def view(surveys: int, reason: str = "") -> View:
    """So many surveys, whose every promise has a new date for that reason."""
    listings = {}
    for number in range(surveys):
        found = listing(survey(id=f"s{number}", title=f"Survey {number}"))
        record = Record()
        for owed in OWED if reason else ():
            record = record.moved(Move(owed, MONDAY + 4 * MONTHS, {"en": reason}, MONDAY))
        made = promised(found.survey, {}, record)
        listings[found.survey.id] = replace(found, promises=made)
    return View(Wording("en"), Catalogue(host(), listings), MONDAY + 3 * MONTHS)


def every_page(shown: View) -> list[Screen]:
    pages = [promises(shown)]
    while ["Older"] in [row[-1:] for row in labels(pages[-1])]:
        pages.append(promises(shown, len(pages)))
    return pages


def test_every_survey_is_on_exactly_one_page() -> None:
    pages = every_page(view(9))
    found = [each.html.count("<b>Survey ") for each in pages]
    assert found == [4, 4, 1]
    assert "<b>Survey 8</b>" in pages[0].html
    assert "<b>Survey 0</b>" in pages[2].html


def test_however_long_the_reasons_are_a_page_is_one_message() -> None:
    pages = every_page(view(9, LONG))
    assert sum(each.html.count("<b>Survey ") for each in pages) == 9
    assert max(length(each.html) for each in pages) <= 4096


def test_a_page_that_is_no_more_is_the_nearest_one() -> None:
    assert promises(view(2), 9) == promises(view(2))
    assert promises(view(2), -1) == promises(view(2))
    assert "We have not promised anything here yet." in promises(view(0), 3).html
