"""An outbox that is stopped and run once more, as that of a replica which leads again."""

import asyncio
from collections.abc import Sequence

from bot.outbox import Outbox
from bot.pace import Pace
from bot.storage.changes import Change, QueueInvitations
from bot.storage.memory import MemoryStore
from bot.storage.rows import Errand, ErrandKind, Outcome
from bot.storage.store import LEADER, Receipt, StoreError
from tests.bot.test_outbox import SURVEY, settled, store_with
from tests.bot.test_pace import Clock
from tests.waiting import PATIENCE

LONG = 600.0
OTHER = "night-buses"


class Away(MemoryStore):
    """A memory store that can be away; it notes what was asked of it meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.away = False
        self.asked = {"commit": asyncio.Event(), "claim": asyncio.Event()}

    def _answer(self, what: str) -> None:
        if self.away:
            self.asked[what].set()
            raise StoreError("The database does not answer.")

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self._answer("commit")
        return await super().commit(changes, receipt)

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        self._answer("claim")
        return await super().claim(limit, now, holder)


async def led_by_one(store: MemoryStore) -> None:
    """Let the replica ``one`` lead, and be known as alive."""
    for lease in ("replica one", LEADER):
        assert await store.lease(lease, "one", LONG)


async def ended(outbox: Outbox, run: "asyncio.Task[None]") -> None:
    outbox.stop()
    async with asyncio.timeout(PATIENCE):
        await run


async def test_what_was_sent_while_the_database_was_away_is_not_sent_again() -> None:
    store, clock, tried = Away(), Clock(), list[str]()
    await store_with(1, store)
    await led_by_one(store)

    async def deliver(errand: Errand) -> None:
        tried.append(errand.contact.id)
        store.away = len(tried) == 1

    outbox = Outbox(store, deliver, Pace(25, clock, clock.sleep), clock, "one")
    run = asyncio.create_task(outbox.run())
    async with asyncio.timeout(PATIENCE):
        for asked in store.asked.values():
            await asked.wait()
    await ended(outbox, run)
    store.away = False
    outbox.again()
    run = asyncio.create_task(outbox.run())
    assert await settled(store, 1) == {Outcome.SENT: 1}
    await ended(outbox, run)
    assert tried == ["0000"]


async def test_what_was_cut_off_on_its_way_is_unknown_and_holds_up_nothing_else() -> None:
    store, clock, tried = Away(), Clock(), list[str]()
    await store_with(1, store)
    await led_by_one(store)
    on_its_way, went_on = asyncio.Event(), asyncio.Event()

    async def deliver(errand: Errand) -> None:
        tried.append(errand.survey)
        if errand.survey == SURVEY:
            on_its_way.set()
            await asyncio.Event().wait()
        went_on.set()

    outbox = Outbox(store, deliver, Pace(25, clock, clock.sleep), clock, "one")
    run = asyncio.create_task(outbox.run())
    await on_its_way.wait()
    run.cancel()
    await asyncio.gather(run, return_exceptions=True)
    await store.commit([QueueInvitations(OTHER)])
    outbox.again()
    run = asyncio.create_task(outbox.run())
    assert await settled(store, 1) == {Outcome.UNKNOWN: 1}
    async with asyncio.timeout(PATIENCE):
        await went_on.wait()
    await ended(outbox, run)
    assert (await store.delivery(OTHER, ErrandKind.INVITATION)).waiting == 0
    assert tried == [SURVEY, OTHER]


async def test_what_could_not_be_written_at_the_end_is_written_when_it_is_tried_again() -> None:
    store, clock = Away(), Clock()
    await store_with(1, store)

    async def deliver(_: Errand) -> None:
        store.away = True

    outbox = Outbox(store, deliver, Pace(25, clock, clock.sleep), clock)
    run = asyncio.create_task(outbox.run())
    async with asyncio.timeout(PATIENCE):
        await store.asked["commit"].wait()
    await ended(outbox, run)
    store.away = False
    outbox.settle()
    assert await settled(store, 1) == {Outcome.SENT: 1}
