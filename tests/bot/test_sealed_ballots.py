"""A survey whose answers are sealed at Send to a key that is not here, through the conversation."""

import pytest
from msgspec.structs import replace

from bot.conversation.events import Pressed
from bot.conversation.state import Interview, Sent
from bot.keeping import Keeper
from bot.privacy.ballot_box import BallotBox
from bot.privacy.public_sealing import OfflineKey
from bot.storage.changes import MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import SurveyState
from tests.bot.room import KEYS, NIA, SAM, TINY, TODAY, Room, published

KEY = OfflineKey.made()
SEALED = replace(published(TINY), sealed_to=KEY.public)
YES = {"first": {"choice": "yes"}}


@pytest.fixture
async def room() -> Room:
    room = Room(MemoryStore())
    await room.store.commit([Publish(SEALED)])
    await room.board.refresh()
    return room


@pytest.fixture
async def ordinary() -> Room:
    room = Room(MemoryStore())
    await room.publishes(TINY)
    return room


def box(room: Room) -> BallotBox:
    return BallotBox(room.store, Keeper(KEYS).open_ballot, KEYS.words, 5)


async def opened(room: Room, chat: int = SAM) -> Interview:
    """The interview of one person, as the bot's own key opens it."""
    person = await room.person(chat)
    assert person is not None
    (row,) = person.interviews
    return Keeper(KEYS).open(row)


async def closed(room: Room) -> int:
    await room.store.commit([MoveSurvey("tiny", SurveyState.OPEN, SurveyState.CLOSING)])
    return await box(room).close("tiny", TODAY)


async def test_the_bots_own_key_opens_the_answers_of_an_ordinary_ballot(ordinary: Room) -> None:
    await ordinary.sends()
    assert (await opened(ordinary)).answers


async def test_the_bots_own_key_opens_no_answer_of_a_sealed_ballot(room: Room) -> None:
    await room.sends()
    ballot = await opened(room)
    assert isinstance(ballot.at, Sent)
    assert (ballot.answers, ballot.typed) == ({}, {})
    assert b"yes" not in ballot.at.sealed


async def test_the_offline_key_opens_what_was_sent(room: Room) -> None:
    await room.sends()
    at = (await opened(room)).at
    assert isinstance(at, Sent)
    assert KEY.open(at.sealed, TINY, SEALED.fingerprint) == YES


async def test_while_answering_a_person_can_go_back(room: Room) -> None:
    await room.opens("tiny")
    await room.taps("Start")
    assert "Yes" in await room.taps("Yes")
    await room.taps("Back")
    assert (await opened(room)).answers


async def test_the_thank_you_is_there_again_after_sending(room: Room) -> None:
    await room.sends()
    thanks = room.shown
    await room.types("hello")
    assert await room.opens("tiny") == thanks


async def test_a_sealed_ballot_is_sealed_once(room: Room) -> None:
    await room.sends()
    before = (await opened(room)).at
    await room.taps("You may ask me again")
    assert (await opened(room)).at == before


async def test_a_sealed_ballot_is_taken_back_before_it_is_counted(room: Room) -> None:
    await room.sends()
    assert "taken out" in await room.taps("Take my answers back")
    assert await room.store.uncounted("tiny") == (0, 0)


async def test_a_sealed_ballot_is_taken_back_after_it_was_counted(room: Room) -> None:
    await room.sends(NIA)
    receipt = room.data("Take my answers back")
    for chat in range(1, 6):
        await room.sends(chat)
    await room.counts(NIA)
    assert "taken out" in await room.hears(Pressed(receipt, 50), NIA)
    assert await closed(room) == 5


async def test_sealed_ballots_are_counted_and_closed_without_being_opened(room: Room) -> None:
    for chat in range(1, 13):
        await room.sends(chat)
    assert await box(room).count("tiny", TODAY) == 7
    assert await closed(room) == 12
    responses = await room.store.responses("tiny")
    assert [KEY.open(row.values, TINY, row.version) for row in responses] == [YES] * 12


async def test_no_length_tells_what_was_answered(room: Room) -> None:
    for chat in range(1, 7):
        await room.opens("tiny", chat)
        for label in ("Start", "Yes" if chat % 2 else "Skip", "Send my answers"):
            await room.taps(label, chat)
        await room.accepted()
    await closed(room)
    assert len({len(row.values) for row in await room.store.responses("tiny")}) == 1
