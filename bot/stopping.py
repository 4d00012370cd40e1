"""Waiting that ends early when the program does."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

_T = TypeVar("_T")


async def pause(seconds: float, stopping: asyncio.Event) -> bool:
    """Wait; return True at once when ``stopping`` is set meanwhile."""
    try:
        # Not wait_for: it misses being cancelled at the moment that we stop.
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return False
    return True


async def unless_stopped(work: Coroutine[Any, Any, _T], stopping: asyncio.Event) -> _T | None:
    """Return what ``work`` returns; cancel it and return None when ``stopping`` is set first.

    Either way nothing of it goes on when this returns.
    """
    working = asyncio.create_task(work)
    stopped = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        stopped.cancel()
        await asyncio.gather(working, stopped, return_exceptions=True)
