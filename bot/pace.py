"""When the next message that we start may go out."""

import asyncio
from collections.abc import Awaitable, Callable

SHARE = 0.2
"""The part of the rate that is left for messages we start, however many replies there are."""
CATCH_UP = 0.1
"""So many seconds of lateness are made up for. A busy machine wakes up late and must not lower the
rate; the few messages that then go out at once are too few for anybody to mind."""


def _open() -> float:
    return 0.0


class Pace:
    """Evenly spaced slots: of ``rate`` a second, no second has more than a tenth more and one.

    ``clock`` counts seconds and never goes back. ``room`` gives the seconds until the channel
    would take a message that we start, were it due.
    """

    __slots__ = ("_clock", "_interval", "_latest", "_next", "_room", "_sleep")

    def __init__(
        self,
        rate: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        room: Callable[[], float] = _open,
    ) -> None:
        self._interval = 1 / rate
        self._clock = clock
        self._sleep = sleep
        self._room = room
        self._next = clock()
        self._latest = self._next
        """Replies put the next slot off until then, and no further."""

    def note_reply(self) -> None:
        """Give a slot to a reply: it comes first, but never leaves less than SHARE."""
        following = self._overdue(self._next) + self._interval
        self._next = max(self._next, min(following, self._latest))

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long."""
        self._next = max(self._next, self._clock() + seconds)

    async def slots(self, most: int = 1) -> int:
        """Wait for the next free slot; use it and those that are overdue, ``most`` at once.
        Returns how many."""
        while (wait := max(self._next - self._clock(), self._room())) > 0:
            await self._sleep(wait)
        first = self._overdue(self._next)
        count = min(most, 1 + int((self._clock() - first) / self._interval))
        self._next = first + count * self._interval
        self._latest = self._clock() + count * self._interval / SHARE
        return count

    def _overdue(self, due: float) -> float:
        """Return when something was due, of a long rest only the end."""
        return max(due, self._clock() - CATCH_UP)
