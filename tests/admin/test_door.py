from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from telegram import Update
from telegram.ext import ContextTypes, TypeHandler

from admin.access import PREFIX, Access
from admin.door import Door
from admin.switchboard import switchboard
from bot.channels.speaker import Speaker
from bot.emulator import actions
from bot.emulator.people import Person
from bot.front import Front
from bot.storage.memory import MemoryStore
from bot.voice import Saying
from tests.admin.house import STAFF, House
from tests.bot.channels.updates import newest
from tests.bot.channels.wall import Wall
from tests.bot.emulated import Emulated, emulated
from tests.bot.room import KEYS, TODAY, Room

LONG = 30.0


@dataclass
class Handlers:
    """Handlers of staff that only remember what they were handed."""

    handed: list[Update] = field(default_factory=list)

    async def __call__(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        self.handed.append(update)


@dataclass(frozen=True)
class Porch:
    """A door, with a member of staff in front of it, and what lies behind."""

    telegram: Emulated
    door: Door
    handlers: Handlers
    room: Room
    speaker: Speaker
    wall: Wall

    async def hears(self, person: int, words: str, group: int | None = None) -> None:
        actions.send(self.telegram.world, person, words, chat_id=group)
        await self.door.hear(await newest(self.telegram))

    @property
    def handed(self) -> list[str | None]:
        """The words of what handlers of staff were handed."""
        return [each.message.text if each.message else None for each in self.handlers.handed]

    @property
    def answered(self) -> list[int]:
        """The chats in which the conversation answered."""
        return [saying.chat for saying in self.room.ear.said]


@asynccontextmanager
async def porch_at(telegram: Emulated) -> AsyncIterator[Porch]:
    store, wall, handlers = MemoryStore(), Wall(), Handlers()
    room = Room(store)
    speaker = Speaker(wall, _accepted, lambda: None)
    front = Front(room.interviewer, speaker, store, room.board, lambda: TODAY)
    switches = switchboard(telegram.bot)
    switches.add_handler(TypeHandler(Update, handlers))
    async with switches:
        door = Door(Access(store, KEYS, (STAFF,)), switches, front)
        yield Porch(telegram, door, handlers, room, speaker, wall)


async def _accepted(_saying: Saying, _message: int) -> None:
    """Nothing is owed here."""


@pytest.fixture
async def porch() -> AsyncIterator[Porch]:
    async with emulated() as telegram:
        telegram.world.add_person(Person(STAFF, has_written=True))
        async with porch_at(telegram) as opened:
            yield opened


async def test_what_staff_do_goes_to_their_handlers_alone(porch: Porch) -> None:
    await porch.hears(STAFF, "/publish parks")
    actions.tap(porch.telegram.world, STAFF, 7, "s.menu", force=True)
    await porch.door.hear(await newest(porch.telegram))
    told, tapped = porch.handlers.handed
    assert told.message is not None
    assert (told.message.text, told.message.chat.id) == ("/publish parks", STAFF)
    assert tapped.callback_query is not None
    assert (tapped.callback_query.data, tapped.callback_query.from_user.id) == ("s.menu", STAFF)
    assert porch.answered == []


@pytest.mark.parametrize("words", ["/start parks", "Hello", "/publish parks", "/staff"])
async def test_what_young_people_do_becomes_no_object(porch: Porch, words: str) -> None:
    sam = porch.telegram.newcomer()
    await porch.hears(sam, words)
    assert porch.handed == []
    assert porch.answered == [sam]


async def test_a_tap_by_somebody_who_is_not_staff_becomes_no_object(porch: Porch) -> None:
    sam = porch.telegram.newcomer()
    actions.tap(porch.telegram.world, sam, 7, "s.close!.parks", force=True)
    await porch.door.hear(await newest(porch.telegram))
    assert porch.handed == []
    assert porch.answered == [sam]


async def test_a_one_time_link_reaches_the_handlers_whoever_opens_it(porch: Porch) -> None:
    sam = porch.telegram.newcomer()
    await porch.hears(sam, f"/start {PREFIX}code")
    assert porch.handed == [f"/start {PREFIX}code"]
    assert porch.answered == []


@pytest.mark.parametrize("words", ["/publish parks", f"/start {PREFIX}code"])
@pytest.mark.parametrize("is_staff", [True, False])
async def test_what_is_written_in_a_group_never_reaches_the_handlers(
    porch: Porch, words: str, is_staff: bool
) -> None:
    person = STAFF if is_staff else porch.telegram.newcomer()
    group = actions.make_group(porch.telegram.world, "Club", (person,)).chat_id
    await porch.hears(person, words, group)
    await porch.speaker.finish(LONG)
    assert (porch.handed, porch.answered) == ([], [])
    ((chat, said),) = porch.wall.written
    assert chat == group
    assert said.startswith("Please write to me privately.")


async def test_staff_take_part_like_anybody(house: House) -> None:
    await house.publishes()
    await house.staff.opens("parks", "Parks")
    await house.staff.taps("Start", "What first?")
    await house.staff.taps("Trees", "Nearly there")
    await house.staff.taps("Send", "Thank you")


async def test_somebody_is_let_in_by_a_one_time_link(house: House) -> None:
    code = await house.desk.access.owner_code(house.desk.clock.today())
    sam = house.newcomer()
    await sam.opens(code, "You are an owner now.")
    await sam.types("/publish parks", "Parks is open")
