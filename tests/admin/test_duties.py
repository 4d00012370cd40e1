import asyncio

from admin.duties import at_work
from bot.outbox import Outbox
from bot.pace import Pace
from bot.storage.rows import Errand, Outcome
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
