"""A screen that was lost comes again, and nobody is hammered at."""

import pytest

from bot.catching_up import CatchingUp
from bot.conversation.events import BlockedUs
from bot.storage.memory import MemoryStore
from bot.storage.rows import SurveyState
from tests.bot.room import Room
from tests.surveys.small import survey


@pytest.fixture
async def room() -> Room:
    made = Room(MemoryStore())
    await made.publishes(survey(id="tiny"))
    await made.opens("tiny")
    await made.taps("Start")
    made.ear.said.clear()
    return made


async def test_a_screen_that_may_be_on_its_way_is_left_alone_at_first(room: Room) -> None:
    assert await CatchingUp(room.interviewer).look() == 0


async def test_a_screen_that_is_still_owed_is_shown_again(room: Room) -> None:
    catching_up = CatchingUp(room.interviewer)
    assert [await catching_up.look() for _ in range(2)] == [0, 1]
    assert "1 of" in room.shown


async def test_the_looks_at_which_a_screen_is_shown_grow_apart(room: Room) -> None:
    catching_up = CatchingUp(room.interviewer)
    shown = [await catching_up.look() for _ in range(16)]
    assert [look for look, many in enumerate(shown, 1) if many] == [2, 4, 8, 16]


async def test_a_screen_that_was_accepted_does_not_come_again() -> None:
    room = Room(MemoryStore())
    await room.publishes(survey(id="tiny"))
    await room.opens("tiny")
    await room.accepted()
    catching_up = CatchingUp(room.interviewer)
    assert [await catching_up.look() for _ in range(4)] == [0, 0, 0, 0]


async def test_who_blocked_us_is_not_tried(room: Room) -> None:
    await room.interviewer.hear(room.heard(BlockedUs()))
    catching_up = CatchingUp(room.interviewer)
    assert [await catching_up.look() for _ in range(4)] == [0, 0, 0, 0]


async def test_of_a_survey_that_has_closed_no_question_is_shown(room: Room) -> None:
    await room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSING)
    await room.moves("tiny", SurveyState.CLOSING, SurveyState.CLOSED)
    assert await room.interviewer.speak_owed() == 0
    assert room.ear.said == []


async def test_of_a_survey_that_has_closed_the_thanks_are_still_shown() -> None:
    room = Room(MemoryStore())
    await room.publishes(survey(id="tiny"))
    await room.opens("tiny")
    for label in ("Start", "Yes", "Send my answers"):
        await room.taps(label)
    thanks = room.shown
    room.ear.said.clear()
    await room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSING)
    await room.moves("tiny", SurveyState.CLOSING, SurveyState.CLOSED)
    assert await room.interviewer.speak_owed() == 1
    assert room.shown == thanks


async def test_of_a_withdrawn_survey_nothing_is_shown(room: Room) -> None:
    await room.moves("tiny", SurveyState.OPEN, SurveyState.WITHDRAWN)
    assert await room.interviewer.speak_owed() == 0
    assert room.ear.said == []
