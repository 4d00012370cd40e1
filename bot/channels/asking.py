"""Asking the Bot API until it answers, however long that takes."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.channels.failures import Failure, Wait, verdict
from bot.channels.intake import IntakeFault
from bot.channels.outage import Outage
from bot.channels.rhythm import Rhythm
from bot.stopping import pause, unless_stopped

CONFLICTS = 5
"""So many refusals within a minute mean that another program reads along."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Asking:
    """Bears what waiting can mend; raises IntakeFault for the rest."""

    def __init__(self, rhythm: Rhythm) -> None:
        self.stopping = asyncio.Event()
        self._rhythm = rhythm
        self._outage = Outage("Telegram", _log)
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    async def until_answered(self, ask: Callable[[], Coroutine[Any, Any, _T]]) -> _T | None:
        """Ask until there is an answer; return None when we stop first."""
        while not self.stopping.is_set():
            try:
                answer = await unless_stopped(ask(), self.stopping)
            except IntakeFault:
                raise
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
                await pause(self._rhythm.conflict, self.stopping)
            case Wait(seconds):
                await pause(seconds, self.stopping)
            case _:
                self._outage.note(error)
                await pause(self._backoff(), self.stopping)

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
