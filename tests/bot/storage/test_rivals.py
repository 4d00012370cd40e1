"""Two processes that write at once: what they did is what one of them could have done alone.

Each step of either stands before or after each step of the other. So there is an order of all steps
in which the memory store, which does one at a time, tells everybody the same and ends up the same.
"""

import asyncio
import pickle
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.storage import changes as to
from bot.storage.memory import MemoryStore
from bot.storage.postgres import open_postgres
from bot.storage.rows import Errand, Outcome, SurveyState
from bot.storage.sql_store import SqlStore
from bot.storage.store import Receipt, Store
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    contact,
    interview,
    published,
    response,
)
from tests.bot.storage.steps import Claim, Commit, Do, SettleOne, Step, outcome
from tests.postgres import Database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
PEOPLE = [replace(person, may_ask_again=True) for person in (ANA, BEN, CAT)]
OPEN, CLOSING, CLOSED = SurveyState.OPEN, SurveyState.CLOSING, SurveyState.CLOSED
BEGAN: tuple[to.Change, ...] = (
    *(to.KeepContact(person) for person in PEOPLE),
    to.Publish(published()),
    to.KeepInterview(interview(ANA)),
    to.Dispose("ana", BUSES, Disposition.PART_DONE),
    to.KeepInterview(ballot(BEN)),
    to.Dispose("ben", BUSES, Disposition.DONE),
)
"""Ana has begun, Ben has sent, Cat has not heard of it."""
TURNS: tuple[tuple[to.Change, ...], ...] = (
    (to.KeepInterview(interview(ANA, 2)), to.Dispose("ana", BUSES, Disposition.PART_DONE)),
    (to.KeepInterview(ballot(ANA)), to.Dispose("ana", BUSES, Disposition.DONE)),
    (to.KeepInterview(interview(CAT)), to.Dispose("cat", BUSES, Disposition.LOOKED)),
    (to.Dispose("cat", BUSES, Disposition.DECLINED),),
    (to.DropInterview("ana", BUSES), to.Dispose("ana", BUSES, Disposition.STOPPED)),
    (to.DropInterview("ben", BUSES), to.Withdraw(BUSES, b"b")),
    (to.PromiseToTell("ana", BUSES, True),),
    (to.PromiseToTell("cat", BUSES, True),),
    (to.Withdraw(BUSES, b"a"),),
    (to.ForgetContact("ana"),),
    (to.ForgetContact("ben"),),
    (to.KeepContact(replace(contact("dan"), tag=ANA.tag)),),
)
MOVES: tuple[tuple[to.Change, ...], ...] = (
    (to.CountBatch(BUSES, ("ben",), (9,), (response("1", b"b"),)),),
    (to.CountBatch(BUSES, ("ana", "ben"), (9, 9), (response("1", b"b"), response("2", b"a"))),),
    (to.MoveSurvey(BUSES, OPEN, CLOSING),),
    (to.MoveSurvey(BUSES, CLOSING, CLOSING), to.EndInterviews(BUSES)),
    (to.SettleAudience(BUSES), to.MoveSurvey(BUSES, CLOSING, CLOSED)),
    (to.SettleAudience(BUSES),),
    (to.DropResponses(BUSES),),
    (to.Publish(replace(published(), fingerprint="v2"), published().fingerprint),),
    (to.Publish(replace(published(), fingerprint="v3"), published().fingerprint),),
    (to.Publish(replace(published(), fingerprint="v4", state=CLOSING), "v2"),),
    (to.QueueInvitations(BUSES),),
    (to.QueueFeedback(BUSES),),
)
SLICES = ("reissue", "transfer", "settle_audience", "drop_unfinished")
STEP: st.SearchStrategy[Step] = st.one_of(
    st.builds(Commit, st.sampled_from(TURNS), st.none() | st.just(Receipt(1, TODAY))),
    st.builds(Commit, st.sampled_from(MOVES)),
    st.builds(Do, st.sampled_from(SLICES), st.just(BUSES), st.integers(1, 2)),
    st.builds(Claim, st.integers(1, 2)),
    st.builds(SettleOne, st.sampled_from(Outcome)),
)
BEFORE = st.lists(st.builds(Commit, st.sampled_from(MOVES)), max_size=3)
STEPS = st.lists(STEP, min_size=1, max_size=3)
SLOWLY = """
    CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_sleep(0.002 * random()); RETURN NULL; END'
"""
"""Between what a statement has read and what it writes, so that another may come in between."""
TABLES = (
    "surveys",
    "interviews",
    "audience",
    "tallies",
    "hear_back",
    "open_responses",
    "responses",
    "withdrawals",
    "outbox",
    "pushes",
    "contacts",
)


class Rival:
    """Another process with a store in the same database."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "tests.bot.storage.rival", url]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._said() == "opened"

    def prepare(self, steps: Sequence[Step]) -> None:
        self._say(b64encode(pickle.dumps(list(steps))).decode())
        assert self._said() == "ready"

    def go(self) -> None:
        self._say("go")

    def outcomes(self) -> list[object]:
        return cast(list[object], pickle.loads(b64decode(self._said())))

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert self._process.wait() == 0

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture
def rivals(database: Database) -> Iterator[tuple[Rival, Rival]]:
    first, second = Rival(database.url), Rival(database.url)
    database.run(SLOWLY)
    for table in TABLES:
        database.run(
            f"CREATE TRIGGER slowly BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION slowly()"
        )
    yield first, second
    database.run("DROP FUNCTION slowly CASCADE")
    first.end()
    second.end()


def test_what_two_processes_do_at_once_one_could_have_done_alone(
    database: Database, rivals: tuple[Rival, Rival]
) -> None:
    few = settings(
        max_examples=60,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )

    @few
    @given(before=BEFORE, ours=STEPS, theirs=STEPS)
    def check(before: list[Commit], ours: list[Step], theirs: list[Step]) -> None:
        database.empty()
        asyncio.run(prepared(database.url, before))
        for rival, steps in zip(rivals, (ours, theirs), strict=True):
            rival.prepare(steps)
        for rival in rivals:
            rival.go()
        came = [rival.outcomes() for rival in rivals]
        ended = asyncio.run(ended_as(database.url))
        assert asyncio.run(could_be(before, ours, theirs, came, ended))

    check()


async def prepared(url: str, before: Sequence[Step]) -> None:
    store = await open_postgres(url)
    await begin(store, before)
    await store.close()


async def begin(store: Store, before: Sequence[Step]) -> None:
    await store.commit(BEGAN)
    claimed: list[Errand] = []
    for step in before:
        await outcome(store, step, claimed)


async def ended_as(url: str) -> list[object]:
    store: SqlStore = await open_postgres(url)
    end = await state(store)
    await store.close()
    return end


async def could_be(
    before: list[Commit],
    ours: list[Step],
    theirs: list[Step],
    came: list[list[object]],
    ended: list[object],
) -> bool:
    """Tell whether some order of all steps explains what came of them, and how it ended."""
    for order in orders(len(ours), len(theirs)):
        store = MemoryStore()
        await begin(store, before)
        left = [iter(ours), iter(theirs)]
        told: list[list[object]] = [[], []]
        claimed: list[list[Errand]] = [[], []]
        for whose in order:
            told[whose].append(await outcome(store, next(left[whose]), claimed[whose]))
        if told == came and await state(store) == ended:
            return True
    return False


def orders(ours: int, theirs: int) -> Iterator[list[int]]:
    """Yield every order of two rows of steps: whose turn it is, step by step."""
    if not ours or not theirs:
        yield [0] * ours + [1] * theirs
        return
    yield from ([0, *rest] for rest in orders(ours - 1, theirs))
    yield from ([1, *rest] for rest in orders(ours, theirs - 1))


async def state(store: Store) -> list[object]:
    """Return all that a store tells, without what is left to chance."""
    everything: list[object] = [list(await store.surveys())]
    everything += [await store.person(person.tag) for person in PEOPLE]
    everything += [await store.has_seen(update) for update in (1, 2)]
    everything += [await store.has_response(BUSES, receipt) for receipt in (b"a", b"b", b"c")]
    responses = [(row.version, row.values) for row in await store.responses(BUSES)]
    return [
        *everything,
        await store.ledger(BUSES),
        await store.uncounted(BUSES),
        await store.counted(BUSES),
        sorted(responses),
        await store.listeners(BUSES),
        await store.invitees(BUSES),
    ]
