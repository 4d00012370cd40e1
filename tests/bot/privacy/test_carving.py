"""What the bot's own key opens in the bytes of its own files, and what it does not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.privacy.public_sealing import OfflineKey
from bot.storage.changes import Publish
from bot.storage.sqlite import open_sqlite
from tests.bot.privacy.carver import carved
from tests.bot.room import KEYS, TINY, Room, published

PEOPLE = range(1, 7)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    store = await open_sqlite(tmp_path / "hearback.db")
    yield Room(store)
    await store.close()


async def publishes(room: Room, sealed_to: bytes) -> None:
    await room.store.commit([Publish(replace(published(TINY), sealed_to=sealed_to))])
    await room.board.refresh()


async def places(room: Room) -> list[str]:
    people = [await room.person(chat) for chat in PEOPLE]
    return [f"{person.contact.id}/tiny" for person in people if person is not None]


async def answers_found(room: Room, folder: Path) -> int:
    """How many states of interviews with an answer in them the bot's key opens."""
    found = carved(folder, KEYS, await places(room))
    return sum(bool(interview.answers) for interview in found)


async def is_tidied(room: Room) -> None:
    """The log is emptied, and the file written anew, as it is every night."""
    await room.store.tidy()
    await room.store.rewrite()


async def test_answers_that_were_sent_are_found_where_no_other_key_seals_them(
    room: Room, tmp_path: Path
) -> None:
    await publishes(room, b"")
    for chat in PEOPLE:
        await room.sends(chat)
    await is_tidied(room)
    assert await answers_found(room, tmp_path) >= len(PEOPLE)


async def test_answers_that_are_not_sent_yet_are_found_in_a_sealed_survey_too(
    room: Room, tmp_path: Path
) -> None:
    await publishes(room, OfflineKey.made().public)
    for chat in PEOPLE:
        await room.opens("tiny", chat)
        await room.taps("Start", chat)
        await room.taps("Yes", chat)
    await is_tidied(room)
    assert await answers_found(room, tmp_path) >= len(PEOPLE)


async def test_no_answer_that_was_sent_in_a_sealed_survey_is_left_anywhere(
    room: Room, tmp_path: Path
) -> None:
    await publishes(room, OfflineKey.made().public)
    for chat in PEOPLE:
        await room.sends(chat)
    assert await answers_found(room, tmp_path) >= len(PEOPLE), "the log has them for a while"
    await is_tidied(room)
    assert await answers_found(room, tmp_path) == 0
