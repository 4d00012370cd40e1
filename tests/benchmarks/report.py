"""What was measured, as tables for people and as JSON for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table

from tests.benchmarks import bars
from tests.benchmarks.bars import Bar
from tests.benchmarks.contestants import OURS, PLAIN, TITLES, TUNED
from tests.benchmarks.flood import Flood
from tests.benchmarks.memory import Memory
from tests.benchmarks.steps import Load, Steps
from tests.benchmarks.transport import Cost


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run measured; what it left out is None."""

    machine: Mapping[str, Any]
    steps: Steps | None = None
    flood: Sequence[Flood] = ()
    memory: Memory | None = None
    calls: Sequence[Cost] = ()
    others: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Parts that are measured elsewhere, by name."""

    @property
    def bars(self) -> Sequence[Bar]:
        """Every demand that this run can tell about."""
        return [
            *(bars.of_steps(self.steps) if self.steps else ()),
            *bars.of_flood(self.flood),
            *(bars.of_memory(self.memory) if self.memory else ()),
        ]


def as_json(report: Report) -> dict[str, Any]:
    """Return the report with every round."""
    return {
        "machine": dict(report.machine),
        "steps": [_load_as_json(report.steps, load) for load in report.steps.rounds]
        if report.steps
        else None,
        "flood": [asdict(flood) for flood in report.flood],
        "memory_mb": asdict(report.memory) if report.memory else None,
        "calls_cpu_ms": [asdict(cost) | {"ratio": cost.ratio} for cost in report.calls],
        **report.others,
        "bars": [asdict(bar) for bar in report.bars],
    }


def _load_as_json(steps: Steps, load: Load) -> dict[str, Any]:
    bots = {
        name: {
            "median": asdict(steps.middle(load, name)),
            "rounds": [asdict(each) for each in rounds],
        }
        for name, rounds in steps.rounds[load].items()
    }
    return {"load": str(load), **asdict(load), "bots": bots}


def for_terminal(report: Report) -> RenderableType:
    """Return the tables, and which demands were met."""
    return Group(*_parts(report))


def _parts(report: Report) -> Iterator[RenderableType]:
    if report.steps:
        yield _steps(report.steps)
        yield _ratios(report.steps)
    if report.flood:
        yield _flood(report.flood)
    if report.memory:
        yield _memory(report.memory)
    if report.calls:
        yield _calls(report.calls)
    for name, found in report.others.items():
        yield _other(name, found)
    yield from map(str, report.bars)


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("", min_width=21)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _steps(steps: Steps) -> Table:
    table = _table(
        "One step: update in, kept, tap answered, next screen accepted (medians)",
        *("steps/s", "p50 ms", "p99 ms", "CPU ms a step", "API's"),
    )
    for load, bots in steps.rounds.items():
        table.add_section()
        table.add_row(f"[bold]{load}")
        for name in bots:
            middle = steps.middle(load, name)
            table.add_row(
                TITLES[name],
                f"{middle.steps_a_second:,.0f}",
                f"{middle.p50:,.1f}",
                f"{middle.p99:,.1f}",
                f"{middle.cpu:.3f}",
                f"{middle.other_side:.3f}",
            )
    return table


def _ratios(steps: Steps) -> Table:
    """Return ratios within rounds: medians over the rounds."""
    peers = [name for name in (TUNED, PLAIN) if all(name in each for each in steps.rounds.values())]
    headings = [f"{what} {TITLES[peer]}" for peer in peers for what in ("steps/s", "CPU", "p99")]
    table = _table(
        "How many times as good as others Hearback is (medians of the ratios in each round)",
        *headings,
    )
    for load, bots in steps.rounds.items():
        if OURS in bots:
            table.add_row(str(load), *(f"{each:.1f}" for each in _times(steps, load, peers)))
    return table


def _times(steps: Steps, load: Load, peers: Iterable[str]) -> Iterable[float]:
    for peer in peers:
        yield median(steps.ratios(load, OURS, peer, lambda each: each.steps_a_second))
        yield median(steps.ratios(load, peer, OURS, lambda each: each.cpu))
        yield median(steps.ratios(load, peer, OURS, lambda each: each.p99))


def _flood(floods: Sequence[Flood]) -> Table:
    table = _table(
        "A flood from one account, 50 others in flight (medians)",
        *("taps/s", "p99 ms", "flooded", "steps/s", "flooded"),
        *("replies in first second", "a second after"),
    )
    for flood in floods:
        columns = zip(
            *(
                (
                    each.taps,
                    each.quiet_p99,
                    each.flooded_p99,
                    each.quiet_steps,
                    each.flooded_steps,
                    each.at_first,
                    each.replies,
                )
                for each in flood.rounds
            ),
            strict=True,
        )
        table.add_row(flood.way, *(f"{median(column):,.0f}" for column in columns))
    return table


def _memory(memory: Memory) -> Table:
    table = _table("Memory of Hearback, MB", "idle", "after", "peak")
    found = (memory.idle, memory.after, memory.peak)
    table.add_row(f"{memory.people:,} interviews open", *(f"{each:.0f}" for each in found))
    return table


def _calls(costs: Sequence[Cost]) -> Table:
    table = _table("CPU of one call, ms", "ours", "python-telegram-bot's own", "times less")
    for cost in costs:
        table.add_row(cost.call, f"{cost.ours:.3f}", f"{cost.theirs:.2f}", f"{cost.ratio:.0f}")
    return table


def _other(name: str, found: Mapping[str, Any]) -> Table:
    table = _table(name.capitalize(), "")
    for what, value in found.items():
        table.add_row(what, f"{value:,.2f}" if isinstance(value, float) else str(value))
    return table
