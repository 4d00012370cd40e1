"""What a newer replica wrote reaches an older one: while replicas are updated, or gone back on."""

from collections.abc import Sequence

import orjson
import pytest
from msgspec.structs import replace

from bot.conversation.codec import to_bytes
from bot.conversation.events import Asked, Pressed, Request
from bot.keeping import Keeper
from bot.privacy.sealing import Newer
from bot.standing import Standing
from bot.storage.changes import KeepInterview
from bot.storage.memory import MemoryStore
from bot.storage.rows import Interview
from bot.storage.store import StoreError
from tests.bot.room import KEYS, TINY, WORDS, Room


@pytest.fixture
async def room() -> Room:
    room = Room(MemoryStore())
    await room.publishes(TINY, WORDS)
    return room


async def kept(room: Room) -> Sequence[Interview]:
    person = await room.person()
    return person.interviews if person else ()


async def becomes_newer(room: Room, place: str = "at") -> None:
    """Let what is kept stand where only a newer Hearback knows the way."""
    (row,) = await kept(room)
    state = orjson.loads(to_bytes(Keeper(KEYS).open(row)))
    plain = orjson.dumps(state | {place: ["resting", 3]})
    sealed = KEYS.interviews.seal(plain, row.place)
    await room.store.commit([KeepInterview(replace(row, sealed=sealed))])


async def begins(room: Room) -> None:
    await room.opens("tiny")
    await room.taps("Start")


@pytest.mark.parametrize("place", ["at", "aside"])
async def test_a_turn_that_only_a_newer_hearback_knows_waits_for_it(room: Room, place: str) -> None:
    await begins(room)
    await becomes_newer(room, place)
    before = await kept(room)
    for turn in (
        Pressed(room.data("Yes"), 50),
        Asked(Request.SURVEYS),
        Asked(Request.PRIVACY),
    ):
        with pytest.raises(StoreError, match="newer Hearback"):
            await room.hears(turn)
    with pytest.raises(StoreError, match="newer Hearback"):
        await room.opens("tiny")
    assert await kept(room) == before


async def test_whoever_stops_leaves_what_is_newer_as_well(room: Room) -> None:
    await begins(room)
    await becomes_newer(room)
    await room.types("stop")
    person = await room.person()
    assert person is not None
    assert person.contact.standing is Standing.STOPPED
    assert person.interviews == ()


async def test_whoever_has_stopped_already_may_stop_again(room: Room) -> None:
    await room.opens("words")
    await room.types("stop all")
    await room.opens("tiny")
    await room.taps("Yes, ask me this one")
    await becomes_newer(room)
    with pytest.raises(StoreError):
        await room.hears(Asked(Request.SURVEYS))
    await room.types("stop")
    assert await kept(room) == ()


async def test_whoever_is_forgotten_leaves_nothing_newer_behind(room: Room) -> None:
    await begins(room)
    await becomes_newer(room)
    await room.hears(Asked(Request.FORGETME))
    assert len(await kept(room)) == 1
    await room.taps("Yes, forget me")
    assert await room.person() is None


async def test_a_ballot_that_is_newer_stays_and_holds_up_no_turn(room: Room) -> None:
    await room.sends()
    await becomes_newer(room)
    (ballot,) = await kept(room)
    await room.opens("words")
    assert ballot in await kept(room)
    with pytest.raises(Newer):
        Keeper(KEYS).open_ballot(ballot)
