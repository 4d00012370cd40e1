import asyncio
from typing import Any, cast

from admin.duties import Duties, at_work
from bot.catching_up import CatchingUp
from bot.counting import Counting
from bot.outbox import Outbox
from bot.pace import Pace
from bot.privacy.ballot_box import BallotBox
from bot.storage.memory import MemoryStore
from bot.storage.rows import Errand, Outcome
from bot.storage.store import LEADER
from tests.bot.room import KEYS, TODAY, Room
from tests.bot.test_outbox import settled, store_with
from tests.bot.test_pace import Clock
from tests.waiting import PATIENCE


async def test_at_the_end_all_work_is_over_before_what_is_on_its_way_arrived() -> None:
    store, clock = await store_with(1), Clock()
    begun, arrives, over = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def deliver(_: Errand) -> None:
        begun.set()
        await arrives.wait()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            over.set()

    async def term() -> None:
        async with at_work([work()], Outbox(store, deliver, Pace(25, clock, clock.sleep), clock)):
            await begun.wait()

    async with asyncio.timeout(PATIENCE):
        ending = asyncio.create_task(term())
        await over.wait()
        arrives.set()
        await ending
    assert await settled(store, 1) == {Outcome.SENT: 1}


class Led:
    """A replica that led until the database was away, and does not any more."""

    def __init__(self, store: MemoryStore) -> None:
        room, clock, unused = Room(store), Clock(), cast(Any, None)
        self.outbox = Outbox(store, self._cut_off, Pace(25, clock, clock.sleep), clock, "one")
        self.begun = asyncio.Event()
        box = BallotBox(store, unused, KEYS.words, 8)
        self.duties = Duties(
            bot=unused,
            store=store,
            clock=unused,
            access=unused,
            commands={},
            profile=unused,
            backup_days=400,
            outbox=self.outbox,
            counting=Counting(box, room.board, lambda: TODAY),
            catching_up=CatchingUp(room.interviewer),
            fieldwork=unused,
            saying_back=unused,
            daily=unused,
            calendar=unused,
            standing_in=unused,
        )

    async def leads(self) -> None:
        """Begin to send, and be cut off in the middle of it."""
        run = asyncio.create_task(self.outbox.run())
        await self.begun.wait()
        self.outbox.stop()
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)

    async def _cut_off(self, _: Errand) -> None:
        self.begun.set()
        await asyncio.Event().wait()


async def test_who_leads_no_longer_still_settles_what_it_left_on_its_way() -> None:
    store = await store_with(1)
    for lease in ("replica one", LEADER):
        await store.lease(lease, "one", PATIENCE)
    led = Led(store)
    async with asyncio.timeout(PATIENCE):
        await led.leads()
        led.duties.notice({"one", "two"})
        assert await settled(store, 1) == {Outcome.UNKNOWN: 1}
