"""What becomes of an update, whichever way it came: put in its lane, tried until it is done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from bot.channels.crowding import Crowding
from bot.channels.incoming import Incoming, Raw, Unreadable, incoming
from bot.channels.lanes import Lanes
from bot.channels.rhythm import Rhythm
from bot.channels.tries import Tries
from bot.stopping import pause

_log = logging.getLogger(__name__)


class Reception:
    """Hands each update to ``handle``, those of one person in order.

    An update that fails three times goes to ``give_up`` and counts as done: it blocks nobody.
    What cannot be read, and what one person sends faster than anybody taps, is done at once.
    With ``hand_back``, one that finds no database is not done: whoever brought it brings it again.
    ``handle`` must not dawdle: what takes seconds belongs into a task of its own.
    """

    __slots__ = ("_cancelled", "_crowding", "_lanes", "_quiet", "_stopping", "_tries", "_turns")

    def __init__(
        self,
        handle: Callable[[Incoming], Awaitable[None]],
        give_up: Callable[[Incoming], Awaitable[None]],
        rhythm: Rhythm | None = None,
        clock: Callable[[], float] = monotonic,
        hand_back: bool = False,
    ) -> None:
        self._lanes = Lanes()
        self._crowding = Crowding(clock)
        self._stopping = asyncio.Event()
        self._tries = Tries(handle, give_up, self._stopping, rhythm or Rhythm(), hand_back)
        self._turns: set[asyncio.Task[Any]] = set()
        self._cancelled: set[asyncio.Task[Any]] = set()
        self._quiet = asyncio.Event()

    def __len__(self) -> int:
        """Return how many updates are in work."""
        return len(self._turns)

    def take(self, raw: Raw) -> asyncio.Task[bool]:
        """Begin the turn of an update, and return at once.

        The task tells whether the update is done and may be confirmed. It is not when we stop
        between two tries; cancelled, it is not either.
        """
        turn = asyncio.create_task(self._turn(raw))
        self._begin(turn)
        turn.add_done_callback(self._end)
        return turn

    async def hear(self, raw: Raw) -> bool:
        """Take the turn of an update within the task that calls; tell whether it is done.

        When `finish` cancels it, it is not done, and the task goes on.
        """
        task = asyncio.current_task()
        assert task is not None
        self._begin(task)
        try:
            return await self._turn(raw)
        except asyncio.CancelledError:
            if task not in self._cancelled:
                raise
            task.uncancel()
            return False
        finally:
            self._end(task)

    async def settle(self, seconds: float) -> None:
        """Wait until nothing is in work, at most so long."""
        if self._turns:
            await pause(seconds, self._quiet)

    def stop(self) -> None:
        """Try nothing again: what fails from now on is not done."""
        self._stopping.set()

    async def finish(self, seconds: float) -> None:
        """Let the turns in work end, at most so long; cancel the rest."""
        self.stop()
        await self.settle(seconds)
        late = set(self._turns)
        self._cancelled |= late
        for turn in late:
            turn.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._cancelled -= late

    def _begin(self, turn: asyncio.Task[Any]) -> None:
        self._turns.add(turn)
        self._quiet.clear()

    def _end(self, turn: asyncio.Task[Any]) -> None:
        self._turns.discard(turn)
        if not self._turns:
            self._quiet.set()

    async def _turn(self, raw: Raw) -> bool:
        try:
            update = incoming(raw)
        except Unreadable:
            _log.error("Something came that is no update.")
            return True
        lane, is_tap = update.lane, update.kind == "callback_query"
        if self._crowding.is_too_much(lane, is_tap, lane in self._lanes):
            return True
        return await self._lanes.run(lane, lambda: self._tries.work_on(update))
