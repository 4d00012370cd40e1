"""Two replicas of one installation that talk to the same people, over one store in memory."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest

from bot.channels.speaker import Speaker
from bot.conversation.effects import File
from bot.conversation.events import Arrived, Event, Pressed, Typed
from bot.conversation.screen import Screen
from bot.heard import Heard
from bot.interviewer import Interviewer
from bot.noticeboard import Noticeboard
from bot.storage.rows import Person
from bot.voice import Saying
from tests.bot.room import HOST, KEYS, SAM, TODAY, Meanwhile
from tests.waiting import PATIENCE


class SharedMemory(Meanwhile):
    """A store in memory that several replicas share. Once, something may happen just when somebody
    is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_at: Callable[[], Awaitable[object]] | None = None

    async def person(self, tag: bytes) -> Person | None:
        if self.looked_at is not None:
            happens, self.looked_at = self.looked_at, None
            await happens()
        return await super().person(tag)

    @property
    def is_shared(self) -> bool:
        return True


class Chat:
    """Sam's chat: its messages by their ids, and what both write in it has one numbering."""

    def __init__(self) -> None:
        self.messages: dict[int, Screen] = {}
        self.seen: list[str] = []
        self.numbered = 100

    def number(self) -> int:
        self.numbered += 1
        return self.numbered

    @property
    def newest(self) -> int:
        return max(self.messages)

    @property
    def shown(self) -> str:
        return self.messages[self.newest].html

    def data(self, label: str, message: int | None = None) -> str:
        rows = self.messages[message or self.newest].rows
        found = {button.label: button.data for row in rows for button in row}
        return next(data or "" for name, data in found.items() if name.endswith(label))


class Line:
    """One replica's way to the chat; as strict about edits as Telegram. `held` keeps it back."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.held: asyncio.Event | None = None

    async def show(self, _: int, screen: Screen, over: int | None) -> int:
        await asyncio.sleep(0)
        if self.held is not None:
            await self.held.wait()
        if over is None:
            over = self.chat.number()
        elif over not in self.chat.messages:
            raise BadRequest("Message to edit not found")
        elif self.chat.messages[over] == screen:
            raise BadRequest("Message is not modified")
        self.chat.messages[over] = screen
        self.chat.seen.append(screen.html)
        return over

    async def toast(self, query: str, words: str) -> None:
        """Nobody looks."""

    async def remove(self, _: int, message: int) -> None:
        self.chat.messages.pop(message, None)

    async def give(self, chat: int, file: File) -> None:
        """Nobody asks for one."""


class Replica:
    """One process: an interviewer, its speaker and its board."""

    def __init__(self, store: SharedMemory, chat: Chat) -> None:
        self.line = Line(chat)
        self.board = Noticeboard(store, HOST)
        self.speaker = Speaker(self.line, self._accepted, lambda: None, alone=False)
        self.interviewer = Interviewer(
            store, KEYS, self.board, self.speaker, lambda: TODAY, waits=(0.0,) * 20
        )

    async def _accepted(self, saying: Saying, message: int) -> None:
        await self.interviewer.accepted(saying, message)


class Pair:
    """Two replicas, and Sam, whose updates go to one or the other."""

    def __init__(self) -> None:
        self.store = SharedMemory()
        self.chat = Chat()
        self.one, self.two = (Replica(self.store, self.chat) for _ in range(2))
        self.updates = 0

    def heard(self, event: Event) -> Heard:
        self.updates += 1
        return Heard(self.updates, SAM, "en", event)

    async def hears(self, replica: Replica, event: Event) -> None:
        """Let a replica take a turn, and wait until both have said what they had to say."""
        await replica.interviewer.hear(self.heard(event))
        await self.quiet()

    async def quiet(self) -> None:
        await self.one.speaker.finish(PATIENCE)
        await self.two.speaker.finish(PATIENCE)

    async def opens(self, replica: Replica, survey: str) -> None:
        self.chat.number()
        await self.hears(replica, Arrived(survey))

    async def taps(self, replica: Replica, label: str, message: int | None = None) -> None:
        where = message or self.chat.newest
        await self.hears(replica, Pressed(self.chat.data(label, where), where))

    async def types(self, replica: Replica, words: str, message: int | None = None) -> None:
        await self.hears(replica, Typed(words, message or self.chat.number()))
