"""What becomes of an update, whichever way it came: parsed, put in its lane, tried until done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User

from bot.channels.failures import place
from bot.channels.lanes import Lanes
from bot.channels.rhythm import Rhythm
from bot.channels.tries import KINDS, Tries

_log = logging.getLogger(__name__)


class Reception:
    """Hands each update to ``handle``, those of one person in order.

    An update that fails three times goes to ``give_up`` and counts as done: it blocks nobody.
    ``handle`` must not dawdle: what takes seconds belongs into a task of its own.
    """

    __slots__ = ("_bot", "_lanes", "_stopping", "_tries", "_turns")

    def __init__(
        self,
        bot: Bot,
        handle: Callable[[Update], Awaitable[None]],
        lanes: Lanes,
        give_up: Callable[[Update], Awaitable[None]],
        rhythm: Rhythm | None = None,
    ) -> None:
        self._bot = bot
        self._lanes = lanes
        self._stopping = asyncio.Event()
        self._tries = Tries(handle, give_up, self._stopping, rhythm or Rhythm())
        self._turns: set[asyncio.Task[bool]] = set()

    def __len__(self) -> int:
        """Return how many updates are in work."""
        return len(self._turns)

    def take(self, raw: Mapping[str, Any]) -> asyncio.Task[bool]:
        """Begin the turn of an update, and return at once.

        The task tells whether the update is done and may be confirmed. It is not when we stop
        between two tries; cancelled, it is not either.
        """
        turn = asyncio.create_task(self._turn(self._parsed(raw)))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        return turn

    async def settle(self, seconds: float) -> None:
        """Wait until nothing is in work, at most so long."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=seconds)

    def stop(self) -> None:
        """Try nothing again: what fails from now on is not done."""
        self._stopping.set()

    async def finish(self, seconds: float) -> None:
        """Let the turns in work end, at most so long; cancel the rest."""
        self.stop()
        await self.settle(seconds)
        late = list(self._turns)
        for turn in late:
            turn.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _turn(self, update: Update | None) -> bool:
        if update is None:
            return True
        done: list[bool] = []
        await self._lanes.process_update(update, self._work_on(update, done))
        return done == [True]

    async def _work_on(self, update: Update, done: list[bool]) -> None:
        done.append(await self._tries.work_on(update))

    def _parsed(self, raw: Mapping[str, Any]) -> Update | None:
        try:
            return _tap(raw) or Update.de_json(dict(raw), self._bot)
        except Exception as error:
            kind = next((kind for kind in KINDS if kind in raw), "other")
            _log.error("An update (%s) cannot be read: %s", kind, place(error))
            return None


def _tap(raw: Mapping[str, Any]) -> Update | None:
    """Return the update of a tap; None for anything else.

    The tapped message comes as Telegram hands out old ones: it only says which it is. Its words
    and buttons are our own, nobody reads them, and parsing them costs more than a whole turn.
    """
    match raw:
        case {"callback_query": {"message": {"message_id": number, "chat": chat}} as query}:
            tapped = CallbackQuery(
                query["id"],
                User.de_json(query["from"]),
                query["chat_instance"],
                message=InaccessibleMessage(Chat.de_json(chat), number),
                data=query.get("data"),
            )
            return Update(raw["update_id"], callback_query=tapped)
        case _:
            return None
