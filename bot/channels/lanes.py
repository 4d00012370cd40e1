"""Who waits for whom: updates of one person in order, different people at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class Lanes:
    """Works on at most ``at_once`` updates, one of each person, in the order they arrived.

    An update takes its place only when its person's turn has come, so a flood of one person holds
    up nobody else.
    """

    __slots__ = ("_lanes", "_places", "_queued")

    def __init__(self, at_once: int = 64) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._lanes: dict[int, asyncio.Lock] = {}
        self._queued: dict[int, int] = {}

    def __len__(self) -> int:
        """Return how many people have updates at hand."""
        return len(self._lanes)

    def __contains__(self, key: int) -> bool:
        """Tell whether an update of ``key`` is at hand."""
        return key in self._lanes

    async def run(self, key: int, work: Callable[[], Awaitable[T]]) -> T:
        """Return what ``work`` returns, done when the turn of ``key`` has come."""
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = asyncio.Lock()
        self._queued[key] = self._queued.get(key, 0) + 1
        try:
            async with lane, self._places:
                return await work()
        finally:
            self._leave(key)

    def _leave(self, key: int) -> None:
        self._queued[key] -= 1
        if not self._queued[key]:
            del self._queued[key], self._lanes[key]
