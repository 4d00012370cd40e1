"""What we say unasked: no guilt, no hurry, and a no as near as the yes."""

import re

import pytest

from bot.conversation.advance import advance
from bot.conversation.effects import Show
from bot.conversation.events import Pressed, Typed
from bot.conversation.screen import Screen
from bot.conversation.screens.introduction import introduction
from bot.conversation.screens.nudges import reminder, still_wanted
from bot.conversation.screens.view import View
from bot.conversation.state import Interview, Person
from bot.conversation.turns.scene import Chance, Turn
from bot.conversation.wording import LANGUAGES, Wording
from bot.dispositions import Disposition
from surveys.questionnaire import freeze
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, catalogue, listing
from tests.surveys.small import survey

TINY = listing(freeze(survey(), MONDAY))
KNOWN = catalogue(TINY.survey)
PRESSING = re.compile(
    r"last chance|hurry|only .* left|don't miss|miss out|please|need you|waiting for you|others have"
    r"|streak|win|prize|!|cyfle olaf|brysia|colli|gwobr|os gweli",
    re.IGNORECASE,
)


def view(language: str) -> View:
    return View(Wording(language), KNOWN, MONDAY)


def screens(language: str) -> list[Screen]:
    seen = view(language)
    return [reminder(seen, TINY, True), reminder(seen, TINY, False), still_wanted(seen)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_and_no_are_side_by_side_and_equally_long(language: str) -> None:
    for screen in screens(language):
        assert_sendable(screen)
        (yes, no), *_ = screen.rows
        assert abs(len(yes.label) - len(no.label)) <= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_we_say_unasked_presses_anybody(language: str) -> None:
    assert [each.html for each in screens(language) if PRESSING.search(each.html)] == []


@pytest.mark.parametrize(("days", "most"), [(None, 3), (10, 3), (0, 2)])
def test_the_introduction_counts_the_reminder_if_there_is_one(days: int | None, most: int) -> None:
    asked = listing(freeze(survey(remind_after=days), MONDAY))
    said = introduction(view("en"), asked, returning=False).html
    assert f"At most {most} messages about this." in said


def pressed(person: Person, screen: Screen, place: int) -> Turn:
    press = Pressed(screen.rows[0][place].data or "", 5)
    return advance(KNOWN, person, press, MONDAY, Chance(lambda: 1, lambda: "receipt"))


def half_way() -> Person:
    known = KNOWN.listings["tiny"]
    begun = pressed(Person("en"), reminder(view("en"), known, False), 0)
    started = next(
        row[0]
        for each in begun.effects
        if isinstance(each, Show)
        for row in each.screen.rows
        if row[0].label == "Start"
    )
    press = Pressed(started.data or "", 5)
    return advance(KNOWN, begun.person, press, MONDAY, Chance(lambda: 1, lambda: "r")).person


def test_who_stopped_half_way_carries_on_with_one_tap() -> None:
    person = half_way()
    turn = pressed(person, reminder(view("en"), KNOWN.listings["tiny"], True), 0)
    interview = turn.person.current
    assert interview is not None
    assert interview.at == person.interviews["tiny"].at


def test_who_stopped_half_way_leaves_with_one_tap_and_nothing_is_kept() -> None:
    turn = pressed(half_way(), reminder(view("en"), KNOWN.listings["tiny"], True), 1)
    assert turn.person.interviews == {}
    assert turn.person.disposition("tiny") is Disposition.STOPPED


def test_who_did_not_begin_says_no_with_one_tap() -> None:
    known = KNOWN.listings["tiny"]
    looked = Person("en").keeping(Interview("tiny", known.fingerprint, 1))
    looked = looked.disposed("tiny", Disposition.LOOKED)
    turn = pressed(looked, reminder(view("en"), known, False), 1)
    assert turn.person.interviews == {}
    assert turn.person.disposition("tiny") is Disposition.DECLINED


def test_who_wants_to_hear_no_more_is_forgotten_with_one_tap() -> None:
    turn = pressed(Person("en", may_ask_again=True), still_wanted(view("en")), 1)
    assert turn.person == Person("en")


def test_who_still_wants_to_hear_sees_how_often_and_stays() -> None:
    person = Person("en", may_ask_again=True)
    assert pressed(person, still_wanted(view("en")), 0).person == person


def typed(language: str, words: str) -> str:
    """Return what somebody reads who types these words while no survey is going on."""
    person = Person(language, may_ask_again=True)
    turn = advance(KNOWN, person, Typed(words, 9), MONDAY, Chance(lambda: 1, lambda: "receipt"))
    (shown,) = [each for each in turn.effects if isinstance(each, Show)]
    return shown.screen.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_buttons_say_can_be_typed_instead(language: str) -> None:
    words = Wording(language)
    ((yes, no),) = still_wanted(view(language)).rows
    assert words("nothing-open") not in typed(language, yes.label)
    assert words("nothing-open") not in typed(language, no.label)
