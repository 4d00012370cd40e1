"""Who waits for whom: updates of one person in order, different people at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class Lanes:
    """Works on one update of each person at a time, in the order they arrived.

    A flood of one person holds up nobody else. How many people are worked on at once is for
    whoever brings the updates: Telegram hands out, or posts, a hundred before it waits for us.
    """

    __slots__ = ("_newest",)

    def __init__(self) -> None:
        # What is done when the newest update of somebody is.
        self._newest: dict[int, asyncio.Future[None]] = {}

    def __len__(self) -> int:
        """Return how many people have updates at hand."""
        return len(self._newest)

    def __contains__(self, key: int) -> bool:
        """Tell whether an update of ``key`` is at hand."""
        return key in self._newest

    async def run(self, key: int, work: Callable[[], Awaitable[T]]) -> T:
        """Return what ``work`` returns, done when the turn of ``key`` has come."""
        before = self._newest.get(key)
        this = self._newest[key] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:
                # Waiting so leaves it alone when we are cancelled.
                await asyncio.wait((before,))
            return await work()
        finally:
            self._leave(key, before, this)

    def _leave(
        self, key: int, before: "asyncio.Future[None] | None", this: "asyncio.Future[None]"
    ) -> None:
        is_newest = self._newest[key] is this
        if before is None or before.done():
            this.set_result(None)
            if is_newest:
                del self._newest[key]
        elif is_newest:
            self._newest[key] = before
        else:
            before.add_done_callback(lambda _: this.set_result(None))
