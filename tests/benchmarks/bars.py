"""What is demanded, beside what was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.contestants import OURS, PLAIN, TUNED
from tests.benchmarks.flood import Flood
from tests.benchmarks.memory import Memory
from tests.benchmarks.steps import Load, Round, Steps

TUNED_TIMES, PLAIN_TIMES = 2.0, 10.0
"""How many times the peers' steps a second ours shall make."""
P99_SHARE, P99_PEOPLE = 0.5, 50
"""What share of tuned aiogram's p99 ours may have, with so many in flight."""
MEGABYTES = 120.0
FLOOD_TIMES, FLOOD_REPLIES = 2.0, 10.0
"""How many times as slow the others may become, and what a flooder may get a second: five turns,
each an answered tap and a screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One demand. ``low`` and ``high`` are the least and the most of any round."""

    what: str
    demand: str
    measured: float
    met: bool
    low: float
    high: float


def at_least(what: str, rounds: Sequence[float], wanted: float) -> Bar:
    """Return a demand on the median of some rounds."""
    middle = median(rounds)
    demand = f"at least {wanted:g}"
    return Bar(what, demand, middle, middle >= wanted, min(rounds), max(rounds))


def at_most(what: str, rounds: Sequence[float], wanted: float) -> Bar:
    """Return a demand on the median of some rounds."""
    middle = median(rounds)
    demand = f"at most {wanted:g}"
    return Bar(what, demand, middle, middle <= wanted, min(rounds), max(rounds))


def of_steps(steps: Steps) -> Iterable[Bar]:
    """Return the demands on steps a second: with a long way to the Bot API only against the bot
    that makes everyone wait for everyone, because the others wait for the same."""
    for load, bots in steps.rounds.items():
        if OURS not in bots:
            continue
        if TUNED in bots and not load.delay:
            yield at_least(f"{load}: times aiogram", _rate(steps, load, TUNED), TUNED_TIMES)
            if load.people == P99_PEOPLE:
                shares = steps.ratios(load, OURS, TUNED, lambda each: each.p99)
                yield at_most(f"{load}: p99, as a share of aiogram's", shares, P99_SHARE)
        if PLAIN in bots:
            yield at_least(f"{load}: times the plain bot", _rate(steps, load, PLAIN), PLAIN_TIMES)


def _rate(steps: Steps, load: Load, peer: str) -> Sequence[float]:
    return steps.ratios(load, OURS, peer, _steps_a_second)


def _steps_a_second(each: Round) -> float:
    return each.steps_a_second


def of_memory(memory: Memory) -> Iterable[Bar]:
    """Return the demand on memory."""
    yield at_most(f"MB with {memory.people:,} interviews open", [memory.after], MEGABYTES)


def of_flood(floods: Iterable[Flood]) -> Iterable[Bar]:
    """Return the demands on a flood: the others hardly notice, the flooder gets little."""
    for flood in floods:
        slower = [each.flooded_p99 / each.quiet_p99 for each in flood.rounds]
        replies = [each.replies_a_second for each in flood.rounds]
        yield at_most(f"flood by {flood.way}: p99 of the others, times", slower, FLOOD_TIMES)
        yield at_most(f"flood by {flood.way}: replies a second", replies, FLOOD_REPLIES)
