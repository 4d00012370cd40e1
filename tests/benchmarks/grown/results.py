"""How long the results of a very large survey take, and how much memory, in a process of its own."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import orjson
import uvloop

from admin.reading import read_results
from admin.reports.charts import chart
from admin.reports.summary import as_json, for_chat
from admin.settings import read_settings
from bot.privacy.key_file import open_keys
from bot.privacy.keys import Keys
from bot.privacy.values import write_values
from bot.storage.changes import Publish
from bot.storage.rows import SurveyState
from bot.storage.sqlite import open_sqlite
from tests.admin.reports.samples import Response, buses, rider
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.grown.installation import ids, in_slices, published, written
from tests.benchmarks.proc import cpu_seconds, megabytes

RESPONSES = 1_000_000
_KINDS = 20_000
"""How many different people there are; the words of each are sealed anew every time."""
_RARE = 5_000
"""One in so many gave an answer that hardly anybody gives."""


@dataclass(frozen=True, slots=True)
class Results:
    """What it took to read, to count, to put through the gate and to draw every picture."""

    responses: int
    seconds: float
    cpu: float
    """Seconds of CPU: what the clock would say were the machine doing nothing else."""
    megabytes: float
    pictures: float


async def measure(folder: Path, responses: int = RESPONSES) -> Results:
    """Write a closed survey with every kind of question, and have its results made."""
    survey = await _closed(folder, responses)
    began = time.perf_counter()
    used = await _made(folder, survey)
    return Results(responses, time.perf_counter() - began, **used)


async def _closed(folder: Path, responses: int) -> str:
    path, survey = folder / "data" / "hearback.db", buses()
    store = await open_sqlite(path)
    keys = await open_keys(folder / "hearback.key", folder / "data", store)
    row = published(survey, SurveyState.CLOSED)
    await store.commit([Publish(row)])
    await store.close()
    with written(path) as raw:
        statement = f"INSERT INTO responses VALUES ('{survey.id}', ?, '{row.fingerprint}', ?)"
        said = _said(keys, survey.id, responses)
        in_slices(raw, statement, zip(ids(responses, seed=5), said, strict=True))
        raw.execute(f"INSERT INTO tallies VALUES ('{survey.id}', 'disposition.done', {responses})")
    return survey.id


def _said(keys: Keys, survey: str, responses: int) -> Iterator[bytes]:
    chance = Random(7)
    people = [rider(chance) for _ in range(_KINDS)]
    for number in range(responses):
        person = chance.choice(people)
        yield write_values(_rarely(person, number), survey, keys.words)


def _rarely(person: Response, number: int) -> Response:
    """Return the response, now and then with a number that stands out."""
    return {**person, "wait": 1e4 + number} if number % _RARE == 0 else person


async def _made(folder: Path, survey: str) -> dict[str, float]:
    """Make the results in a child process; return what it says it used."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "hearback.key"),
    }
    command = (sys.executable, "-m", "tests.benchmarks.grown.results", survey)
    child = await asyncio.create_subprocess_exec(*command, stdout=PIPE, env=environment)
    said, _ = await child.communicate()
    found: dict[str, float] = orjson.loads(said)
    return found


def main(survey: str) -> None:
    """Make everything that staff see of a survey, and say what it took."""
    found = uvloop.run(read_results(read_settings(), survey))
    pictures = [chart(table, found, "en") for table in found.tables if table.rows]
    assert as_json(found)
    assert for_chat(found, "en")
    pid = os.getpid()
    used = {
        "cpu": cpu_seconds(pid),
        "megabytes": megabytes(pid, "VmHWM"),
        "pictures": len(pictures),
    }
    sys.stdout.write(orjson.dumps(used).decode())


if __name__ == "__main__":
    main(sys.argv[1])
