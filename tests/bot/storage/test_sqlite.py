"""What SQLite must do beyond the contract: leave no traces, and keep nobody waiting."""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.storage.changes import DropInterview, ForgetContact, KeepInterview, LogAct, Withdraw
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Receipt
from tests.bot.storage.people import ANA, BUSES, TODAY, contact, count, interview, know


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hearback.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqlStore]:
    opened = await open_sqlite(path)
    yield opened
    await opened.close()


def traces(path: Path) -> bytes:
    """Return every byte of the database, its log and its shared memory."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


async def test_a_dropped_interview_leaves_no_byte_after_tidying(
    store: SqlStore, path: Path
) -> None:
    canary = os.urandom(32)
    await know(store, ANA)
    await store.commit([KeepInterview(replace(interview(ANA), sealed=canary))])
    await store.tidy()
    assert canary in traces(path)
    await store.commit([DropInterview("ana", BUSES)])
    await store.tidy()
    assert canary not in traces(path)


async def test_an_interview_leaves_no_byte_of_its_earlier_turns_after_tidying(
    store: SqlStore, path: Path
) -> None:
    await know(store, ANA)
    canaries = [os.urandom(32) for _ in range(20)]
    for turn, canary in enumerate(canaries):
        await store.commit([KeepInterview(replace(interview(ANA, turn), sealed=canary))])
    await store.tidy()
    assert [canary in traces(path) for canary in canaries] == [False] * 19 + [True]


async def test_a_forgotten_contact_leaves_no_byte_but_of_its_random_id_after_tidying(
    store: SqlStore, path: Path
) -> None:
    person = replace(ANA, id="random-id", tag=b"canary-tag", chat=b"canary-chat")
    await know(store, person)
    await store.commit([KeepInterview(interview(person)), ForgetContact("random-id")])
    await store.tidy()
    assert b"canary" not in traces(path)
    assert traces(path).count(b"random-id") == 1


async def test_a_withdrawn_response_leaves_no_byte_after_its_batch_and_tidying(
    store: SqlStore, path: Path
) -> None:
    await count(store, b"canary-receipt", b"other")
    await store.commit([Withdraw(BUSES, b"canary-receipt")])
    await count(store, b"third")
    await store.tidy()
    # The made-up voter's id holds the receipt too; forget them to see the response alone.
    await store.commit([ForgetContact(f"voter of {b'canary-receipt'!r} in {BUSES}")])
    await store.drop_erased(date.max)
    await store.tidy()
    assert b"canary-receipt" not in traces(path)


async def test_tidying_empties_the_log(store: SqlStore, path: Path) -> None:
    await know(store, ANA)
    await store.tidy()
    assert (path.parent / "hearback.db-wal").stat().st_size == 0


async def test_tidying_amid_reads_and_commits_holds_up_neither(store: SqlStore) -> None:
    people = [contact(f"{number:03}") for number in range(60)]
    work = [store.tidy() for _ in range(5)]
    await asyncio.gather(
        *(know(store, person) for person in people),
        *work,
        *(store.person(person.tag) for person in people),
    )
    assert [await store.contact(person.id) for person in people] == people


async def test_tidying_gives_way_to_another_process_that_is_reading(
    store: SqlStore, path: Path
) -> None:
    await know(store, ANA)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM contacts").fetchone()
    await know(store, contact("ben"))
    await store.tidy()
    other.close()
    assert await store.contact("ben") == contact("ben")


async def test_closing_finishes_what_was_begun(path: Path) -> None:
    store = await open_sqlite(path)
    begun = asyncio.create_task(know(store, ANA))
    await asyncio.sleep(0)
    await store.close()
    await begun
    again = await open_sqlite(path)
    assert await again.contact("ana") == ANA
    await again.close()


async def test_closing_lets_reads_that_were_begun_finish(path: Path) -> None:
    store = await open_sqlite(path)
    await know(store, ANA)
    begun = [asyncio.create_task(store.person(ANA.tag)) for _ in range(9)]
    await asyncio.sleep(0)
    await store.close()
    assert [person and person.contact for person in await asyncio.gather(*begun)] == [ANA] * 9


async def test_a_closed_store_refuses_at_once(path: Path) -> None:
    store = await open_sqlite(path)
    await store.close()
    with pytest.raises(ValueError, match="closed"):
        await store.person(ANA.tag)
    with pytest.raises(ValueError, match="closed"):
        await know(store, ANA)


async def test_many_turns_at_once_share_few_transactions_on_disk(
    store: SqlStore, path: Path
) -> None:
    people = [contact(f"{number:03}") for number in range(100)]
    await know(store, *people)
    await store.tidy()
    turns = [
        store.commit([KeepInterview(interview(person))], Receipt(number, TODAY))
        for number, person in enumerate(people)
    ]
    await asyncio.gather(*turns)
    log = (path.parent / "hearback.db-wal").read_bytes()
    assert transactions(log) == 1


async def test_counting_shares_a_transaction_with_no_send(store: SqlStore, path: Path) -> None:
    await know(store, ANA)
    await store.tidy()
    before = store.commit([KeepInterview(interview(ANA))])
    counting = store.reissue(BUSES, 5), count(store, b"a")
    after = store.commit([KeepInterview(interview(ANA, 2))])
    await asyncio.gather(before, *counting, after)
    log = (path.parent / "hearback.db-wal").read_bytes()
    # The contact and the ballot of `count`, its batch, and the two turns, which may meet.
    assert transactions(log) >= 4


def transactions(log: bytes) -> int:
    """Return how many commits a write-ahead log holds (SQLite file format, section 4.1)."""
    page = int.from_bytes(log[8:12], "big")
    frames = range(32, len(log), 24 + page)
    return sum(log[frame + 4 : frame + 8] != bytes(4) for frame in frames)


async def test_no_value_is_ever_logged(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "aiosqlite"):
        store = await open_sqlite(path)
        await know(store, replace(ANA, chat=b"canary"))
        await store.person(b"canary")
        await store.set_mark("canary", b"canary")
        await store.close()
    assert "executing" in caplog.text
    assert "canary" not in caplog.text


async def test_the_log_of_what_staff_did_is_in_its_table(store: SqlStore, path: Path) -> None:
    at = datetime(2027, 1, 11, 12, 30, tzinfo=UTC)
    await store.commit([LogAct(at, b"owner", "publish", BUSES)])
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT at, member, act, subject FROM staff_log").fetchall()
    raw.close()
    assert rows == [("2027-01-11T12:30:00+00:00", b"owner", "publish", BUSES)]
