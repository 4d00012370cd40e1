"""Screens that were shown are noted together, a little later, unless their people went on."""

import asyncio
from collections.abc import Sequence

from msgspec.structs import replace

from bot.debts import TOGETHER, Debts
from bot.storage.changes import Change, DropInterview, KeepInterview, Shown
from bot.storage.memory import MemoryStore
from bot.storage.store import Receipt, StoreError
from tests.bot.storage.people import ANA, BEN, BUSES, interview, know
from tests.waiting import PATIENCE

LATER = 3600.0
"""Seconds: in these tests somebody asks for it, or nothing is noted."""


async def owing() -> MemoryStore:
    store = MemoryStore()
    await know(store, ANA, BEN)
    await store.commit([KeepInterview(replace(interview(each), owed=True)) for each in (ANA, BEN)])
    return store


def shown(contact: str) -> Shown:
    return Shown(contact, BUSES, b"sealed")


async def who_is_owed(store: MemoryStore) -> list[str]:
    return [row.contact for row in await store.owed()]


async def test_screens_are_noted_by_themselves_after_a_while() -> None:
    store = Counting()
    debts = Debts(store, later=0.0)
    for contact in ("ana", "ben"):
        debts.pay(shown(contact))
    async with asyncio.timeout(PATIENCE):
        await store.kept.wait()
    assert store.commits == 1


async def test_until_then_they_are_owed() -> None:
    store = await owing()
    debts = Debts(store, LATER)
    debts.pay(shown("ana"))
    assert await who_is_owed(store) == ["ana", "ben"]
    await debts.settle()
    assert await who_is_owed(store) == ["ben"]


async def test_of_somebody_who_went_on_or_left_nothing_is_noted() -> None:
    store = Counting()
    debts = Debts(store, LATER)
    debts.pay(shown("ana"))
    debts.pay(shown("ben"))
    debts.overtake([KeepInterview(interview(ANA, turn=2)), DropInterview("ben", BUSES)])
    await debts.settle()
    assert store.commits == 0


class Counting(MemoryStore):
    """A store that counts commits, and is out of order ``down`` times."""

    def __init__(self, down: int = 0) -> None:
        super().__init__()
        self.commits = 0
        self.down = down
        self.kept = asyncio.Event()

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self.commits += 1
        if self.commits <= self.down:
            raise StoreError("The database is away.")
        self.kept.set()
        return await super().commit(changes, receipt)


async def test_many_are_noted_in_handfuls_so_that_nobody_waits_long() -> None:
    store = Counting()
    debts = Debts(store, LATER)
    for number in range(2 * TOGETHER + 1):
        debts.pay(shown(str(number)))
    await debts.settle()
    assert store.commits == 3


async def test_a_database_that_is_away_is_asked_again() -> None:
    store = Counting(down=2)
    debts = Debts(store, later=0.0)
    debts.pay(shown("ana"))
    async with asyncio.timeout(PATIENCE):
        await store.kept.wait()
    await debts.settle()
    assert store.commits == 3
