"""A flood from one account: what it costs the others, and what it gets."""

import asyncio
import itertools
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.bot_api import Audience, BotApi, Shown
from tests.benchmarks.contestants import OURS, Way, running
from tests.benchmarks.crowd import Crowd

RATE = 1000
"""Taps a second from one account."""
PEOPLE = 50
"""Others in flight."""
EVERYBODY = 600
"""Who take turns in that, as nobody is heard who taps faster than anybody can."""
AT_ONCE = 120
"""Replies that anybody may get at once; what a flooder gets a second is what goes beyond."""
DRAIN = 1.0
"""Seconds after a flood before anything else is measured."""
_EVERY = 0.01
_LEAVING = ("Stop", "Send")


@dataclass(frozen=True, slots=True)
class Round:
    """The others' latency in milliseconds and steps a second, without and with the flood; the
    flooder's taps a second, what they got in all, and how much a second beyond `AT_ONCE`."""

    quiet_p99: float
    flooded_p99: float
    quiet_steps: float
    flooded_steps: float
    taps: float
    replies: int
    replies_a_second: float


@dataclass(frozen=True, slots=True)
class Flood:
    """The rounds of one way."""

    way: Way
    rounds: Sequence[Round]

    @property
    def slower(self) -> float:
        """How many times as slow the slowest hundredth of the others became."""
        return median(each.flooded_p99 / each.quiet_p99 for each in self.rounds)

    @property
    def replies(self) -> float:
        """What the flooder got a second beyond `AT_ONCE`."""
        return median(each.replies_a_second for each in self.rounds)


class Flooder:
    """Taps at whatever is on the screen, far faster than anybody can, and notes when what comes
    back does: messages, edits and answered taps."""

    def __init__(self, api: BotApi, chat: int, listed: Shown, others: Audience) -> None:
        self._api = api
        self._chat = chat
        self._others = others
        self._shown = Shown(chat, api.new_message(), listed.text, listed.rows)
        self._queries: set[str] = set()
        self._chance = random.Random(7)
        self._loop = asyncio.get_running_loop()
        self._began = 0.0
        self.taps = 0
        self.replies: list[float] = []
        """Seconds after the first tap."""

    def see(self, shown: Shown) -> None:
        if shown.chat == self._chat:
            self._shown = shown
            self.replies.append(self._loop.time() - self._began)
        else:
            self._others.see(shown)

    def feel(self, query: str) -> None:
        if query in self._queries:
            self._queries.remove(query)
            self.replies.append(self._loop.time() - self._began)
        else:
            self._others.feel(query)

    async def flood(self, seconds: float) -> None:
        """Tap so many times a second, however late this task is woken."""
        self._began = self._loop.time()
        while (gone := self._loop.time() - self._began) < seconds:
            for _ in range(int(gone * RATE) - self.taps):
                self._tap()
            await asyncio.sleep(_EVERY)

    def _tap(self) -> None:
        buttons = [
            each["callback_data"]
            for each in itertools.chain(*self._shown.rows)
            if "callback_data" in each and not each["text"].startswith(_LEAVING)
        ]
        if buttons:
            self.taps += 1
            self._queries.add(self._api.tap(self._shown, self._chance.choice(buttons)))


async def measure(
    folder: Path, ways: Sequence[Way] = tuple(Way), rounds: int = 3, seconds: float = 4.0
) -> Sequence[Flood]:
    """Let people tap without a flood and with one, in turn, by every way."""
    async with AsyncExitStack() as stack:
        floods = []
        for way in ways:
            bot = await stack.enter_async_context(
                running(OURS, way, folder / f"flood-{way}", EVERYBODY)
            )
            await bot.crowd.arrive(PEOPLE, invited=True)
            await bot.crowd.walk(seconds, PEOPLE)
            found = [await _round(bot.api, bot.crowd, seconds, number) for number in range(rounds)]
            floods.append(Flood(way, found))
        return floods


async def _round(api: BotApi, crowd: Crowd, seconds: float, number: int) -> Round:
    quiet = await crowd.walk(seconds, PEOPLE)
    listed = crowd.people[0].first_shown
    assert listed is not None
    flooder = api.audience = Flooder(api, 500_000 + number, listed, crowd)
    flooding = asyncio.create_task(flooder.flood(seconds))
    flooded = await crowd.walk(seconds, PEOPLE)
    await flooding
    replies = sum(each < seconds for each in flooder.replies)
    await asyncio.sleep(DRAIN)
    api.audience = crowd
    return Round(
        _p99(quiet.latencies),
        _p99(flooded.latencies),
        quiet.steps / seconds,
        flooded.steps / seconds,
        flooder.taps / seconds,
        replies,
        max(replies - AT_ONCE, 0) / seconds,
    )


def _p99(latencies: Sequence[float]) -> float:
    return quantiles(latencies, n=100)[98] * 1e3
