"""Many callers, one file: who shares a transaction, and what one failure does to others."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage.home import Reading, Work
from bot.storage.raw import Raw
from bot.storage.sqlite import SqliteHome
from bot.storage.sqlite_connection import SqliteRaw, connect
from bot.storage.sqlite_file import open_reader, open_writer
from bot.storage.store import Moved, StoreError


class Log:
    """Notes the statements of two connections to one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written: list[str] = []
        self.read: list[str] = []

    def writer(self) -> SqliteRaw:
        raw = open_writer(self.path)
        raw.set_trace_callback(self.written.append)
        return raw

    def reader(self) -> SqliteRaw:
        raw = open_reader(self.path)
        raw.set_trace_callback(self.read.append)
        return raw

    @property
    def committed(self) -> int:
        return self.written.count("COMMIT")

    def notes(self) -> list[str]:
        raw = sqlite3.connect(self.path)
        notes = [note for (note,) in raw.execute("SELECT name FROM marks ORDER BY name")]
        raw.close()
        return notes


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "notes.db")


@pytest.fixture
async def home(log: Log) -> AsyncIterator[SqliteHome]:
    home = SqliteHome(*[await connect(each) for each in (log.writer, log.reader, log.reader)])
    yield home
    await home.close()


def note(words: str) -> Work[str]:
    def do(raw: Raw) -> str:
        raw.run("set_mark", {"name": words, "value": b""})
        return words

    return Work(do)


def failing(with_: Exception, after: Callable[[SqliteRaw], object] | None = None) -> Work[str]:
    def do(raw: Raw) -> str:
        note("half done").do(raw)
        if after and isinstance(raw, SqliteRaw):
            after(raw)
        raise with_

    return Work(do)


ONE: Reading[object] = Reading(["staff"], {}, list)
WRONG: Reading[object] = Reading(["mark"], {}, list)


async def test_those_who_wait_together_share_one_transaction(home: SqliteHome, log: Log) -> None:
    assert await asyncio.gather(*(home.write(note(each)) for each in "abcde")) == list("abcde")
    assert log.committed == 1


async def test_whoever_goes_apart_shares_a_transaction_with_nobody(
    home: SqliteHome, log: Log
) -> None:
    await asyncio.gather(*(home.write(note(each), apart=each in "cd") for each in "abcdef"))
    assert log.notes() == list("abcdef")
    assert log.committed == 4


async def test_what_fails_is_undone_alone_and_told_to_its_caller(
    home: SqliteHome, log: Log
) -> None:
    outcomes = await asyncio.gather(
        home.write(note("a")),
        home.write(failing(LookupError())),
        home.write(note("b")),
        return_exceptions=True,
    )
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["a", LookupError, "b"]
    assert log.notes() == ["a", "b"]


async def test_a_clash_with_what_is_there_tells_that_it_moved(home: SqliteHome) -> None:
    def clash(raw: Raw) -> None:
        raw.run("attend", {"contact": "nobody", "survey": "buses", "disposition": "done"})

    with pytest.raises(Moved):
        await home.write(Work(clash))


async def test_what_fails_in_the_file_is_told_in_one_clear_line(home: SqliteHome, log: Log) -> None:
    await home.write(Work(lambda raw: raw.run("staff").fetchall()))
    other = sqlite3.connect(log.path)
    other.execute("DROP TABLE staff")
    other.close()
    with pytest.raises(StoreError, match=r"^The database cannot be used: no such table: staff\.$"):
        await home.write(Work(lambda raw: raw.run("staff").fetchall()))


async def test_when_the_transaction_itself_is_lost_every_caller_is_told(
    home: SqliteHome, log: Log
) -> None:
    outcomes = await asyncio.gather(
        home.write(note("a")),
        home.write(failing(LookupError(), after=lambda raw: raw.execute("ROLLBACK"))),
        home.write(note("b")),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [LookupError] * 3
    assert await home.write(note("c")) == "c"
    assert log.notes() == ["c"]


async def test_when_the_file_is_locked_for_too_long_the_caller_gets_one_clear_line(
    log: Log,
) -> None:
    def impatient() -> SqliteRaw:
        raw = log.writer()
        raw.execute("PRAGMA busy_timeout = 10")
        return raw

    home = SqliteHome(await connect(impatient), await connect(log.reader))
    other = sqlite3.connect(log.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"^The database cannot be used: database is locked\.$"):
        await home.write(note("a"))
    other.close()
    assert await home.write(note("b")) == "b"
    await home.close()


async def test_those_who_wait_together_read_as_of_one_moment(home: SqliteHome, log: Log) -> None:
    await asyncio.gather(*(home.read(ONE) for _ in range(3)))
    assert [line.split()[0] for line in log.read] == ["BEGIN", *["SELECT"] * 3, "COMMIT"]


async def test_a_read_that_fails_harms_nobody_who_reads_with_it(home: SqliteHome) -> None:
    first, failed, last = await asyncio.gather(
        home.read(ONE), home.read(WRONG), home.read(ONE), return_exceptions=True
    )
    assert (first, last) == ([], [])
    assert isinstance(failed, Exception)


async def test_closing_writes_what_waits_first(log: Log) -> None:
    home = SqliteHome(await connect(log.writer), await connect(log.reader))
    waiting = [asyncio.ensure_future(home.write(note(each))) for each in "abc"]
    await asyncio.sleep(0)
    await home.close()
    assert [await task for task in waiting] == log.notes() == list("abc")
