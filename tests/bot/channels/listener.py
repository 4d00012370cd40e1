"""Somebody who hears updates, and fails or waits on those it is told to."""

import asyncio
from collections.abc import Callable

from bot.channels.incoming import Incoming

LONG = 30.0
"""Seconds that anything may take on a busy machine."""


class Listener:
    """Notes the words it is handed, or the kind of what has none."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.heard: list[str] = []
        self.given_up: list[str] = []
        self.hard: dict[str, Exception] = {}
        self.slow: dict[str, asyncio.Event] = {}
        self._news = asyncio.Condition()

    async def handle(self, update: Incoming) -> None:
        words = update.words or update.kind
        await self._note(self.begun, words)
        if words in self.slow:
            await self.slow[words].wait()
        if words in self.hard:
            raise self.hard[words]
        await self._note(self.heard, words)

    async def give_up(self, update: Incoming) -> None:
        await self._note(self.given_up, update.words or update.kind)

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(LONG), self._news:
            await self._news.wait_for(happened)

    async def _note(self, where: list[str], words: str) -> None:
        where.append(words)
        async with self._news:
            self._news.notify_all()
