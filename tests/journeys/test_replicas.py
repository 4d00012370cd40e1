import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from random import Random
from signal import SIGCONT, SIGSTOP
from time import monotonic

import psycopg
import pytest

from tests.journeys.crowd import at_least_told, through, times_told
from tests.journeys.house import STAFF
from tests.journeys.replicas import LEADS, Replicas, replicas
from tests.journeys.staff import SURVEY, closes, publishes, responds, sends
from tests.journeys.writers import assert_kept, taking_part
from tests.postgres import address

pytestmark = pytest.mark.slow

PEOPLE = 60


async def test_a_replica_killed_among_sixty_people_loses_no_answer_and_keeps_none_twice(
    tmp_path: Path,
) -> None:
    random = Random()
    async with replicas(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        answering = asyncio.create_task(taking_part(home, PEOPLE, random))
        for _ in range(2):
            await asyncio.sleep(random.uniform(0.5, 2.5))
            port = random.choice(list(home.bots))
            await home.kill_at(port)
            await asyncio.sleep(random.uniform(0.0, 2.0))
            await home.start_at(port)
        writers = await answering
        await closes(staff, home)
        assert_kept(home, writers)
        assert not any(writer.words in home.said for writer in writers)
        done = "SELECT count FROM tallies WHERE what = 'disposition.done'"
        assert home.records.number(done) == PEOPLE


async def test_when_the_leader_is_killed_another_one_goes_on_with_a_push(tmp_path: Path) -> None:
    async with replicas(tmp_path, HEARBACK_SEND_RATE="15") as home:
        leader, other = await pushing(home)
        assert LEADS not in home.bots[other].said
        await home.kill_at(leader)
        killed = monotonic()
        await home.bots[other].line_with(LEADS)
        print(f"Taken over after {monotonic() - killed:.1f} seconds.")
        await assert_told_once(home)


async def test_a_leader_that_was_frozen_in_a_push_tells_nobody_a_second_time(
    tmp_path: Path,
) -> None:
    async with replicas(tmp_path, HEARBACK_SEND_RATE="15") as home:
        leader, other = await pushing(home)
        home.bots[leader].signal(SIGSTOP)
        try:
            await home.bots[other].line_with(LEADS)
        finally:
            home.bots[leader].signal(SIGCONT)
        await home.bots[leader].line_with("does the background work no longer")
        await assert_told_once(home)


async def pushing(home: Replicas) -> tuple[int, int]:
    """Bring a house into the middle of a push; return the ports of the leader and the other."""
    staff = await home.staff()
    await publishes(staff)
    await home.remote.start_crowd(PEOPLE, SURVEY, seed=5, pace_ms=(20, 100))
    await through(home, PEOPLE)
    await closes(staff, home)
    await responds(staff)
    await sends(staff)
    await at_least_told(home, 15)
    leader = await home.leader()
    (other,) = set(home.bots) - {leader}
    return leader, other


async def assert_told_once(home: Replicas) -> None:
    await home.records.until("SELECT state = 'sent' FROM feedback")
    listeners = home.records.number("SELECT count(*) FROM hear_back")
    unknown = home.records.tally("feedback.unknown")
    assert home.records.tally("feedback.sent") + unknown == listeners
    assert unknown < listeners / 2
    heard = await times_told(home)
    del heard[STAFF]
    assert max(heard.values()) == 1
    assert home.records.tally("feedback.sent") <= sum(heard.values()) <= listeners


async def test_a_leader_that_is_asked_to_end_hands_over_at_once(tmp_path: Path) -> None:
    async with replicas(tmp_path) as home:
        leader = await home.leader()
        (other,) = set(home.bots) - {leader}
        assert await home.bots.pop(leader).stop() == 0
        await home.bots[other].line_with(LEADS)


async def test_a_database_that_is_restarted_under_load_loses_nothing(tmp_path: Path) -> None:
    random = Random()
    async with replicas(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        answering = asyncio.create_task(taking_part(home, PEOPLE, random))
        for _ in range(2):
            await asyncio.sleep(random.uniform(0.5, 2.5))
            async with refused(home):
                await asyncio.sleep(2.0)
        writers = await answering
        await closes(staff, home)
        assert_kept(home, writers)


@asynccontextmanager
async def refused(home: Replicas) -> AsyncIterator[None]:
    """End every connection to the database and allow no new one, as in a restart of its server."""
    # In a thread: databases that other tests make or drop may hold this up, and people go on.
    await asyncio.to_thread(_allow_connections, home.database.name, False)
    try:
        yield
    finally:
        await asyncio.to_thread(_allow_connections, home.database.name, True)


def _allow_connections(name: str, allowed: bool) -> None:
    with closing(psycopg.connect(address("postgres"), autocommit=True)) as raw:
        raw.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}")
        if not allowed:
            raw.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
