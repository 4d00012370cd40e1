"""People who tap: each presses the next button of their round on the keyboard they were shown."""

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, cycle

from tests.benchmarks.bot_api import BotApi, Shown

SURVEY = "youth-bus"
_LAST = ("Next", "Friday", "Early evening", "18 to 21")
FIRST = ("Start", "Every week", "4", "Sport", *_LAST)
"""From the introduction to the review."""
ROUND = (*("Back",) * 6, "Every week", "4", "Sport", "Sport", *_LAST)
"""From the review back to the first question, and through all six again; every step an edit."""
PATIENCE = 8.0
"""Seconds without a step after which something is wrong."""
_TICK = "✓ "


class Lost(Exception):
    """Somebody found no way on: what was measured would mean nothing."""


@dataclass(slots=True)
class Person:
    """Somebody, and the labels they mean to press."""

    chat: int
    labels: Iterator[str] = field(default_factory=lambda: chain(FIRST, cycle(ROUND)))
    shown: Shown | None = None
    query: str | None = None
    """The tap that is not answered yet."""
    looking: bool = False
    """Whether the next screen is not there yet."""
    since: float = 0.0
    left: int = 0
    """Steps until they rest."""

    @property
    def is_waiting(self) -> bool:
        """Whether their last step is still going on."""
        return self.looking or self.query is not None


@dataclass(frozen=True, slots=True)
class Walk:
    """What was done in a stretch of time. Latencies in seconds, in no order."""

    seconds: float
    steps: int
    """Steps that were finished within those seconds."""
    all_steps: int
    """With those that were finished a moment later."""
    latencies: list[float]


class Crowd:
    """The people of one bot. A step is over when its tap is answered and its screen is there."""

    def __init__(self, api: BotApi, size: int, first_chat: int = 1_000_000) -> None:
        self._api = api
        self.people = [Person(first_chat + number) for number in range(size)]
        self._by_chat = {person.chat: person for person in self.people}
        self._by_query: dict[str, Person] = {}
        self._latencies: list[float] = []
        self._resting: asyncio.Queue[Person | Lost] = asyncio.Queue()
        self._until = 0.0
        api.audience = self

    async def arrive(self, at_once: int) -> None:
        """Let everyone open the survey and go on to its review, ``at_once`` at a time."""
        for number, person in enumerate(self.people):
            if number >= at_once:
                await self._somebody_rests()
            person.left, person.looking = len(FIRST), True
            self._api.say(person.chat, f"/start {SURVEY}")
        for _ in range(min(at_once, len(self.people))):
            await self._somebody_rests()

    async def walk(self, seconds: float, people: int | None = None) -> Walk:
        """Let everyone, or the first so many ``people``, tap as fast as the bot lets them."""
        walking = self.people[:people]
        self._latencies = []
        began = time.perf_counter()
        self._until = began + seconds
        for person in walking:
            self._press(person)
        in_time = asyncio.get_running_loop().create_task(self._steps_after(seconds))
        for _ in walking:
            await self._somebody_rests()
        self._until = 0.0
        return Walk(seconds, await in_time, len(self._latencies), self._latencies)

    def see(self, shown: Shown) -> None:
        """Find the next button on a screen."""
        person = self._by_chat.get(shown.chat)
        if person is not None:
            person.shown, person.looking = shown, False
            self._go_on(person)

    def feel(self, query: str) -> None:
        """Note that a tap was answered."""
        person = self._by_query.pop(query, None)
        if person is not None:
            person.query = None
            self._go_on(person)

    async def _steps_after(self, seconds: float) -> int:
        await asyncio.sleep(seconds)
        return len(self._latencies)

    async def _somebody_rests(self) -> None:
        async with asyncio.timeout(PATIENCE):
            found = await self._resting.get()
        if isinstance(found, Lost):
            raise found

    def _go_on(self, person: Person) -> None:
        if person.is_waiting:
            return
        now = time.perf_counter()
        if person.since:
            self._latencies.append(now - person.since)
        if person.left > 0 or now < self._until:
            self._press(person)
        else:
            person.since = 0.0
            self._resting.put_nowait(person)

    def _press(self, person: Person) -> None:
        label = next(person.labels)
        data = _data(person.shown, label)
        if person.shown is None or data is None:
            seen = person.shown.text if person.shown else "nothing"
            self._resting.put_nowait(Lost(f"There is no “{label}” under: {seen}"))
            return
        person.left -= 1
        person.looking, person.since = True, time.perf_counter()
        person.query = self._api.tap(person.shown, data)
        self._by_query[person.query] = person


def _data(shown: Shown | None, label: str) -> str | None:
    buttons: Iterable[tuple[str, str]] = (
        (each["text"].removeprefix(_TICK), each["callback_data"])
        for row in (shown.rows if shown else ())
        for each in row
    )
    return next((data for text, data in buttons if text == label), None)
