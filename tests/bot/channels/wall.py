"""A channel that keeps what it is shown, and fails or holds when it is told to."""

import asyncio

from telegram.error import BadRequest

from bot.conversation.effects import File
from bot.conversation.screen import Screen
from tests.waiting import PATIENCE


class Wall:
    """Every chat is a list of screens by message id."""

    def __init__(self) -> None:
        self.written: list[tuple[int, str]] = []
        self.rewritten: list[tuple[int, str]] = []
        self.toasts: list[tuple[str, str]] = []
        self.removed: list[tuple[int, int]] = []
        self.unremovable = False
        self.given: list[tuple[int, File]] = []
        self.faults: list[Exception] = []
        self.held: dict[int, asyncio.Event] = {}
        self.begun = asyncio.Event()
        self.at_once: dict[int, int] = {}
        self.most_at_once = 0
        self._last = 100
        self._news = asyncio.Condition()

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        self.at_once[chat] = self.at_once.get(chat, 0) + 1
        self.most_at_once = max(self.most_at_once, self.at_once[chat])
        self.begun.set()
        try:
            if chat in self.held:
                await self.held[chat].wait()
            if self.faults:
                raise self.faults.pop(0)
        finally:
            self.at_once[chat] -= 1
        if over is not None:
            self.rewritten.append((over, screen.html))
            return over
        self._last += 1
        self.written.append((chat, screen.html))
        async with self._news:
            self._news.notify_all()
        return self._last

    async def toast(self, query: str, words: str) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.toasts.append((query, words))

    async def remove(self, chat: int, message: int) -> None:
        if self.unremovable:
            raise BadRequest("Message can't be deleted for everyone")
        self.removed.append((chat, message))

    async def give(self, chat: int, file: File) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.given.append((chat, file))
        async with self._news:
            self._news.notify_all()

    async def until_given(self) -> None:
        """Wait until somebody has got a file."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: self.given)

    @property
    def newest(self) -> int:
        """The id of the newest message."""
        return self._last

    async def until_written(self, chat: int, html: str) -> None:
        """Wait until a chat has a new message that says ``html``."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: (chat, html) in self.written)

    def hold(self, chat: int) -> asyncio.Event:
        """Keep back what goes to ``chat`` until the event is set."""
        self.held[chat] = asyncio.Event()
        return self.held[chat]
