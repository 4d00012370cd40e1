"""Leaving with and without what was said."""

import pytest

from bot.conversation.catalogue import Stage
from bot.conversation.events import Arrived, Asked, Request
from bot.conversation.state import Sent
from bot.dispositions import Disposition
from bot.standing import Standing
from surveys.answers import Choice, Missing
from tests.bot.conversation.phone import Phone, labels
from tests.bot.conversation.shelf import catalogue, shipped

BUSES = "evening-buses"
KNOWN = catalogue(*shipped())


def begun(*words: str, stage: Stage = Stage.OPEN) -> Phone:
    phone = Phone(KNOWN)
    phone.hears(Arrived(BUSES))
    for each in ("start", "next", *words):
        phone.types(each)
    phone.known = catalogue(*shipped(), stage=stage)
    return phone


def test_what_was_said_can_be_kept_and_the_rest_is_left_out() -> None:
    phone = begun("every week", "help")
    phone.taps("Keep what I said and leave")
    ballot = phone.person.interviews[BUSES]
    assert isinstance(ballot.at, Sent)
    assert ballot.answers["how_often"] == Choice("weekly")
    assert ballot.answers["say_more"] is Missing.NOT_REACHED


def test_who_keeps_what_they_said_has_answered_and_is_not_asked_again() -> None:
    phone = begun("every week", "keep what i said and leave")
    assert phone.person.disposition(BUSES) is Disposition.DONE
    phone.count()
    phone.hears(Arrived(BUSES))
    assert "You have answered this one" in phone.screen.html


def test_with_nothing_said_there_is_nothing_to_keep() -> None:
    phone = begun("skip", "help")
    assert ["Keep what I said and leave"] not in labels(phone.screen)
    phone.types("keep what i said and leave")
    assert not isinstance(phone.person.interviews[BUSES].at, Sent)


def test_stopping_everything_says_how_many_answers_are_deleted() -> None:
    phone = begun("every week")
    phone.types("stop all messages")
    assert "Your answer that was not sent is deleted" in phone.screen.html
    assert phone.person.standing is Standing.STOPPED
    assert not phone.person.interviews


def test_leaving_is_one_message_with_the_same_buttons_from_everywhere() -> None:
    (said,) = begun("every week").types("stop")
    (panel,) = begun("every week", "help").taps("Stop and delete my answers")
    (command,) = begun("every week").hears(Asked(Request.STOP))
    assert said.screen == panel.screen == command.screen
    assert said.screen is not None
    assert labels(said.screen) == [["Why?", "Undo"], ["Stop all messages", "Forget me"]]


@pytest.mark.parametrize("words", ["never", "help", "back"])
def test_whoever_goes_on_while_a_survey_closes_is_told_that_time_is_short(words: str) -> None:
    phone = begun(stage=Stage.CLOSING)
    phone.types(words)
    assert phone.screen.html.startswith("This is closing.")


def test_leaving_while_a_survey_closes_is_leaving() -> None:
    phone = begun("every week", stage=Stage.CLOSING)
    phone.types("stop")
    assert phone.screen.html.startswith("Stopped. Your answer is deleted.")
