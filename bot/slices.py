"""Long work on the database in slices, between which everybody else's is done."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.storage.store import Slice, Store
from bot.storage.sweeps import Sweep

FIRST = 100
"""How many rows the first slice has."""
LEAST, MOST = 50, 2000
HOLD = 0.01
"""Seconds for which a slice may keep everybody else from writing. Every slice costs a write to
disk, too, and with smaller ones closing would take longer than people wait for results."""
_SHARE = 0.25
"""The part of a slice's time that the database is left alone after it. Who waits by then comes
first in any case."""


class Slices:
    """Chooses how large a slice is from how long the last one took, and rests in between."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep

    async def run(self, step: Callable[[int], Awaitable[Slice]], first: int = FIRST) -> None:
        """Call ``step`` with a number of rows until it says that there is no more to do."""
        limit = first
        while (done := await step(limit)).more:
            await self._sleep(done.seconds * _SHARE)
            limit = following(limit, done.seconds)

    async def sweep(self, store: Store, task: Sweep) -> int:
        """Do a sweep to its end. Returns to how many something was done."""
        count, after = 0, ""

        async def step(limit: int) -> Slice:
            nonlocal count, after
            part = await store.sweep(task, after, limit)
            count, after = count + part.count, part.last
            return Slice(part.more, part.seconds)

        await self.run(step)
        return count


def following(limit: int, seconds: float) -> int:
    """Return the size of the next slice after one of ``limit`` rows: at most twice as large."""
    factor = min(2.0, HOLD / seconds) if seconds else 2.0
    return max(LEAST, min(MOST, round(limit * factor)))
