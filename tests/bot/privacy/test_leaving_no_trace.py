"""Leaving leaves nothing of an interview: in no query and no log at once, in no file after the times
that we promise. From every state of every shipped survey, on both databases."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from bot.conversation.catalogue import Catalogue
from bot.keeping import Keeper
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from tests.bot.conversation.reaching import OTHER_WORDS, WORDS, Move, reached
from tests.bot.conversation.shelf import catalogue, shipped
from tests.bot.conversation.ways_out import ways_out
from tests.bot.privacy.belongings import (
    Belongings,
    InAFolder,
    OnAServer,
    everything_asked_of,
    found,
)
from tests.bot.room import KEYS, TODAY, Room
from tests.postgres import Database

pytestmark = pytest.mark.slow

TOGETHER = 100
"""How many people act at once."""
FIRST_CHAT = 7_000_000_001
Sealed = dict[tuple[str, str], bytes]
"""Sealed interviews, by contact and survey."""


@cache
def every_leaving() -> Sequence[Move]:
    """Return the ways out of the shipped surveys; they are the same for every database."""
    return [made for each in shipped() for made in leavings(catalogue(each), each.id)]


def leavings(known: Catalogue, survey: str) -> Iterator[Move]:
    """Yield a way out of every state for each outcome: what is kept follows from that alone."""
    for state in reached(known, survey, "en"):
        outcomes = {
            (repr(made.turn.person), tuple(map(type, made.turn.effects))): made
            for made in ways_out(known, state)
        }
        yield from outcomes.values()


@dataclass
class Leaver:
    """Somebody who is about to leave in one of the ways."""

    chat: int
    made: Move


class House:
    """A store, somebody who talks to everybody, and those who leave."""

    def __init__(self, store: Store, belongings: Belongings) -> None:
        self.store = store
        self.belongings = belongings
        self.room = Room(store)
        self._keeper = Keeper(KEYS)
        self._chats = count(FIRST_CHAT)

    async def opens(self) -> Sequence[Leaver]:
        """Publish every shipped survey, and let everybody come as far as they leave."""
        await self.room.publishes(*shipped())
        leavers = [Leaver(next(self._chats), made) for made in every_leaving()]
        await together([self._arrives(each) for each in leavers])
        return leavers

    async def _arrives(self, leaver: Leaver) -> None:
        unknown = self._keeper.recall(None, leaver.chat, "en", TODAY)
        person = leaver.made.state.located
        await self.store.commit(self._keeper.changes(unknown, person, (), TODAY))

    async def leaves(self, leaver: Leaver) -> None:
        """Let somebody leave."""
        await self.room.hears(leaver.made.event, leaver.chat)

    def sealed(self) -> Sealed:
        """Return every sealed interview that is there."""
        rows = self.belongings.ask("SELECT contact, survey, sealed FROM interviews")
        return {(contact, survey): bytes(sealed) for contact, survey, sealed in rows}


async def together(acts: Sequence[Awaitable[object]]) -> None:
    """Do many things at once, but not all."""
    for first in range(0, len(acts), TOGETHER):
        await asyncio.gather(*acts[first : first + TOGETHER])


@pytest.fixture(params=["sqlite", "postgres"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    belongings: Belongings
    if request.param == "sqlite":
        store = await open_sqlite(tmp_path / "data" / "h.db")
        belongings = InAFolder(tmp_path / "data" / "h.db")
    else:
        database: Database = request.getfixturevalue("database")
        store = await open_postgres(database.url)
        belongings = OnAServer(database)
    yield House(store, belongings)
    await store.close()


async def test_whoever_leaves_leaves_nothing_behind(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    leavers = await house.opens()
    assert len(leavers) > 500
    before, asked = house.sealed(), everything_asked_of(house.belongings)
    await together([house.leaves(each) for each in leavers])
    gone = pieces(before[each] for each in before.keys() - house.sealed().keys())
    assert len(found(gone, asked)) == len(gone) >= 2 * len(leavers)

    # At once: no query finds it, no log names it, and nobody is written to once more.
    asked = everything_asked_of(house.belongings)
    assert not found(gone, asked)
    assert not found([WORDS.encode(), OTHER_WORDS.encode()], asked)
    assert not [each for each in leavers if str(each.chat) in caplog.text]
    assert WORDS not in caplog.text
    assert OTHER_WORDS not in caplog.text
    said = [saying.chat for saying in house.room.ear.said]
    assert sorted(said) == [each.chat for each in leavers]
    assert house.belongings.ask("SELECT count(*) FROM outbox") == [(0,)]

    # Within minutes: no log of the database. After the next rewrite: no file at all.
    await house.store.tidy()
    log = house.belongings.files().get("h.db-wal", b"")
    assert not found(gone, log)
    await house.store.rewrite()
    await house.store.tidy()
    left = b"".join(house.belongings.files().values())
    assert not found(gone, left)
    assert not found([WORDS.encode(), OTHER_WORDS.encode()], left)


def pieces(sealed: Iterator[bytes]) -> list[bytes]:
    """Return two pieces of each that occur nowhere else: what it was sealed with, and its seal."""
    return [piece for each in sealed for piece in (each[1:13], each[-16:])]
