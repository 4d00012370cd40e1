import asyncio

import pytest

from bot.stopping import pause, unless_stopped


async def test_a_pause_ends_early_when_we_stop() -> None:
    stopping = asyncio.Event()
    waiting = asyncio.create_task(pause(60, stopping))
    await asyncio.sleep(0)
    stopping.set()
    assert await waiting


async def test_a_pause_otherwise_lasts() -> None:
    assert not await pause(0.001, asyncio.Event())


@pytest.mark.parametrize("moments", range(4))
async def test_a_pause_that_is_cancelled_as_we_stop_is_cancelled(moments: int) -> None:
    stopping = asyncio.Event()
    waiting = asyncio.create_task(pause(60, stopping))
    await asyncio.sleep(0)
    stopping.set()
    for _ in range(moments):
        await asyncio.sleep(0)
    is_over = waiting.done()
    waiting.cancel()
    await asyncio.wait({waiting})
    assert waiting.cancelled() is not is_over


async def test_work_that_is_done_gives_its_result() -> None:
    async def work() -> int:
        return 7

    assert await unless_stopped(work(), asyncio.Event()) == 7


async def test_work_that_fails_raises_its_error() -> None:
    async def work() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await unless_stopped(work(), asyncio.Event())


async def test_work_is_cancelled_when_we_stop_and_is_over_by_then() -> None:
    stopping, over = asyncio.Event(), asyncio.Event()

    async def work() -> bool:
        try:
            return await asyncio.Event().wait()
        finally:
            # A connection takes a moment to close.
            await asyncio.sleep(0)
            over.set()

    waiting = asyncio.create_task(unless_stopped(work(), stopping))
    await asyncio.sleep(0)
    stopping.set()
    assert await waiting is None
    assert over.is_set()
