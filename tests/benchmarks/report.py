"""What was measured, as a table for people and as JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table

from tests.benchmarks.contestants import ECHO, OURS, PLAIN
from tests.benchmarks.memory import Memory
from tests.benchmarks.throughput import Throughput
from tests.benchmarks.transport import Cost

TIMES_AS_FAST = 5.0
"""How many times the plain bot's steps a second ours shall make."""
MEGABYTES = 150.0
"""What ours may hold in memory while serving everyone."""
_NAMES = {
    OURS: "Hearback, durable",
    PLAIN: "python-telegram-bot, as documented",
    ECHO: "no bot at all: the ceiling",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run measured."""

    throughput: Throughput
    memory: Memory
    transport: Sequence[Cost]

    @property
    def times_as_fast(self) -> float:
        """The median over the rounds of ours against the plain bot's."""
        return median(self.throughput.ratios)

    @property
    def met(self) -> Mapping[str, bool]:
        """The bars, and whether each was met."""
        return {
            f"at least {TIMES_AS_FAST:g} times the plain bot": self.times_as_fast >= TIMES_AS_FAST,
            f"under {MEGABYTES:g} MB": self.memory.serving < MEGABYTES,
        }


def as_json(report: Report) -> dict[str, Any]:
    """Return the report with every round."""
    rounds = report.throughput.rounds
    return {
        "times_as_fast": report.times_as_fast,
        "ratios": list(report.throughput.ratios),
        "bots": {
            name: {
                "median": asdict(report.throughput.middle(name)),
                "rounds": [asdict(each) for each in rounds[name]],
            }
            for name in rounds
        },
        "memory_mb": asdict(report.memory),
        "transport_cpu_ms": [asdict(cost) | {"ratio": cost.ratio} for cost in report.transport],
        "met": dict(report.met),
    }


def for_terminal(report: Report) -> RenderableType:
    """Return the tables."""
    bars = "\n".join(f"{'met' if met else 'MISSED'}: {bar}" for bar, met in report.met.items())
    return Group(_steps(report), _memory(report.memory), _calls(report.transport), bars)


def _steps(report: Report) -> Table:
    low, high = min(report.throughput.ratios), max(report.throughput.ratios)
    table = Table(
        title="One step: update in, kept, tap answered, next screen accepted",
        caption=f"Hearback makes {report.times_as_fast:.1f} times the plain bot's steps a second "
        f"(from {low:.1f} to {high:.1f} in {len(report.throughput.ratios)} rounds)",
    )
    for heading in ("", "steps/s", "p50 ms", "p99 ms", "CPU ms a step"):
        table.add_column(heading, justify="right" if heading else "left")
    for name in report.throughput.rounds:
        middle = report.throughput.middle(name)
        table.add_row(
            _NAMES[name],
            f"{middle.steps_a_second:,.0f}",
            f"{middle.p50:.1f}",
            f"{middle.p99:.1f}",
            f"{middle.cpu:.2f}",
        )
    return table


def _memory(memory: Memory) -> Table:
    table = Table(title=f"Memory with {memory.people:,} people in the middle of a survey")
    for heading in ("idle MB", "serving MB", "most MB"):
        table.add_column(heading, justify="right")
    table.add_row(*(f"{each:.0f}" for each in (memory.idle, memory.serving, memory.most)))
    return table


def _calls(costs: Sequence[Cost]) -> Table:
    table = Table(title="CPU of one call to the Bot API")
    for heading in ("", "ours ms", "python-telegram-bot's own ms", "times less"):
        table.add_column(heading, justify="right" if heading else "left")
    for cost in costs:
        table.add_row(cost.call, f"{cost.ours:.2f}", f"{cost.theirs:.2f}", f"{cost.ratio:.1f}")
    return table
