"""How long an export takes, as it is installed: `hearback export --microdata` on a closed survey.

`python -m tests.benchmarks.exporting` prints it; `--responses` takes other sizes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import orjson
import uvloop
from rich.console import Console
from rich.table import Table

from admin.cli import app
from bot.privacy.key_file import open_keys
from bot.privacy.keys import Keys
from bot.privacy.values import write_values
from bot.storage.changes import Publish
from bot.storage.rows import SurveyState
from bot.storage.sqlite import open_sqlite
from surveys.answers import Plain
from surveys.questionnaire import Survey
from tests.admin.reports.samples import picked
from tests.benchmarks.bars import Bar, at_most
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.grown.installation import ids, in_slices, published, written
from tests.benchmarks.proc import cpu_seconds, megabytes
from tests.surveys.small import question, survey

RESPONSES = 100_000
SECONDS = 20.0
MEGABYTES = 300.0
_KINDS = 20_000
"""How many different people there are; the words of each are sealed anew every time."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """What it took to make the files, rows of people among them, in a process of its own."""

    responses: int
    seconds: float
    cpu: float
    """Seconds of CPU: what the clock would say were the machine doing nothing else."""
    megabytes: float
    files: int
    bytes: int

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is wanted."""
        what = f"exporting: {self.responses:,} responses"
        return (
            at_most(f"{what}: seconds", [self.seconds], SECONDS),
            at_most(f"{what}: MB", [self.megabytes], MEGABYTES),
        )


def ten_questions() -> Survey:
    """A survey of ten questions with two breakdowns."""
    ages = {"under": "Under 16", "a16": "16 to 17", "a18": "18 to 21", "over": "Over 21"}
    return survey(
        question("often"),
        question("keep", "multiple_choice"),
        question("last", ask_if={"often": ["yes", "no"]}),
        question("safe", "scale"),
        question("clean", "scale", points=10),
        question("wait", "number", unit="minutes"),
        question("order", "ranking"),
        question("say", "open_ended"),
        question("age", about_you="We compare ages.", options=ages),
        question("area", about_you="We compare areas."),
        id="ten-questions",
        breakdowns=["age", "area"],
    )


def _somebody(chance: Random) -> dict[str, Plain]:
    often = chance.choice(["yes", "no", "maybe"])
    last = picked(chance.choice(["yes", "no"])) if often != "maybe" else {"missing": "not_asked"}
    return {
        "often": picked(often),
        "keep": sorted(chance.sample(["yes", "no", "maybe"], chance.randint(1, 3))),
        "last": last,
        "safe": chance.randint(1, 5),
        "clean": chance.randint(1, 10),
        "wait": float(chance.randint(0, 90)),
        "order": ["#", *chance.sample(["yes", "no", "maybe"], 3)],
        "say": "Later buses, please, and lights at the stop.",
        "age": picked(chance.choices(["under", "a16", "a18", "over"], [1, 300, 400, 2])[0]),
        "area": picked(chance.choices(["yes", "no", "maybe"], [50, 50, 1])[0]),
    }


def _said(keys: Keys, name: str, responses: int) -> Iterator[bytes]:
    chance = Random(7)
    people = [_somebody(chance) for _ in range(_KINDS)]
    for _ in range(responses):
        yield write_values(chance.choice(people), name, keys.words)


async def _closed(folder: Path, responses: int) -> None:
    path, asked = folder / "data" / "hearback.db", ten_questions()
    path.parent.mkdir(parents=True, exist_ok=True)
    store = await open_sqlite(path)
    keys = await open_keys(folder / "hearback.key", folder / "data", store)
    row = published(asked, SurveyState.CLOSED)
    await store.commit([Publish(row)])
    await store.close()
    with written(path) as raw:
        statement = f"INSERT INTO responses VALUES ('{asked.id}', ?, '{row.fingerprint}', ?)"
        said = _said(keys, asked.id, responses)
        in_slices(raw, statement, zip(ids(responses, seed=5), said, strict=True))
        raw.execute(f"INSERT INTO tallies VALUES ('{asked.id}', 'disposition.done', {responses})")


def measure(folder: Path, responses: int = RESPONSES) -> Exporting:
    """Write a closed survey and have it exported in a process of its own."""
    uvloop.run(_closed(folder, responses))
    to = folder / "out"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "hearback.key"),
    }
    command = [sys.executable, "-m", "tests.benchmarks.exporting", "--to", str(to)]
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    seconds = time.perf_counter() - began
    used = orjson.loads(done.stdout)
    files = [path for path in to.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Exporting(responses, seconds, used["cpu"], used["megabytes"], len(files), size)


def _export(to: str) -> None:
    """Do what `hearback export --microdata` does, and say what it took."""
    app(["export", ten_questions().id, "--to", to, "--microdata"], standalone_mode=False)
    pid = os.getpid()
    used = {"cpu": cpu_seconds(pid), "megabytes": megabytes(pid, "VmHWM")}
    sys.stdout.write(orjson.dumps(used).decode())


def as_json(found: Exporting) -> Mapping[str, Any]:
    """Return the figures for programs."""
    return asdict(found)


def for_terminal(found: Exporting) -> Table:
    """Return the figures for people."""
    table = Table("responses", "seconds", "of CPU", "MB at most", "files", "MB of files")
    table.add_row(
        f"{found.responses:,}",
        f"{found.seconds:.1f}",
        f"{found.cpu:.1f}",
        f"{found.megabytes:.0f}",
        str(found.files),
        f"{found.bytes / 1e6:.1f}",
    )
    return table


def main() -> None:
    """Measure once, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.exporting")
    parser.add_argument("--responses", type=int, default=RESPONSES)
    parser.add_argument("--to", help="only export into this folder what is there already")
    if to := parser.parse_args().to:
        _export(to)
        return
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), parser.parse_args().responses)
    Console().print(for_terminal(found))


if __name__ == "__main__":
    main()
