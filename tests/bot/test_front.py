from collections.abc import AsyncIterator, Sequence

import pytest

from bot.channels.incoming import Incoming
from bot.channels.speaker import Speaker
from bot.emulator import actions
from bot.front import Front
from bot.storage.changes import Change
from bot.storage.memory import MemoryStore
from bot.storage.store import Receipt, StoreError
from bot.voice import Saying
from tests.bot.channels.updates import newest
from tests.bot.channels.wall import Wall
from tests.bot.emulated import Emulated, emulated
from tests.bot.room import TODAY, Room


class Broken(MemoryStore):
    """A store that keeps nothing any more once it is broken."""

    is_broken = False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        if self.is_broken:
            raise StoreError("the disk is full")
        return await super().commit(changes, receipt)


async def _accepted(_saying: Saying, _message: int) -> None:
    """Nothing is owed here."""


class Door:
    """A front whose screens go to a wall."""

    def __init__(self, telegram: Emulated) -> None:
        self.telegram = telegram
        self.store = Broken()
        self.wall = Wall()
        self.speaker = Speaker(self.wall, _accepted, lambda: None)
        room = Room(self.store)
        self.front = Front(room.interviewer, self.speaker, self.store, room.board, lambda: TODAY)
        self.ear = room.ear

    async def newest(self) -> Incoming:
        return await newest(self.telegram)

    async def said(self) -> list[tuple[int, str]]:
        await self.speaker.finish(5)
        return self.wall.written


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with emulated() as telegram:
        yield Door(telegram)


async def test_what_a_person_does_is_a_turn_of_theirs(door: Door) -> None:
    sam = door.telegram.newcomer()
    actions.send(door.telegram.world, sam, "/help")
    await door.front.hear(await door.newest())
    assert door.ear.said[-1].chat == sam


async def test_a_command_in_a_group_is_answered_once_with_where_to_write(door: Door) -> None:
    sam = door.telegram.newcomer()
    group = actions.make_group(door.telegram.world, "Club", (sam,)).chat_id
    await door.front.hear(await door.newest())
    actions.send(door.telegram.world, sam, "/start", chat_id=group)
    update = await door.newest()
    for _ in range(2):
        await door.front.hear(update)
    ((chat, said),) = await door.said()
    assert chat == group
    assert said.startswith("Please write to me privately.")


async def test_who_is_given_up_on_is_told_once_that_their_answers_are_safe(door: Door) -> None:
    sam = door.telegram.newcomer()
    actions.send(door.telegram.world, sam, "Hello")
    update = await door.newest()
    for _ in range(2):
        await door.front.give_up(update)
    ((chat, said),) = await door.said()
    assert chat == sam
    assert "Your answers are safe" in said


async def test_a_tap_that_is_given_up_on_is_answered(door: Door) -> None:
    sam = door.telegram.newcomer()
    query, _ = actions.tap(door.telegram.world, sam, 7, "home", force=True)
    await door.front.give_up(await door.newest())
    await door.speaker.finish(5)
    assert door.wall.toasts == [(query, "")]


async def test_people_are_told_even_when_nothing_can_be_kept(door: Door) -> None:
    actions.send(door.telegram.world, door.telegram.newcomer(), "Hello")
    door.store.is_broken = True
    await door.front.give_up(await door.newest())
    assert len(await door.said()) == 1


async def test_a_group_never_hears_that_something_failed(door: Door) -> None:
    sam = door.telegram.newcomer()
    group = actions.make_group(door.telegram.world, "Club", (sam,)).chat_id
    actions.send(door.telegram.world, sam, "/start", chat_id=group)
    await door.front.give_up(await door.newest())
    assert await door.said() == []
