"""How long results take: read, counted, three breakdowns, and every small count kept in doubt.

`python -m tests.benchmarks.results` prints it; `--responses` takes other sizes.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import orjson
import uvloop
from rich.console import Console
from rich.table import Table

from admin.reports.source import results_of
from bot.storage.changes import Publish
from bot.storage.rows import SurveyState
from bot.storage.sqlite import open_sqlite
from surveys.answers import Plain
from surveys.questionnaire import Survey
from tests.admin.reports.samples import NOT_ASKED, SKIPPED, picked
from tests.benchmarks.bars import Bar, at_most
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.grown.installation import ids, in_slices, published, written
from tests.benchmarks.proc import megabytes
from tests.surveys.small import question, survey

RESPONSES = 100_000
SECONDS = 3.0
MEGABYTES = 300.0
HELD_UP = 0.1
"""Seconds for which results may hold everything else up at a time."""
_BY = ("age", "area", "school")


@dataclass(frozen=True, slots=True)
class Results:
    """What it took, in a process of its own. ``held_up`` is the longest time in which nothing else
    could be done; ``told`` counts the breakdowns that are shown."""

    responses: int
    seconds: float
    megabytes: float
    held_up: float
    told: int

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is wanted."""
        what = f"results: {self.responses:,} responses, {len(_BY)} breakdowns"
        return (
            at_most(f"{what}: seconds", [self.seconds], SECONDS),
            at_most(f"{what}: MB", [self.megabytes], MEGABYTES),
            at_most(f"{what}: seconds that turns wait", [self.held_up], HELD_UP),
        )


def ten_questions() -> Survey:
    """A survey of ten questions, three of them about the person."""
    ages = {"under": "Under 16", "a16": "16 to 17", "a18": "18 to 21", "over": "Over 21"}
    areas = {f"w{place}": f"Ward {place}" for place in range(8)}
    return survey(
        question("often"),
        question("keep", "multiple_choice"),
        question("last", ask_if={"often": ["yes", "no"]}),
        question("safe", "scale"),
        question("wait", "number", unit="minutes"),
        question("order", "ranking"),
        question("say", "open_ended"),
        question("age", about_you="We compare ages.", options=ages),
        question("area", about_you="We compare areas.", options=areas),
        question("school", about_you="We compare those at school."),
        id="ten-questions",
        breakdowns=["age", "area"],
    )


def _somebody(chance: Random) -> dict[str, Plain]:
    often = chance.choices(["yes", "no", "maybe"], [60, 39, 1])[0]
    found: dict[str, Plain] = {
        "often": picked(often),
        "keep": sorted(chance.sample(["yes", "no", "maybe"], chance.randint(1, 3))),
        "last": picked(chance.choice(["yes", "no"])) if often != "maybe" else NOT_ASKED,
        "safe": chance.choices(range(1, 6), (1, 20, 40, 40, 20))[0],
        "wait": float(int(chance.expovariate(0.05))),
        "order": ["#", *chance.sample(["yes", "no", "maybe"], 3)],
        "say": {"sealed": "A" * 96},
        "age": picked(chance.choices(["under", "a16", "a18", "over"], [1, 3000, 4000, 2])[0]),
        "area": picked(f"w{chance.choices(range(8), (90, 80, 70, 60, 50, 40, 1, 0.01))[0]}"),
        "school": picked(chance.choices(["yes", "no", "maybe"], [500, 500, 1])[0]),
    }
    if chance.random() < 0.1:
        found[chance.choice(["keep", "safe", "wait", "order", "say", "age", "area"])] = SKIPPED
    return found


def _said(responses: int) -> Iterator[bytes]:
    chance = Random(7)
    return (orjson.dumps(_somebody(chance)) for _ in range(responses))


async def _closed(path: Path, responses: int) -> None:
    asked = ten_questions()
    store = await open_sqlite(path)
    row = published(asked, SurveyState.CLOSED)
    await store.commit([Publish(row)])
    await store.close()
    with written(path) as raw:
        statement = f"INSERT INTO responses VALUES ('{asked.id}', ?, '{row.fingerprint}', ?)"
        said = zip(ids(responses, seed=5), _said(responses), strict=True)
        in_slices(raw, statement, said)
        raw.execute(f"INSERT INTO tallies VALUES ('{asked.id}', 'disposition.done', {responses})")


def measure(folder: Path, responses: int = RESPONSES) -> Results:
    """Write a closed survey, and have its results made in a process of its own."""
    path = folder / "hearback.db"
    uvloop.run(_closed(path, responses))
    command = [sys.executable, "-m", "tests.benchmarks.results", "--of", str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    return Results(responses, **orjson.loads(done.stdout))


async def _results(path: Path) -> Mapping[str, float]:
    """Make the results, and say what it took."""
    store = await open_sqlite(path)
    (row,) = await store.surveys()
    waits: list[float] = []
    beating = asyncio.create_task(_beat(waits))
    began = time.perf_counter()
    found = await results_of(store, row, by=_BY)
    seconds = time.perf_counter() - began
    beating.cancel()
    with suppress(asyncio.CancelledError):
        await beating
    await store.close()
    told = sum(bool(each.groups) for each in found.breakdowns) if found else 0
    most = megabytes(os.getpid(), "VmHWM")
    return {"seconds": seconds, "megabytes": most, "held_up": max(waits), "told": told}


async def _beat(waits: list[float]) -> None:
    """Note how much later than wanted a turn comes, again and again."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        waits.append(time.perf_counter() - began - 0.001)


def as_json(found: Results) -> Mapping[str, Any]:
    """Return the figures for programs."""
    return asdict(found)


def for_terminal(found: Results) -> Table:
    """Return the figures for people."""
    table = Table("responses", "seconds", "MB at most", "longest wait in seconds", "breakdowns")
    table.add_row(
        f"{found.responses:,}",
        f"{found.seconds:.2f}",
        f"{found.megabytes:.0f}",
        f"{found.held_up:.3f}",
        str(found.told),
    )
    return table


def main() -> None:
    """Measure once, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.results")
    parser.add_argument("--responses", type=int, default=RESPONSES)
    parser.add_argument("--of", help="only make the results of what is there already")
    if path := parser.parse_args().of:
        sys.stdout.write(orjson.dumps(uvloop.run(_results(Path(path)))).decode())
        return
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), parser.parse_args().responses)
    Console().print(for_terminal(found))


if __name__ == "__main__":
    main()
