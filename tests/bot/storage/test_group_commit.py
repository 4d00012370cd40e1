"""Many callers, one writer: who shares a transaction, and what one failure does to others."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage.group_commit import GroupCommit
from bot.storage.sqlite_connection import connect
from bot.storage.store import StoreError


class Transactions:
    """Counts the transactions of a connection as they end."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def opened(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self.path, isolation_level=None)
        raw.execute("CREATE TABLE notes (note TEXT) STRICT")
        raw.set_trace_callback(self.statements.append)
        return raw

    path: Path

    @property
    def committed(self) -> int:
        return self.statements.count("COMMIT")

    def notes(self) -> list[str]:
        raw = sqlite3.connect(self.path)
        notes = [note for (note,) in raw.execute("SELECT note FROM notes")]
        raw.close()
        return notes


@pytest.fixture
def transactions(tmp_path: Path) -> Transactions:
    made = Transactions()
    made.path = tmp_path / "notes.db"
    return made


@pytest.fixture
async def writer(transactions: Transactions) -> AsyncIterator[GroupCommit]:
    writer = GroupCommit(await connect(transactions.opened))
    yield writer
    await writer.close()


def note(words: str) -> Callable[[sqlite3.Connection], str]:
    def work(raw: sqlite3.Connection) -> str:
        raw.execute("INSERT INTO notes VALUES (?)", (words,))
        return words

    return work


def note_and_fail(raw: sqlite3.Connection) -> str:
    note("half done")(raw)
    raise LookupError


async def test_callers_who_wait_together_share_one_transaction(
    writer: GroupCommit, transactions: Transactions
) -> None:
    said = await asyncio.gather(*(writer.run(note(f"{number}")) for number in range(50)))
    assert said == transactions.notes() == [f"{number}" for number in range(50)]
    assert transactions.committed == 1


async def test_work_that_is_to_be_apart_shares_a_transaction_with_nobody(
    writer: GroupCommit, transactions: Transactions
) -> None:
    works = [writer.run(note(f"{place}"), apart=place in (2, 3)) for place in range(6)]
    await asyncio.gather(*works)
    assert transactions.notes() == ["0", "1", "2", "3", "4", "5"]
    assert transactions.committed == 4


async def test_what_fails_is_undone_alone_and_told_to_its_caller(
    writer: GroupCommit, transactions: Transactions
) -> None:
    outcomes = await asyncio.gather(
        writer.run(note("a")),
        writer.run(note_and_fail),
        writer.run(note("b")),
        return_exceptions=True,
    )
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["a", LookupError, "b"]
    assert transactions.notes() == ["a", "b"]


async def test_what_fails_in_the_file_is_told_in_one_clear_line(writer: GroupCommit) -> None:
    with pytest.raises(
        StoreError, match=r"^The database cannot be used: no such table: nowhere\.$"
    ):
        await writer.run(lambda raw: raw.execute("DELETE FROM nowhere").rowcount)


async def test_when_the_transaction_itself_is_lost_every_caller_is_told(
    writer: GroupCommit, transactions: Transactions
) -> None:
    def lose(raw: sqlite3.Connection) -> str:
        raw.execute("ROLLBACK")
        raise LookupError

    outcomes = await asyncio.gather(
        writer.run(note("a")), writer.run(lose), writer.run(note("b")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [LookupError] * 3
    assert await writer.run(note("c")) == "c"
    assert transactions.notes() == ["c"]


async def test_when_the_file_is_locked_for_too_long_the_caller_gets_one_clear_line(
    writer: GroupCommit, transactions: Transactions
) -> None:
    await writer.outside(lambda raw: raw.execute("PRAGMA busy_timeout = 10").fetchall())
    other = sqlite3.connect(transactions.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"^The database cannot be used: database is locked\.$"):
        await writer.run(note("a"))
    other.close()
    assert await writer.run(note("b")) == "b"


async def test_closing_writes_what_waits_first(transactions: Transactions) -> None:
    writer = GroupCommit(await connect(transactions.opened))
    waiting = [asyncio.create_task(writer.run(note(f"{number}"))) for number in range(3)]
    await asyncio.sleep(0)
    await writer.close()
    assert [await task for task in waiting] == transactions.notes() == ["0", "1", "2"]
