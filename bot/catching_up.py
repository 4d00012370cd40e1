"""Showing again what a chat has not got, so that nobody waits for a screen that was lost."""

import asyncio
import logging
from collections import Counter

from bot.channels.failures import place
from bot.interviewer import Interviewer
from bot.stopping import pause
from bot.storage.rows import Interview

LOOK_EVERY = 60.0
"""Seconds between two looks."""
SOON = 4.0
"""Seconds between two looks after a process ended: longer than a screen is on its way."""

_log = logging.getLogger(__name__)


class CatchingUp:
    """Looks for owed screens, and shows each at its second look, its fourth, its eighth: what was
    just said is still on its way at the first, and who cannot be reached is not hammered at."""

    def __init__(self, interviewer: Interviewer) -> None:
        self._interviewer = interviewer
        self._looks: Counter[tuple[str, str, bytes]] = Counter()
        self._poked = asyncio.Event()

    def poke(self) -> None:
        """Say that a process ended, and may not have said everything."""
        self._poked.set()

    async def run(self) -> None:
        """Look once a minute until cancelled, and twice in short order when poked."""
        while True:
            if await pause(LOOK_EVERY, self._poked):
                self._poked.clear()
                await self._try_to_look()
                await asyncio.sleep(SOON)
            await self._try_to_look()

    async def _try_to_look(self) -> None:
        try:
            await self.look()
        except Exception as error:
            _log.error("Lost screens were not looked for: %s", place(error))

    async def look(self) -> int:
        """Show what is due; return how many screens."""
        before, self._looks = self._looks, Counter()

        def is_due(row: Interview) -> bool:
            key = (row.contact, row.survey, row.sealed)
            looks = self._looks[key] = before[key] + 1
            return looks > 1 and looks & (looks - 1) == 0

        return await self._interviewer.speak_owed(is_due)
