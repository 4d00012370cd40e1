"""Reading updates by long polling, so that none is lost: confirmed only when its turn is kept."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from typing import Any, TypeVar

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User

from bot.channels.failures import Failure, Wait, place, verdict
from bot.channels.lanes import Lanes
from bot.channels.outage import Outage
from bot.channels.rhythm import Rhythm
from bot.channels.tries import KINDS, Tries
from bot.channels.window import Window
from bot.stopping import pause, unless_stopped

BATCH = 100
CONFLICTS = 5
"""So many refusals within a minute mean that another program reads along."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class IntakeFault(Exception):
    """Updates cannot be read at all; the text is one clear line for the host."""


class Polling:
    """Asks Telegram for updates, and hands each to ``handle``.

    An update is confirmed only after ``handle`` returned. One that fails three times goes to
    ``give_up`` and is confirmed: it blocks nobody. Updates go through ``lanes``, so those of one
    person are handled in order. Telegram hands out at most 100 updates from the oldest unconfirmed
    one on, so ``handle`` must not dawdle: what takes seconds belongs into a task of its own.
    """

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
        self._rhythm = rhythm or Rhythm()
        self._stopping = asyncio.Event()
        self._tries = Tries(handle, give_up, self._stopping, self._rhythm)
        self._window = Window()
        self._turns: set[asyncio.Task[None]] = set()
        self._outage = Outage("Telegram", _log)
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Read until `stop`; set ``ready`` when Telegram has answered. Raises IntakeFault."""
        try:
            await self._call(self._delete_webhook)
            if ready is not None:
                ready.set()
            await self._read()
            await self._finish()
        finally:
            for turn in self._turns:
                turn.cancel()
            await asyncio.gather(*self._turns, return_exceptions=True)

    def stop(self) -> None:
        """Ask for no more; `run` returns when the turns in work are finished and confirmed."""
        self._stopping.set()

    async def _read(self) -> None:
        first, longest = self._rhythm.look
        wait = first
        while not self._stopping.is_set():
            new = self._take_in(await self._call(self._ask) or ())
            # A slow turn keeps the offset back, and so Telegram answers at once, with what is in
            # work already. Looking again after a short wait finds what came for other people.
            wait = first if new else min(wait * 2, longest)
            if self._turns:
                await asyncio.wait(self._turns, timeout=wait)

    async def _ask(self) -> list[dict[str, Any]]:
        offset, busy = self._window.offset, bool(self._turns)
        updates = await self._get_updates(offset, 0 if busy else self._rhythm.long_poll, BATCH)
        self._window.confirm(offset)
        if not updates:
            self._window.rest()
        return updates

    async def _get_updates(
        self, offset: int | None, seconds: int, limit: int
    ) -> list[dict[str, Any]]:
        # bot.get_updates writes a batch that it cannot parse into the log, answers and all, and
        # then fails as a whole. The odd spelling keeps do_api_request from recommending it.
        updates: list[dict[str, Any]] = await self._bot.do_api_request(
            "get_Updates",
            api_kwargs={
                "offset": offset,
                "timeout": seconds,
                "limit": limit,
                "allowed_updates": list(KINDS),
            },
            read_timeout=seconds + self._rhythm.reply,
        )
        return updates

    async def _delete_webhook(self) -> None:
        await self._bot.delete_webhook(drop_pending_updates=False)

    def _take_in(self, updates: Iterable[Mapping[str, Any]]) -> bool:
        """Begin the turns of the updates that are new; tell whether there was one."""
        new = [raw for raw in updates if self._window.begin(raw["update_id"])]
        for raw in new:
            update = self._parsed(raw)
            if update is None:
                self._window.finish(raw["update_id"])
                continue
            turn = asyncio.create_task(self._lanes.process_update(update, self._work_on(update)))
            self._turns.add(turn)
            turn.add_done_callback(self._turns.discard)
        return bool(new)

    def _parsed(self, raw: Mapping[str, Any]) -> Update | None:
        try:
            return _tap(raw) or Update.de_json(dict(raw), self._bot)
        except Exception as error:
            kind = next((kind for kind in KINDS if kind in raw), "other")
            _log.error("An update (%s) cannot be read: %s", kind, place(error))
            return None

    async def _work_on(self, update: Update) -> None:
        if await self._tries.work_on(update):
            self._window.finish(update.update_id)

    async def _finish(self) -> None:
        """End the turns in work, and confirm what is done."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=self._rhythm.finish)
        if self._window.offset is not None:
            try:
                await self._get_updates(self._window.offset, 0, 1)
            except Exception as error:
                _log.warning("The last updates could not be confirmed: %s", place(error))

    async def _call(self, ask: Callable[[], Coroutine[Any, Any, _T]]) -> _T | None:
        """Ask until there is an answer; return None when we stop first."""
        while not self._stopping.is_set():
            try:
                answer = await unless_stopped(ask(), self._stopping)
            except Exception as error:
                await self._bear(error)
            else:
                self._outage.end()
                return answer
        return None

    async def _bear(self, error: Exception) -> None:
        """Wait as long as an error asks for. Raises IntakeFault when waiting will not help."""
        match verdict(error):
            case Failure.BAD_TOKEN:
                raise IntakeFault(
                    "Telegram does not know this bot: check the token and the API address."
                ) from None
            case Failure.CONFLICT:
                self._count_conflict()
                await pause(self._rhythm.conflict, self._stopping)
            case Wait(seconds):
                await pause(seconds, self._stopping)
            case _:
                self._outage.note(error)
                await pause(self._backoff(), self._stopping)

    def _count_conflict(self) -> None:
        now = asyncio.get_running_loop().time()
        self._conflicts.append(now)
        if len(self._conflicts) == CONFLICTS and now - self._conflicts[0] < 60:
            raise IntakeFault(
                "Another program is reading this bot's messages: stop it, or use another token."
            )

    def _backoff(self) -> float:
        """Return a wait that doubles with every failure, shortened at random by up to half."""
        first, longest = self._rhythm.trouble
        return min(first * 2.0 ** min(self._outage.failures, 20), longest) * random.uniform(0.5, 1)


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
