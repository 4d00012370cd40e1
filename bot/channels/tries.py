"""Working on one update until it is done or given up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

from bot.channels.failures import place
from bot.channels.incoming import Incoming
from bot.channels.outage import Outage
from bot.channels.rhythm import Rhythm
from bot.stopping import pause
from bot.storage.store import StoreError

_log = logging.getLogger(__name__)


class Tries:
    """Tries ``handle`` three times, then calls ``give_up``.

    A StoreError is not the update's fault: while the database does not answer, tries go on for
    as long as ``rhythm`` says. Then the update is given up, or handed back with ``hand_back``: to
    somebody who keeps it, and brings it again.
    """

    __slots__ = ("_give_up", "_hand_back", "_handle", "_outage", "_rhythm", "_stopping")

    def __init__(
        self,
        handle: Callable[[Incoming], Awaitable[None]],
        give_up: Callable[[Incoming], Awaitable[None]],
        stopping: asyncio.Event,
        rhythm: Rhythm,
        hand_back: bool = False,
    ) -> None:
        self._handle = handle
        self._give_up = give_up
        self._stopping = stopping
        self._rhythm = rhythm
        self._hand_back = hand_back
        self._outage = Outage("The database", _log)

    async def work_on(self, update: Incoming) -> bool:
        """Tell whether the update is done and may be confirmed.

        It is not when we stop between two tries, nor when it is handed back.
        """
        waits: dict[bool, Iterator[float]] = {}
        while True:
            try:
                await self._handle(update)
                self._outage.end()
                return True
            except Exception as error:
                away = isinstance(error, StoreError)
                if away:
                    self._outage.note(error)
                if away not in waits:
                    waits[away] = iter(self._rhythm.store if away else self._rhythm.again)
                wait = next(waits[away], None)
                if wait is None and away and self._hand_back:
                    return False
                if wait is None:
                    _log.error("An update (%s) is given up: %s", update.kind, place(error))
                    break
            if await pause(wait, self._stopping):
                return False
        await self._let_go(update)
        return True

    async def _let_go(self, update: Incoming) -> None:
        try:
            await self._give_up(update)
        except Exception as error:
            _log.error("Giving up an update (%s) failed: %s", update.kind, place(error))
