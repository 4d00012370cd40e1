"""What was measured, as rows of words: the same for the terminal and for the docs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.bars import Bar
from tests.benchmarks.contestants import OURS, PLAIN, TITLES, TUNED
from tests.benchmarks.flood import Flood, Round
from tests.benchmarks.memory import Memory
from tests.benchmarks.steps import Load, Steps
from tests.benchmarks.transport import Cost

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. The first column has words, all others have figures."""

    name: str
    title: str
    headings: Row
    rows: Sequence[Row]


def of_steps(steps: Steps) -> Sheet:
    """Return medians over the rounds, one row for each bot under each load."""
    return Sheet(
        "steps",
        "One step: a tap comes in, is kept, is answered, and the next screen is accepted (medians)",
        ("", "steps/s", "p50 ms", "p99 ms", "CPU ms a step", "Bot API's CPU"),
        [row for load in steps.rounds for row in _load(steps, load)],
    )


def _load(steps: Steps, load: Load) -> Iterator[Row]:
    yield (_titled(load), *[""] * 5)
    for name in steps.rounds[load]:
        found = steps.middle(load, name)
        yield (
            TITLES[name],
            f"{found.steps_a_second:,.0f}",
            f"{found.p50:,.1f}",
            f"{found.p99:,.1f}",
            f"{found.cpu:.3f}",
            f"{found.other_side:.3f}",
        )


def of_ratios(steps: Steps) -> Sheet:
    """Return how many times as good ours is: medians of the ratios within each round."""
    peers = [name for name in (TUNED, PLAIN) if all(name in each for each in steps.rounds.values())]
    short = {TUNED: "aiogram", PLAIN: "plain bot"}
    return Sheet(
        "ratios",
        "How many times as good as its peers Hearback is (medians of the ratios in each round)",
        ("", *(f"{what}, {short[peer]}" for peer in peers for what in ("steps/s", "CPU", "p99"))),
        [
            (_titled(load), *(f"{each:.1f}" for each in _times(steps, load, peers)))
            for load, bots in steps.rounds.items()
            if OURS in bots
        ],
    )


def _times(steps: Steps, load: Load, peers: Sequence[str]) -> Iterator[float]:
    for peer in peers:
        yield median(steps.ratios(load, OURS, peer, lambda each: each.steps_a_second))
        yield median(steps.ratios(load, peer, OURS, lambda each: each.cpu))
        yield median(steps.ratios(load, peer, OURS, lambda each: each.p99))


def _titled(load: Load) -> str:
    return str(load)[0].upper() + str(load)[1:]


def of_flood(floods: Sequence[Flood]) -> Sheet:
    """Return what a flood costs the others, and what the flooder gets (medians)."""
    return Sheet(
        "flood",
        "A flood from one account while 50 others are in flight (medians)",
        (
            "",
            "taps/s",
            "p99 ms",
            "flooded",
            "steps/s",
            "flooded",
            "replies",
            "a second",
        ),
        [(flood.way.capitalize(), *map(_whole, _middle(flood.rounds))) for flood in floods],
    )


def _middle(rounds: Sequence[Round]) -> Sequence[float]:
    return (
        median(each.taps for each in rounds),
        median(each.quiet_p99 for each in rounds),
        median(each.flooded_p99 for each in rounds),
        median(each.quiet_steps for each in rounds),
        median(each.flooded_steps for each in rounds),
        median(each.replies for each in rounds),
        median(each.replies_a_second for each in rounds),
    )


def _whole(figure: float) -> str:
    return f"{figure:,.0f}"


def of_memory(memory: Memory) -> Sheet:
    """Return what Hearback holds in memory."""
    return Sheet(
        "memory",
        "Memory of Hearback, MB",
        ("", "idle", "after", "at most"),
        [
            (
                f"{memory.people:,} interviews open",
                *map(_whole, (memory.idle, memory.after, memory.peak)),
            )
        ],
    )


def of_calls(costs: Sequence[Cost]) -> Sheet:
    """Return the CPU of calls to the Bot API, 30 in flight."""
    return Sheet(
        "calls",
        "CPU of one call to the Bot API, ms",
        ("", "ours", "python-telegram-bot's own", "times less"),
        [
            (cost.call.capitalize(), f"{cost.ours:.3f}", f"{cost.theirs:.2f}", f"{cost.ratio:.0f}")
            for cost in costs
        ],
    )


def of_bars(bars: Sequence[Bar]) -> Sheet:
    """Return every demand beside what was measured."""
    rows = [
        (
            bar.what[0].upper() + bar.what[1:],
            bar.demand,
            f"{bar.measured:,.2f}",
            f"{bar.low:,.2f} to {bar.high:,.2f}" if bar.low != bar.high else "",
            "met" if bar.met else "NOT MET",
        )
        for bar in bars
    ]
    return Sheet("bars", "Bars", ("", "wanted", "measured", "by round", ""), rows)
