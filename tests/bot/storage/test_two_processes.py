"""Two real processes take turns with the same people: nothing is overwritten, nothing is lost."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.storage.postgres import open_postgres
from tests.bot.storage.people import contact
from tests.bot.storage.turner import AT_ONCE, PEOPLE
from tests.postgres import Database
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow


async def started(url: str, seed: int, turns: int) -> Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.storage.turner",
        url,
        str(seed),
        str(turns),
        stdin=PIPE,
        stdout=PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


async def turned(process: Process) -> dict[str, Any]:
    out, _ = await process.communicate(b"go\n")
    assert process.returncode == 0
    told: dict[str, Any] = json.loads(out)
    return told


async def words_kept(url: str) -> dict[str, list[str]]:
    store = await open_postgres(url)
    kept: dict[str, list[str]] = {}
    for name in PEOPLE:
        person = await store.person(contact(name).tag)
        (row,) = person.interviews if person else (None,)
        kept[name] = row.sealed.decode().partition("|")[2].split() if row else []
    await store.close()
    return kept


async def two_take_turns(url: str, seeds: tuple[int, int], turns: int) -> None:
    async with asyncio.timeout(PATIENCE):
        both = [await started(url, seed, turns) for seed in seeds]
        told = await asyncio.gather(*(turned(process) for process in both))
    kept = await words_kept(url)
    for name in PEOPLE:
        said = [word for each in told for word in each["kept"][name]]
        assert sorted(kept[name]) == sorted(said)
    assert sum(map(len, kept.values())) == len(both) * AT_ONCE * turns


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seeds=st.tuples(st.integers(0, 999), st.integers(0, 999)), turns=st.integers(1, 12))
def test_turns_of_two_processes_are_kept_one_after_the_other(
    database: Database, seeds: tuple[int, int], turns: int
) -> None:
    if database.run("SELECT to_regclass('contacts') IS NOT NULL")[0][0]:
        database.empty()
    asyncio.run(two_take_turns(database.url, seeds, turns))
