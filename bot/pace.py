"""When the next message that we start may go out."""

import asyncio
from collections.abc import Awaitable, Callable

SHARE = 0.2
"""The part of the rate that is left for messages we start, however many replies there are."""


class Pace:
    """Evenly spaced slots, ``rate`` a second. ``clock`` counts seconds and never goes back."""

    __slots__ = ("_clock", "_interval", "_last", "_next", "_sleep")

    def __init__(
        self,
        rate: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._interval = 1 / rate
        self._clock = clock
        self._sleep = sleep
        self._next = clock()
        self._last = self._next

    def note_reply(self) -> None:
        """Give a slot to a reply: it comes first, but never leaves less than SHARE."""
        latest = self._last + self._interval / SHARE
        following = max(self._next, self._clock()) + self._interval
        self._next = max(self._next, min(following, latest))

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long."""
        self._next = max(self._next, self._clock() + seconds)

    async def slot(self) -> None:
        """Wait for the next free slot, and use it."""
        waited = False
        while (wait := self._next - self._clock()) > 0:
            await self._sleep(wait)
            waited = True
        now = self._clock()
        self._last = now
        # Waking a little late must not lower the rate; idle time is not made up for.
        due = self._next if waited else now
        self._next = max(due + self._interval, now)
