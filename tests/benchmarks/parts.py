"""What is measured in modules of their own, joined to the one command and the one report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvloop
from rich.console import RenderableType

from tests.benchmarks import checking, exporting, growth, results, sending
from tests.benchmarks.bars import Bar, at_least, at_most

RATE_SHARE, MESSAGES = 0.98, 2000.0
"""The part of the set rate that a push shall reach, and how many a second when none is set."""


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one part, for programs and for people, and what is wanted of them."""

    figures: Mapping[str, Any]
    shown: RenderableType
    bars: Sequence[Bar]


def of_sending(folder: Path) -> Part:
    """Measure messages that we start. Here with few people, which leaves a share of the rate a
    little lower; `python -m tests.benchmarks.sending` takes ten minutes for many."""
    (folder := folder / "sending").mkdir()
    found = uvloop.run(sending.measure(folder, sending.QUICK))
    a_second = [each.a_second for each in found.lifted]
    stuck = float(found.faulty.waiting + found.faulty.told_twice)
    return Part(
        sending.as_json(found),
        sending.for_terminal(found),
        (
            at_least("sending: share of the set rate", [found.alone.share], RATE_SHARE),
            at_least("sending: with replies beside it", [found.with_replies.share], RATE_SHARE),
            at_least("sending: messages a second with no rate set", a_second, MESSAGES),
            at_most("sending: people stuck or told twice in spite of faults", [stuck], 0),
        ),
    )


def of_growth(folder: Path) -> Part:
    """Measure what becomes slower when there are very many people."""
    (folder := folder / "growth").mkdir()
    found = growth.measure(folder)
    return Part(growth.as_json(found), growth.for_terminal(found), found.bars)


def of_checking(folder: Path) -> Part:
    """Measure how long `hearback check` takes for very many survey files."""
    (folder := folder / "checking").mkdir()
    found = checking.measure(folder)
    return Part(checking.as_json(found), checking.for_terminal(found), found.bars)


def of_exporting(folder: Path) -> Part:
    """Measure how long the files of a large survey take, with one row per person."""
    (folder := folder / "exporting").mkdir()
    found = exporting.measure(folder)
    return Part(exporting.as_json(found), exporting.for_terminal(found), found.bars)


def of_results(folder: Path) -> Part:
    """Measure how long the results of a large survey take, and whether turns wait for them."""
    (folder := folder / "results").mkdir()
    found = results.measure(folder)
    return Part(results.as_json(found), results.for_terminal(found), found.bars)


PARTS: Mapping[str, Callable[[Path], Part]] = {
    "sending": of_sending,
    "growth": of_growth,
    "checking": of_checking,
    "exporting": of_exporting,
    "results": of_results,
}
"""By the name that `--only` takes. A folder on a disk is theirs to fill; left out of `--quick`."""
