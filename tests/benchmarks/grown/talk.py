"""People who talk to the interviewer itself: no Bot API, no network, the store as it is."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, cycle

from bot.conversation.effects import File
from bot.conversation.events import Arrived, Event, Pressed
from bot.heard import Heard
from bot.interviewer import Interviewer
from bot.voice import Saying
from tests.benchmarks.crowd import FIRST, ROUND
from tests.benchmarks.grown.installation import TODAY, Installation, survey_id

_TICK = "✓ "
_UPDATES = count(900_000_000)


class Ear:
    """A voice whose screens are there at once."""

    def __init__(self) -> None:
        self.shown: dict[int, Saying] = {}

    def say(self, saying: Saying) -> None:
        self.shown[saying.chat] = saying

    def toast(self, query: str, words: str) -> None:
        """Nobody waits for it."""

    def give(self, chat: int, file: File) -> None:
        """Nobody asks for one."""

    def is_behind(self, chat: int) -> bool:
        return chat not in self.shown

    def is_speaking(self, _chat: int) -> bool:
        return False

    def newest(self, chat: int) -> int | None:
        return 50 if chat in self.shown else None


@dataclass(slots=True)
class Talker:
    """Somebody, and the labels they mean to press."""

    chat: int
    labels: Iterator[str] = field(default_factory=lambda: chain(FIRST, cycle(ROUND)))


class Talk:
    """Everybody who can write to an installation."""

    def __init__(self, home: Installation) -> None:
        self.home = home
        self._ear = Ear()
        self._interviewer = Interviewer(home.store, home.keys, home.board, self._ear, lambda: TODAY)
        self._people = [Talker(chat) for chat in home.known]
        self.latencies: list[float] = []

    async def arrive(self, survey: str = survey_id()) -> None:
        """Let everyone open the survey and go on to its review."""
        await asyncio.gather(*(self._arrive(person, survey) for person in self._people))

    async def steps(self, people: range, each: int) -> int:
        """Let some people take so many steps each, all at once; return how many steps."""
        some = self._people[people.start : people.stop]
        await asyncio.gather(*(self._walk(person, each) for person in some))
        return len(some) * each

    async def walk_until(self, people: range, done: asyncio.Event) -> None:
        """Let some people take steps until ``done`` is set."""
        await asyncio.gather(
            *(self._walk_until(person, done) for person in self._people[people.start : people.stop])
        )

    def took(self) -> Sequence[float]:
        """Return the seconds that each step took since this was last asked."""
        found, self.latencies = self.latencies, []
        return found

    async def _arrive(self, person: Talker, survey: str) -> None:
        await self._hear(person, Arrived(survey))
        await self._walk(person, len(FIRST))

    async def _walk(self, person: Talker, steps: int) -> None:
        for _ in range(steps):
            await self._step(person)

    async def _walk_until(self, person: Talker, done: asyncio.Event) -> None:
        while not done.is_set():
            await self._step(person)

    async def _step(self, person: Talker) -> None:
        began = time.perf_counter()
        await self._hear(person, Pressed(self._data(person), 50))
        self.latencies.append(time.perf_counter() - began)

    async def _hear(self, person: Talker, event: Event) -> None:
        """Take a turn, and note that its screen was accepted, as the product does."""
        await self._interviewer.hear(Heard(next(_UPDATES), person.chat, "en", event))
        settles = self._ear.shown[person.chat].settles
        if settles is not None:
            await self.home.store.commit([settles])

    def _data(self, person: Talker) -> str:
        label, screen = next(person.labels), self._ear.shown[person.chat].show.screen
        for row in screen.rows:
            for button in row:
                if button.label.removeprefix(_TICK) == label:
                    return button.data or ""
        raise LookupError(f"There is no “{label}” under: {screen.html}")
