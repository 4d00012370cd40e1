"""People who tap: each presses the next button of their round on the keyboard they were shown."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, cycle

from tests.benchmarks.bot_api import BotApi, Shown

SURVEY, TITLE = "youth-bus", "The youth bus"
_LAST = ("Next", "Friday", "Early evening", "18 to 21")
FIRST = ("Start", "Every week", "4", "Sport", *_LAST)
"""From the introduction to the review."""
ROUND = (*("Back",) * 6, "Every week", "4", "Sport", "Sport", *_LAST)
"""From the review back to the first question, and through all six again; every step an edit."""
PATIENCE = 30.0
"""Seconds after which those who still wait do the same again, as people do."""
TRIES = 4
"""So often in all, and then something is wrong."""
_TICK = "✓ "


class Lost(Exception):
    """Somebody found no way on: what was measured would mean nothing."""


@dataclass(slots=True)
class Person:
    """Somebody, and the labels they mean to press."""

    chat: int
    labels: Iterator[str] = field(default_factory=lambda: chain(FIRST, cycle(ROUND)))
    first_shown: Shown | None = None
    shown: Shown | None = None
    data: str = ""
    """What they tapped at last."""
    query: str | None = None
    """The tap that is not answered yet."""
    looking: bool = False
    """Whether the next screen is not there yet."""
    since: float = 0.0
    tried: float = 0.0
    """When they did that for the last time."""
    tries: int = 1
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
        self._next: deque[Person] = deque()
        """Those who rest, the one who rests longest first."""
        self._resting: asyncio.Queue[Person | Lost] = asyncio.Queue()
        self._until = 0.0
        self._words = f"/start {SURVEY}"
        self.tries_again = 0
        """How often somebody tapped again because nothing came."""
        api.audience = self

    async def arrive(self, at_once: int, steps: int = len(FIRST), *, invited: bool = False) -> None:
        """Let everyone open the survey and make ``steps`` in it, ``at_once`` at a time.

        ``invited`` = only the first writes, asking what is on, and all others tap at the survey
        under a list like theirs: new messages are limited, rewritten ones are not.
        """
        if invited:
            for person in self.people:
                person.labels = chain((TITLE,), person.labels)
                person.left = steps + 1
            self._words = "/surveys"
            await self._each(self.people[:1], 1, self._write)
            await self._each(self.people[1:], at_once, self._find)
        else:
            for person in self.people:
                person.left = steps
            await self._each(self.people, at_once, self._write)

    async def tap_once(self, at_once: int) -> None:
        """Let everyone make one step."""
        everyone = list(self._next)
        self._next.clear()
        await self._each(everyone, at_once, self._press)

    async def walk(self, seconds: float, in_flight: int) -> Walk:
        """Let people tap as fast as the bot lets them: whoever is done is followed by whoever has
        rested longest."""
        self._latencies = []
        began = time.perf_counter()
        self._until = began + seconds
        for _ in range(in_flight):
            self._press(self._next.popleft())
        in_time = asyncio.get_running_loop().create_task(self._steps_after(seconds))
        for _ in range(in_flight):
            await self._somebody_rests()
        self._until = 0.0
        return Walk(seconds, await in_time, len(self._latencies), self._latencies)

    async def _each(
        self, people: Sequence[Person], at_once: int, begin: Callable[[Person], None]
    ) -> None:
        for number, person in enumerate(people):
            if number >= at_once:
                await self._somebody_rests()
            begin(person)
        for _ in range(min(at_once, len(people))):
            await self._somebody_rests()

    def _write(self, person: Person) -> None:
        person.looking, person.tried = True, time.perf_counter()
        self._api.say(person.chat, self._words)

    def _find(self, person: Person) -> None:
        listed = self.people[0].first_shown
        assert listed is not None
        person.shown = replace(listed, chat=person.chat, message=self._api.new_message())
        self._press(person)

    def see(self, shown: Shown) -> None:
        """Find the next button on a screen."""
        person = self._by_chat.get(shown.chat)
        if person is not None:
            person.first_shown = person.first_shown or shown
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
        while True:
            try:
                async with asyncio.timeout(1.0):
                    found = await self._resting.get()
            except TimeoutError:
                self._try_again()
            else:
                if isinstance(found, Lost):
                    raise found
                return

    def _try_again(self) -> None:
        """Do once more what a bot seems to have lost."""
        long_ago = time.perf_counter() - PATIENCE
        for person in self.people:
            if not person.is_waiting or person.tried > long_ago:
                continue
            person.tries += 1
            self.tries_again += 1
            if person.tries == TRIES:
                raise Lost(f"Somebody waits in vain under: {person.shown}")
            if person.shown is None:
                self._write(person)
            else:
                self._tap(person, person.shown, person.data)

    def _go_on(self, person: Person) -> None:
        if person.is_waiting:
            return
        now = time.perf_counter()
        if person.since:
            self._latencies.append(now - person.since)
        if person.left > 0:
            self._press(person)
            return
        person.since = 0.0
        self._next.append(person)
        if now < self._until:
            self._press(self._next.popleft())
        else:
            self._resting.put_nowait(person)

    def _press(self, person: Person) -> None:
        label = next(person.labels)
        data = _data(person.shown, label)
        if person.shown is None or data is None:
            seen = person.shown.text if person.shown else "nothing"
            self._resting.put_nowait(Lost(f"There is no “{label}” under: {seen}"))
            return
        person.left -= 1
        person.since, person.tries = time.perf_counter(), 1
        self._tap(person, person.shown, data)

    def _tap(self, person: Person, shown: Shown, data: str) -> None:
        person.looking, person.data, person.tried = True, data, time.perf_counter()
        person.query = self._api.tap(shown, data)
        self._by_query[person.query] = person


def _data(shown: Shown | None, label: str) -> str | None:
    buttons: Iterable[tuple[str, str]] = (
        (each["text"].removeprefix(_TICK), each["callback_data"])
        for row in (shown.rows if shown else ())
        for each in row
    )
    return next((data for text, data in buttons if text == label), None)
