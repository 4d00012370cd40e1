"""Everything that one run measured: for the terminal, for programs and for the docs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table

from tests.benchmarks import bars, sheets
from tests.benchmarks.bars import Bar
from tests.benchmarks.flood import Flood
from tests.benchmarks.memory import Memory
from tests.benchmarks.parts import Part
from tests.benchmarks.sheets import Sheet
from tests.benchmarks.steps import Load, Steps
from tests.benchmarks.transport import Cost

PICTURE = "![Steps a second by polling and webhook, 50 and 500 in flight](pictures/bench.png)\n"
"""As it stands in the docs, where a picture says in words what it shows; the tables say the rest."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured; what was left out is None or empty."""

    machine: Mapping[str, Any]
    steps: Steps | None = None
    flood: Sequence[Flood] = ()
    memory: Memory | None = None
    calls: Sequence[Cost] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    """What is measured in modules of their own, by name."""

    @property
    def bars(self) -> Sequence[Bar]:
        """Every demand that this run can tell about."""
        return [
            *(bars.of_steps(self.steps) if self.steps else ()),
            *bars.of_flood(self.flood),
            *(bars.of_memory(self.memory) if self.memory else ()),
            *(bar for part in self.parts.values() for bar in part.bars),
        ]

    @property
    def sheets(self) -> Iterator[Sheet]:
        """The tables."""
        if self.steps:
            yield sheets.of_steps(self.steps)
            yield sheets.of_ratios(self.steps)
        if self.flood:
            yield sheets.of_flood(self.flood)
        if self.memory:
            yield sheets.of_memory(self.memory)
        if self.calls:
            yield sheets.of_calls(self.calls)
        yield sheets.of_bars(self.bars)


def as_json(report: Report) -> dict[str, Any]:
    """Return the report with every round."""
    steps = report.steps
    return {
        "machine": dict(report.machine),
        "steps": [_load_as_json(steps, load) for load in steps.rounds] if steps else None,
        "flood": [asdict(flood) for flood in report.flood],
        "memory_mb": asdict(report.memory) if report.memory else None,
        "calls_cpu_ms": [asdict(cost) | {"ratio": cost.ratio} for cost in report.calls],
        **{name: part.figures for name, part in report.parts.items()},
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
    """Return the tables."""
    *own, wanted = (_table(sheet) for sheet in report.sheets)
    return Group(*own, *(part.shown for part in report.parts.values()), wanted)


def _table(sheet: Sheet) -> Table:
    table = Table(title=sheet.title, title_justify="left")
    for number, heading in enumerate(sheet.headings):
        table.add_column(heading, justify="right" if number else "left")
    for number, row in enumerate(sheet.rows):
        if number and not any(row[1:]):
            table.add_section()
        table.add_row(*row, style=None if any(row[1:]) else "bold")
    return table


def in_docs(page: str, report: Report) -> str:
    """Return a page with its picture and its tables renewed: each stands between a mark such as
    `<!-- bench: steps -->` and the next `<!-- -->`."""
    for name, text in (
        ("picture", PICTURE),
        *((each.name, _markdown(each)) for each in report.sheets),
    ):
        before, mark, after = page.partition(f"<!-- bench: {name} -->\n")
        if mark:
            page = before + mark + text + after[after.index("<!-- -->") :]
    return page


def _markdown(sheet: Sheet) -> str:
    marks = ["|---", *["---:"] * (len(sheet.headings) - 1)]
    lines = [_line(sheet.headings), "|".join(marks) + "|"]
    for row in sheet.rows:
        lines.append(_line(row) if any(row[1:]) else _line([f"**{row[0]}**", *row[1:]]))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
