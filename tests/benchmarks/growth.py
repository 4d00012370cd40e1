"""Growth: what becomes slower, and who has to wait, when there are very many people.

`python -m tests.benchmarks.growth` prints tables and bars; `--quick` takes small sizes for a look,
and `--only` one part.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvloop
from rich.console import Console, Group, RenderableType
from rich.table import Table

from tests.benchmarks.bars import Bar, at_most
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.grown import closing, cost, results
from tests.benchmarks.grown.closing import Beside
from tests.benchmarks.grown.cost import SMALL, Cost
from tests.benchmarks.grown.installation import Size
from tests.benchmarks.grown.results import Results

STEP_TIMES = 1.3
"""How many times the CPU of a small installation's steps a large one's may take."""
RESULT_SECONDS, RESULT_MEGABYTES = 20.0, 1024.0
CLOSE_SECONDS, CLOSE_P99 = 20.0, 3.0
PARTS = ("cost", "results", "closing")


@dataclass(frozen=True, slots=True)
class Plan:
    """How large everything is."""

    sizes: Sequence[Size] = cost.SIZES
    rounds: int = 12
    responses: int = results.RESPONSES
    closed: int = closing.RESPONSES


QUICK = Plan((SMALL, Size(20_000), Size(1_000, 20)), 4, 50_000, 5_000)


@dataclass(frozen=True, slots=True)
class Growth:
    """Everything that one run measured; what it left out is None."""

    cost: Cost | None = None
    results: Results | None = None
    closing: Sequence[Beside] = ()

    @property
    def bars(self) -> Sequence[Bar]:
        """Every demand that this run can tell about."""
        found: list[Bar] = []
        for size in list(self.cost.rounds)[1:] if self.cost else ():
            ratios = self.cost.ratios(size) if self.cost else ()
            found.append(at_most(f"{size}: times the CPU of a step", ratios, STEP_TIMES))
        if self.results:
            what = f"{self.results.responses:,} responses reported"
            found.append(at_most(f"{what}: seconds", [self.results.seconds], RESULT_SECONDS))
            found.append(at_most(f"{what}: MB", [self.results.megabytes], RESULT_MEGABYTES))
        for each in self.closing:
            if each is self.closing[0]:
                found.append(at_most(f"{each.what}: seconds", [each.seconds], CLOSE_SECONDS))
            found.append(at_most(f"{each.what}: times the p99 of steps", [each.ratio], CLOSE_P99))
        return found


def measure(
    folder: Path, plan: Plan | None = None, only: str | None = None, say: Any = print
) -> Growth:
    """Measure everything, or one part, with ``folder`` for its files."""
    plan = plan or Plan()
    found = Growth()
    if only in (None, "cost"):
        say("What a step costs as people and surveys become more")
        found = Growth(uvloop.run(cost.measure(folder / "cost", plan.sizes, plan.rounds)))
    if only in (None, "results"):
        say("The results of a very large survey")
        made = uvloop.run(results.measure(folder / "results", plan.responses))
        found = Growth(found.cost, made)
    if only in (None, "closing"):
        say("Closing a large survey while others are answered")
        beside = uvloop.run(closing.measure(folder / "closing", plan.closed))
        found = Growth(found.cost, found.results, beside)
    return found


def as_json(growth: Growth) -> dict[str, Any]:
    """Return what was measured, with every round."""
    return {
        "steps": [
            {"size": str(size), **asdict(size), "rounds": [asdict(each) for each in rounds]}
            for size, rounds in (growth.cost.rounds if growth.cost else {}).items()
        ],
        "results": asdict(growth.results) if growth.results else None,
        "beside": [asdict(each) | {"ratio": each.ratio} for each in growth.closing],
        "bars": [asdict(bar) for bar in growth.bars],
    }


def for_terminal(growth: Growth) -> RenderableType:
    """Return the tables."""
    tables = []
    if growth.cost:
        tables.append(_steps(growth.cost))
    if growth.results:
        tables.append(_results(growth.results))
    if growth.closing:
        tables.append(_beside(growth.closing))
    return Group(*tables, _bars(growth.bars))


def _steps(found: Cost) -> Table:
    table = _empty("A step, turn by turn", "", "CPU ms", "wall ms", "times the CPU")
    for size in found.rounds:
        middle, ratio = found.middle(size), found.ratio(size)
        table.add_row(str(size), f"{middle.cpu:.3f}", f"{middle.wall:.3f}", f"{ratio:.2f}")
    return table


def _results(found: Results) -> Table:
    table = _empty("Results: read, counted, suppressed, drawn", "", "s", "CPU s", "MB at most")
    name = f"{found.responses:,} responses"
    table.add_row(name, f"{found.seconds:.1f}", f"{found.cpu:.1f}", f"{found.megabytes:.0f}")
    return table


def _beside(found: Sequence[Beside]) -> Table:
    headings = ("", "s", "p99 ms before", "p99 ms meanwhile", "times", "steps meanwhile")
    table = _empty("Beside the conversation of fifty people", *headings)
    for each in found:
        figures = (each.seconds, each.before, each.during, each.ratio)
        table.add_row(each.what, *(f"{figure:.1f}" for figure in figures), f"{each.steps:,}")
    return table


def _bars(bars: Sequence[Bar]) -> Table:
    table = _empty("What is demanded", "", "demand", "measured", "")
    for bar in bars:
        met = "met" if bar.met else "MISSED"
        table.add_row(bar.what, bar.demand, f"{bar.measured:.2f}", met)
    return table


def _empty(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, for a look")
    parser.add_argument("--only", choices=PARTS, help="measure just this part")
    args = parser.parse_args()
    build, console = ROOT / "build", Console()
    build.mkdir(exist_ok=True)
    # Not in /tmp, which may be memory: what is kept must reach a disk.
    with tempfile.TemporaryDirectory(dir=build) as name, console.status("Starting") as status:
        plan = QUICK if args.quick else Plan()
        growth = measure(Path(name), plan, args.only, status.update)
    console.print(for_terminal(growth))


if __name__ == "__main__":
    main()
