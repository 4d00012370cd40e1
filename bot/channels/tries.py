"""Working on one update until it is done or given up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

from telegram import Update

from bot.channels.failures import place
from bot.channels.rhythm import Rhythm
from bot.stopping import pause
from bot.storage.store import StoreError

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that we ask for."""

_log = logging.getLogger(__name__)


def kind_of(update: Update) -> str:
    """Return all that a log may tell of an update."""
    return next((kind for kind in KINDS if getattr(update, kind) is not None), "other")


class Tries:
    """Tries ``handle`` three times, then calls ``give_up``.

    A StoreError is not the update's fault: while the database does not answer, tries go on for
    most of a minute before the update is given up.
    """

    __slots__ = ("_give_up", "_handle", "_rhythm", "_stopping")

    def __init__(
        self,
        handle: Callable[[Update], Awaitable[None]],
        give_up: Callable[[Update], Awaitable[None]],
        stopping: asyncio.Event,
        rhythm: Rhythm,
    ) -> None:
        self._handle = handle
        self._give_up = give_up
        self._stopping = stopping
        self._rhythm = rhythm

    async def work_on(self, update: Update) -> bool:
        """Tell whether the update may be confirmed; it may not when we stop between two tries."""
        waits: dict[bool, Iterator[float]] = {
            True: iter(self._rhythm.store),
            False: iter(self._rhythm.again),
        }
        while True:
            try:
                await self._handle(update)
                return True
            except Exception as error:
                wait = next(waits[isinstance(error, StoreError)], None)
                if wait is None:
                    _log.error("An update (%s) is given up: %s", kind_of(update), place(error))
                    break
            if await pause(wait, self._stopping):
                return False
        await self._let_go(update)
        return True

    async def _let_go(self, update: Update) -> None:
        try:
            await self._give_up(update)
        except Exception as error:
            _log.error("Giving up an update (%s) failed: %s", kind_of(update), place(error))
