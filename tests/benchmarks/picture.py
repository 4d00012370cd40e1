"""A picture of one run for the docs: steps a second of each bot, however updates come."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import resvg_py
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from admin.reports.typeface import BOLD, REGULAR
from tests.benchmarks.contestants import OURS, PLAIN, TITLES, TUNED, Way
from tests.benchmarks.steps import Load, Steps

WIDTH = 1560
_LEFT, _TOP, _COLUMN, _PANEL = 40, 186, 760, 216
_LABEL, _LONGEST, _BAR = 196, 300, 48
"""Where bars begin within a panel, how long the longest is, and how far apart they are."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bot. ``times`` says how many times as many steps ours makes."""

    name: str
    ours: bool
    x: float
    y: float
    width: float
    steps: str
    times: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One load."""

    title: str
    x: float
    y: float
    bars: list[Bar]


def png(steps: Steps) -> bytes:
    """Return the picture."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg(steps),
            skip_system_fonts=True,
            font_files=[str(REGULAR), str(BOLD)],
            font_family="Noto Sans",
        )
    )


def svg(steps: Steps) -> str:
    """Return the picture as SVG: a column for each way, a panel for each load."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    panels = list(_panels(steps))
    return environment.get_template("picture.svg.j2").render(
        width=WIDTH,
        height=max(panel.y for panel in panels) + _PANEL - 22,
        caption="A tap comes in, is kept, is answered, and the next screen is accepted. "
        f"Medians of {_rounds(steps)} rounds of one run.",
        panels=panels,
        alt=_said(panels),
    )


def _rounds(steps: Steps) -> int:
    return len(next(iter(next(iter(steps.rounds.values())).values())))


def _panels(steps: Steps) -> Iterator[Panel]:
    rows = dict.fromkeys(Way, 0)
    most = max(steps.middle(load, OURS).steps_a_second for load in steps.rounds)
    for load in steps.rounds:
        x = _LEFT + _COLUMN * list(Way).index(load.way)
        y = _TOP + _PANEL * rows[load.way]
        rows[load.way] += 1
        yield Panel(_title(load), x, y, list(_bars(steps, load, x, y, _LONGEST / most)))


def _title(load: Load) -> str:
    return str(load)[0].upper() + str(load)[1:]


def _bars(steps: Steps, load: Load, x: float, y: float, scale: float) -> Iterator[Bar]:
    for number, name in enumerate((OURS, TUNED, PLAIN)):
        found = steps.middle(load, name).steps_a_second
        yield Bar(
            TITLES[name],
            name == OURS,
            x + _LABEL,
            y + 20 + _BAR * number,
            max(found * scale, 3.0),
            f"{found:,.0f}",
            "" if name == OURS else f"Hearback: {_times(steps, load, name)}",
        )


def _times(steps: Steps, load: Load, peer: str) -> str:
    times = median(steps.ratios(load, OURS, peer, lambda each: each.steps_a_second))
    return f"{times:.0f} times" if times >= 10 else f"{times:.1f} times"


def _said(panels: list[Panel]) -> str:
    return " ".join(
        f"{panel.title}: " + ", ".join(f"{bar.name} {bar.steps}" for bar in panel.bars) + "."
        for panel in panels
    )
