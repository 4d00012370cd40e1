"""Reading updates by long polling, so that none is lost: confirmed only when its turn is kept."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial

from telegram import Bot

from bot.channels.asking import Asking
from bot.channels.calls import Calls
from bot.channels.failures import place
from bot.channels.incoming import KINDS, Raw
from bot.channels.reception import Reception
from bot.channels.rhythm import Rhythm
from bot.channels.window import Window

BATCH = 100

_log = logging.getLogger(__name__)


class Polling:
    """Asks Telegram for updates, and hands each to ``reception``.

    An update is confirmed only when its turn is done. Telegram hands out at most 100 updates from
    the oldest unconfirmed one on.
    """

    def __init__(self, bot: Bot, reception: Reception, rhythm: Rhythm | None = None) -> None:
        self._bot = bot
        self._call = Calls(bot)
        self._reception = reception
        self._rhythm = rhythm or Rhythm()
        self._asking = Asking(self._rhythm)
        self._window = Window()

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Read until `stop`; set ``ready`` when Telegram has answered. Raises IntakeFault."""
        try:
            await self._asking.until_answered(self._delete_webhook)
            if ready is not None and not self._asking.stopping.is_set():
                ready.set()
            await self._read()
            await self._finish()
        finally:
            await self._reception.finish(0)

    def stop(self) -> None:
        """Ask for no more; `run` returns when the turns in work are finished and confirmed."""
        self._asking.stopping.set()
        self._reception.stop()

    async def _read(self) -> None:
        first, longest = self._rhythm.look
        wait = first
        while not self._asking.stopping.is_set():
            new = self._take_in(await self._asking.until_answered(self._ask) or ())
            # A slow turn keeps the offset back, and so Telegram answers at once, with what is in
            # work already. Looking again after a short wait finds what came for other people.
            wait = first if new else min(wait * 2, longest)
            await self._reception.settle(wait)

    async def _ask(self) -> list[Raw]:
        offset, busy = self._window.offset, bool(self._reception)
        updates = await self._get_updates(offset, 0 if busy else self._rhythm.long_poll, BATCH)
        self._window.confirm(offset)
        if not updates:
            self._window.rest()
        return updates

    async def _get_updates(self, offset: int | None, seconds: int, limit: int) -> list[Raw]:
        fields = {"timeout": seconds, "limit": limit, "allowed_updates": KINDS}
        if offset is not None:
            fields["offset"] = offset
        return await self._call.get_updates(fields, seconds + self._rhythm.reply)

    async def _delete_webhook(self) -> None:
        await self._bot.delete_webhook(drop_pending_updates=False)

    def _take_in(self, updates: Iterable[Raw]) -> bool:
        """Begin the turns of the updates that are new; tell whether there was one."""
        new = [raw for raw in updates if self._window.begin(raw["update_id"])]
        for raw in new:
            turn = self._reception.take(raw)
            turn.add_done_callback(partial(self._taken, raw["update_id"]))
        return bool(new)

    def _taken(self, update_id: int, turn: "asyncio.Task[bool]") -> None:
        if not turn.cancelled() and turn.result():
            self._window.finish(update_id)

    async def _finish(self) -> None:
        """End the turns in work, and confirm what is done."""
        await self._reception.finish(self._rhythm.finish)
        if self._window.offset is not None:
            try:
                await self._get_updates(self._window.offset, 0, 1)
            except Exception as error:
                _log.warning("The last updates could not be confirmed: %s", place(error))
