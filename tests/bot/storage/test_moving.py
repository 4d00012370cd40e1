"""Moving an installation: whole, in order, once, and on after a kill."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dispositions import Disposition
from bot.storage import changes as to
from bot.storage.opening import move_store, open_store
from bot.storage.postgres import open_postgres
from bot.storage.rows import (
    ErrandKind,
    Feedback,
    FeedbackState,
    Member,
    Outcome,
    Paper,
    PaperKind,
    Role,
    SurveyState,
)
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Receipt, Store, StoreError
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    contact,
    count,
    interview,
    know,
    move,
    published,
)
from tests.bot.storage.test_stores_agree import told
from tests.bot.storage.waiting import wait
from tests.postgres import Database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


@pytest.fixture
def target() -> Iterator[Database]:
    """A database that nothing was ever kept in."""
    made = Database(f"hearback_moves_{os.getpid()}")
    yield made
    made.drop()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    asyncio.run(furnish(folder))
    return folder


async def furnish(folder: Path) -> None:
    """Keep something of every kind in a data folder."""
    store = await open_sqlite(folder / "hearback.db")
    await know(store, ANA, BEN, CAT)
    await move(store)
    await count(store, b"1", b"2", b"3")
    await store.commit([to.KeepInterview(interview(ANA)), to.KeepInterview(ballot(BEN))])
    await store.commit([to.Dispose("ana", BUSES, Disposition.PART_DONE), to.Withdraw(BUSES, b"2")])
    await store.commit([to.PromiseToTell("cat", BUSES, True)], Receipt(7, TODAY))
    await closed(store)
    await store.commit([to.KeepFeedback(Feedback("parks", FeedbackState.SENDING, "{}", TODAY))])
    await store.commit([to.QueueFeedback("parks")])
    await store.commit([to.KeepPaper(Paper(PaperKind.PROMISE, BUSES, "late", "{}", b"sealed"))])
    (errand,) = await store.claim(1, 0.0)
    await store.commit([to.Settle(errand.id, Outcome.SENT)])
    at = datetime(2027, 1, 11, 12, 30, tzinfo=UTC)
    await store.commit([to.InviteStaff(b"1", Role.OWNER, TODAY), to.LogAct(at, b"o", "act", "on")])
    await store.commit([to.InviteStaff(b"2", Role.OWNER, TODAY)])
    await store.commit([to.AdmitStaff(b"2", Member(b"o", Role.OWNER), TODAY)])
    await know(store, contact("dan"))
    await store.commit([to.ForgetContact("dan")])
    await store.set_mark("key check", bytes(range(256)))
    await store.close()


async def closed(store: Store) -> None:
    """Close a survey with two responses and two listeners."""
    await move(store, SurveyState.CLOSING, survey="parks")
    await count(store, b"4", b"5", survey="parks")
    for person in (ANA, BEN):
        await store.commit([to.Dispose(person.id, "parks", Disposition.DONE)])
    for step in (store.reissue, store.transfer):
        while (await step("parks", 9)).more:
            pass
    ended = to.MoveSurvey("parks", SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([to.SettleAudience("parks"), ended])


def command(to_: str) -> list[str]:
    hearback = "from admin.cli import main; main()"
    return [sys.executable, "-c", hearback, "move", "--to", to_]


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"HEARBACK_DATA": str(folder), "PYTHONPATH": str(ROOT)}


def nothing(table: str, done: int, of: int) -> None:
    """Hear of the progress."""


async def all_told(folder: Path, url: str | None) -> list[object]:
    store = await open_store(url, folder)
    everything = await told(store)
    everything += [
        await store.mark("key check"),
        await store.delivery("parks", ErrandKind.FEEDBACK),
    ]
    await store.close()
    return everything


def test_what_was_moved_is_told_as_before(data: Path, target: Database) -> None:
    before = asyncio.run(all_told(data, None))
    move_store(data, target.url, nothing)
    assert asyncio.run(all_told(data, target.url)) == before


def test_every_row_is_counted_and_its_progress_is_told(data: Path, target: Database) -> None:
    seen: dict[str, tuple[int, int]] = {}
    rows = move_store(data, target.url, lambda table, done, of: seen.update({table: (done, of)}))
    assert rows == sum(of for _, of in seen.values())
    assert all(done == of for done, of in seen.values())
    assert {table for table, (_, of) in seen.items() if not of} <= {"pushes"}


def test_responses_lie_in_the_order_of_their_ids(data: Path, target: Database) -> None:
    move_store(data, target.url, nothing)
    by_place = target.run("SELECT id FROM responses ORDER BY ctid")
    assert len(by_place) == 2
    assert by_place == sorted(by_place)


async def test_what_is_numbered_goes_on_after_the_numbers_that_were_moved(
    tmp_path: Path, target: Database
) -> None:
    await furnish(tmp_path)
    await asyncio.to_thread(move_store, tmp_path, target.url, nothing)
    store = await open_postgres(target.url)
    await store.commit([to.QueueInvitations(BUSES), to.Publish(published("last"))])
    assert [row.survey for row in await store.surveys()][-1] == "last"
    await store.close()


def test_a_second_move_of_the_same_changes_nothing(data: Path, target: Database) -> None:
    first = move_store(data, target.url, nothing)
    assert move_store(data, target.url, nothing) == first


def test_a_database_in_which_something_is_kept_is_refused(
    data: Path, tmp_path: Path, target: Database
) -> None:
    move_store(data, target.url, nothing)
    other = tmp_path / "other"
    asyncio.run(furnish(other))
    with pytest.raises(StoreError, match="is not empty"):
        move_store(other, target.url, nothing)


def test_a_folder_without_a_database_has_nothing_to_move(tmp_path: Path, target: Database) -> None:
    with pytest.raises(StoreError, match="There is no database in"):
        move_store(tmp_path, target.url, nothing)


def test_only_postgresql_can_be_moved_to(data: Path) -> None:
    with pytest.raises(StoreError, match="should begin with postgresql://"):
        move_store(data, "mysql://somewhere", nothing)


def test_a_move_that_is_killed_goes_on_and_is_whole(data: Path, target: Database) -> None:
    asyncio.run(crowd(data))
    kill_in_the_midst(data, target)
    arrived = target.run("SELECT count(*) FROM contacts")
    with pytest.raises(StoreError, match="is not finished: run hearback move again"):
        asyncio.run(all_told(data, target.url))
    before = asyncio.run(all_told(data, None))
    target.run("DROP FUNCTION slowly CASCADE")
    done = subprocess.run(
        command(target.url), env=environment(data), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "rows were moved, and compared on both sides" in done.stderr
    assert asyncio.run(all_told(data, target.url)) == before
    assert arrived[0] < (7_000,)


def test_a_folder_that_was_used_after_a_killed_move_is_moved_as_it_is_now(
    data: Path, target: Database
) -> None:
    asyncio.run(crowd(data))
    kill_in_the_midst(data, target)
    target.run("DROP FUNCTION slowly CASCADE")
    asyncio.run(change(data))
    before = asyncio.run(all_told(data, None))
    move_store(data, target.url, nothing)
    assert asyncio.run(all_told(data, target.url)) == before


def kill_in_the_midst(data: Path, target: Database) -> None:
    """Begin a move, and kill it once some slices have arrived."""
    asyncio.run(made(target.url))
    target.run(
        "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN PERFORM pg_sleep(CASE WHEN (SELECT count(*) FROM contacts) < 5000"
        " THEN 0 ELSE 600 END); RETURN NULL; END'"
    )
    target.run(
        "CREATE TRIGGER slowly BEFORE INSERT ON contacts"
        " FOR EACH STATEMENT EXECUTE FUNCTION slowly()"
    )
    moving = subprocess.Popen(command(target.url), env=environment(data), stderr=subprocess.DEVNULL)
    wait(lambda: target.run("SELECT count(*) FROM contacts") == [(5_000,)])
    moving.kill()
    moving.wait()
    target.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
    )


async def made(url: str) -> None:
    await (await open_postgres(url)).close()


async def crowd(folder: Path) -> None:
    """Make more people known than one slice holds."""
    store = await open_sqlite(folder / "hearback.db")
    people = [contact(f"crowd {number:05}") for number in range(7_000)]
    await know(store, *people)
    await store.close()


async def change(folder: Path) -> None:
    store = await open_sqlite(folder / "hearback.db")
    await store.commit([to.ForgetContact("crowd 00001"), to.KeepInterview(interview(CAT))])
    await store.close()
