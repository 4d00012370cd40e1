"""Steps a second through the whole path, of all bots in turn, round after round."""

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.contestants import NAMES, OURS, PEOPLE, Contestant, Way, running
from tests.benchmarks.proc import cpu_seconds

AT_ONCE = 50
"""People in flight while nothing is measured."""
WARM_UP = 2.0


@dataclass(frozen=True, slots=True)
class Load:
    """How updates come, how many people are in flight, how many seconds every answer takes."""

    way: Way
    people: int
    delay: float = 0.0

    def __str__(self) -> str:
        away = f", {self.delay * 1e3:.0f} ms to the Bot API" if self.delay else ""
        return f"{self.way}, {self.people} in flight{away}"


LOADS = (
    *(Load(way, people) for way in Way for people in (50, 500)),
    *(Load(way, 50, 0.04) for way in Way),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to measure, how, how often and for how many seconds each time."""

    names: Sequence[str] = NAMES
    loads: Sequence[Load] = LOADS
    rounds: int = 5
    seconds: float = 2.0
    people: float = 1.0
    """The share of everybody that takes turns in being in flight."""

    @property
    def ways(self) -> Sequence[Way]:
        """The ways that any of the loads takes."""
        return [way for way in Way if any(load.way is way for load in self.loads)]


QUICK = Plan(loads=[Load(way, 50) for way in Way], rounds=2, seconds=1.5, people=0.25)


@dataclass(frozen=True, slots=True)
class Round:
    """What one bot did in one round: latencies in milliseconds, CPU in milliseconds a step, that
    of the other side, which plays the Bot API and the people, too."""

    steps_a_second: float
    p50: float
    p99: float
    cpu: float
    other_side: float
    again: int = 0
    """How often somebody had to tap again because nothing came."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Every round of every bot under every load, in the order in which they were walked."""

    rounds: Mapping[Load, Mapping[str, Sequence[Round]]]

    def middle(self, load: Load, name: str) -> Round:
        """Return the medians over the rounds of a bot."""
        rounds = self.rounds[load][name]
        return Round(
            median(each.steps_a_second for each in rounds),
            median(each.p50 for each in rounds),
            median(each.p99 for each in rounds),
            median(each.cpu for each in rounds),
            median(each.other_side for each in rounds),
            sum(each.again for each in rounds),
        )

    def ratios(
        self, load: Load, one: str, other: str, of: Callable[[Round], float]
    ) -> Sequence[float]:
        """How many times as much of something one bot had as another, round by round; infinitely
        many where the other had none, as when it finished no step in time."""
        both = self.rounds[load]
        pairs = zip(both[one], both[other], strict=True)
        return [of(a) / of(b) if of(b) else inf for a, b in pairs]


async def measure(folder: Path, plan: Plan, tell: Callable[[str], None] = lambda _: None) -> Steps:
    """Walk the rounds: under one load ours, aiogram, plain, ceiling; then under the next."""
    tell("Starting the bots")
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(
                running(name, way, folder / f"{name}-{way}", round(PEOPLE * plan.people))
            )
            for way in plan.ways
            for name in plan.names
        ]
        tell("People arrive and go through to the review")
        for bot in bots:
            await bot.crowd.arrive(AT_ONCE, invited=bot.name == OURS)
            await bot.crowd.walk(WARM_UP, AT_ONCE)
        gc.collect()
        gc.freeze()
        return Steps(await _rounds(bots, plan, tell))


async def _rounds(
    bots: Iterable[Contestant], plan: Plan, tell: Callable[[str], None]
) -> Mapping[Load, Mapping[str, Sequence[Round]]]:
    rounds: dict[Load, dict[str, list[Round]]] = {
        load: {name: [] for name in plan.names} for load in plan.loads
    }
    for number in range(plan.rounds):
        for load in plan.loads:
            tell(f"Round {number + 1} of {plan.rounds}: {load}")
            for bot in bots:
                if bot.way is load.way:
                    rounds[load][bot.name].append(await _round(bot, load, plan.seconds))
    return rounds


async def _round(bot: Contestant, load: Load, seconds: float) -> Round:
    bot.api.delay = load.delay
    again = bot.crowd.tries_again
    before, own = cpu_seconds(bot.pid), time.process_time()
    walk = await bot.crowd.walk(seconds, load.people)
    cpu, other_side = cpu_seconds(bot.pid) - before, time.process_time() - own
    bot.api.delay = 0.0
    hundredths = quantiles(walk.latencies, n=100)
    return Round(
        walk.steps / walk.seconds,
        hundredths[49] * 1e3,
        hundredths[98] * 1e3,
        cpu / walk.all_steps * 1e3,
        other_side / walk.all_steps * 1e3,
        bot.crowd.tries_again - again,
    )
