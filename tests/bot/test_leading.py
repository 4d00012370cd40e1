import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

import pytest

from bot.leading import EVERY, LEASE, MARGIN, Leading
from bot.storage.memory import MemoryStore
from bot.storage.store import LEADER, Store, StoreError
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

LONG = 600.0


class Silent(MemoryStore):
    """A store that does not answer when it is told not to."""

    def __init__(self) -> None:
        super().__init__()
        self.silent = False

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        if self.silent:
            raise StoreError("the database does not answer")
        return await super().lease(name, holder, seconds)


class Hours:
    """A clock that somebody else moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Runner:
    """A replica that runs for the lead, and notes when it leads."""

    def __init__(self, store: Store, name: str) -> None:
        self.hours = Hours()
        self.leads = asyncio.Event()
        self.left = asyncio.Event()
        self.alive: Collection[str] = ()
        self._leading = Leading(store, name, self._term, self._noticed, self.hours)
        self._task = asyncio.create_task(self._leading.run())

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    @asynccontextmanager
    async def _term(self) -> AsyncIterator[None]:
        self.leads.set()
        try:
            yield
        finally:
            self.left.set()

    def _noticed(self, alive: Collection[str]) -> None:
        self.alive = alive


async def soon(event: asyncio.Event) -> None:
    async with asyncio.timeout(PATIENCE):
        await event.wait()


async def test_a_replica_that_is_alone_leads_at_once() -> None:
    store = MemoryStore()
    one = Runner(store, "one")
    await soon(one.leads)
    assert one.alive == {"one"}
    await one.stop()


async def test_two_replicas_never_lead_at_once_and_the_second_takes_over_when_one_goes() -> None:
    store = MemoryStore()
    one = Runner(store, "one")
    await soon(one.leads)
    two = Runner(store, "two")
    async with asyncio.timeout(PATIENCE):
        while two.alive != {"one", "two"}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert not two.leads.is_set()
    await one.stop()
    assert one.left.is_set()
    await soon(two.leads)
    await two.stop()
    assert await store.leases() == {}


def test_a_leader_that_dies_is_replaced_within_ten_seconds() -> None:
    # The journeys show that it is; how soon depends on nothing but these, and on the machine.
    assert LEASE + EVERY < 8


async def test_whoever_dies_is_replaced_when_its_lease_has_run_out() -> None:
    store = MemoryStore()
    await store.lease(LEADER, "dead", 0.1)
    two = Runner(store, "two")
    await soon(two.leads)
    await two.stop()


async def test_a_leader_who_cannot_renew_its_lease_stops_before_it_has_run_out() -> None:
    store = Silent()
    one = Runner(store, "one")
    await soon(one.leads)
    store.silent = True
    one.hours.now += LEASE - MARGIN
    await soon(one.left)
    await one.stop()


async def test_a_leader_who_was_held_up_for_long_stops_when_another_one_leads() -> None:
    store = MemoryStore()
    one = Runner(store, "one")
    await soon(one.leads)
    await store.release("one")
    await store.lease(LEADER, "two", LONG)
    await soon(one.left)
    await one.stop()
    assert await store.leases() == {LEADER: "two"}
