"""Taking a stop back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.conversation.events import Arrived, Asked, Request
from bot.conversation.presses import UndoAll, encode
from bot.conversation.screen import Button
from bot.conversation.state import Person
from bot.dispositions import Disposition
from bot.standing import Standing
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import MONDAY, catalogue, shipped

BUSES = "evening-buses"
KNOWN = catalogue(*shipped())


def left() -> Phone:
    """Return the phone of somebody who has just left a survey half-way."""
    phone = Phone(KNOWN)
    phone.hears(Arrived(BUSES))
    for words in ("start", "next", "every week", "stop"):
        phone.types(words)
    return phone


@pytest.mark.parametrize("days", [0, 1])
def test_leaving_is_undone_until_the_day_after(days: int) -> None:
    phone = left()
    phone.today += timedelta(days=days)
    phone.taps("Undo")
    assert phone.person.disposition(BUSES) is Disposition.LOOKED


def test_undoing_brings_no_answer_back() -> None:
    phone = left()
    phone.taps("Undo")
    assert not phone.person.interviews
    phone.taps("Have a look")
    assert not phone.person.interviews[BUSES].answers


def test_two_days_later_it_is_too_late_and_a_link_still_asks_for_a_yes() -> None:
    phone = left()
    phone.today += timedelta(days=2)
    phone.taps("Undo")
    assert phone.person.disposition(BUSES) is Disposition.STOPPED
    phone.taps("Have a look")
    assert "You said no before" in phone.screen.html


def test_an_undo_after_coming_back_changes_nothing() -> None:
    phone = left()
    leaving = phone.newest
    phone.hears(Arrived(BUSES))
    phone.taps("Yes, ask me this one")
    before = phone.person
    phone.taps("Undo", on=leaving)
    assert replace(phone.person.interviews[BUSES], message=0) == replace(
        before.interviews[BUSES], message=0
    )
    assert phone.person.attended == before.attended


def test_a_reason_that_was_given_does_not_hinder_undoing() -> None:
    phone = left()
    phone.taps("Why?")
    phone.taps("Too long")
    phone.taps("Undo")
    assert phone.person.disposition(BUSES) is Disposition.LOOKED


@pytest.mark.parametrize("before", [Standing.ASKS, Standing.NEWS_ONLY, Standing.PAUSED])
def test_stopping_everything_is_undone_to_what_was_on_before(before: Standing) -> None:
    phone = Phone(KNOWN, Person("en", standing=before, may_ask_again=True))
    phone.hears(Asked(Request.STOP))
    assert phone.person.standing is Standing.STOPPED
    phone.taps("Undo")
    assert phone.person.standing is before
    assert phone.person.may_ask_again


def test_typing_undo_brings_the_standing_back_but_no_leave_to_ask_about_other_things() -> None:
    phone = Phone(KNOWN, Person("en", standing=Standing.NEWS_ONLY, may_ask_again=True))
    phone.hears(Asked(Request.STOP))
    phone.hears(Asked(Request.STOP))
    phone.types("Undo!")
    assert phone.person.standing is Standing.NEWS_ONLY
    assert not phone.person.may_ask_again


def test_stopping_everything_two_days_ago_stands() -> None:
    phone = Phone(KNOWN)
    phone.hears(Asked(Request.STOP))
    phone.today += timedelta(days=2)
    phone.taps("Undo")
    assert phone.person.standing is Standing.STOPPED


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.BLOCKED, Standing.GONE])
def test_no_button_can_wish_for_a_standing_that_is_no_choice(standing: Standing) -> None:
    phone = Phone(KNOWN)
    phone.hears(Asked(Request.STOP))
    data = encode(UndoAll(MONDAY.toordinal(), standing, False))
    phone.presses(Button("Undo", data), phone.newest)
    assert phone.person.standing is Standing.ASKS


def test_with_several_surveys_left_typing_undo_asks_for_the_button() -> None:
    phone = left()
    phone.hears(Arrived("saturday-drop-in"))
    phone.types("stop")
    phone.types("undo")
    assert "more than one" in phone.screen.html
    assert phone.person.disposition(BUSES) is Disposition.STOPPED
