"""getUpdates: long polling by one poller at a time."""

import asyncio

import orjson

from bot.emulator.errors import ApiError, conflict
from bot.emulator.updates import Update, Updates

_LONGEST = 50


class Poller:
    """Lets one call wait for updates; a second call ends the first with a 409."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: asyncio.Future[None] | None = None

    async def take(self, offset: int, limit: int, seconds: int) -> list[orjson.Fragment]:
        """Confirms what lies below the offset, then the next batch, waiting for it if need be."""
        self.interrupt(
            conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        )
        self._updates.confirm_below(offset)
        limit = min(max(limit, 1), 100)
        batch = self._updates.batch(limit)
        if batch or seconds <= 0:
            return batch
        await self._wait(min(seconds, _LONGEST))
        return self._updates.batch(limit)

    def interrupt(self, reason: ApiError) -> None:
        """Ends the waiting call, if any, with that refusal."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(reason)
        self._waiting = None

    def wake(self, _update: Update) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def _wait(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None
