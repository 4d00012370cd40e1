"""The home of an SQLite file: one connection that writes, and some that read."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.storage.callers import Outcome
from bot.storage.home import Reading, Work
from bot.storage.pool import Pool
from bot.storage.random_ids import random_id
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite_connection import Connection, SqliteRaw, connect, told
from bot.storage.sqlite_file import BUSY_MS, open_reader, open_writer, vacuum

READERS = 1
_TIDY_MS = 250
T = TypeVar("T")


async def open_sqlite(path: Path, new_id: Callable[[], str] = random_id) -> SqlStore:
    """Return the store in the file at ``path``, which is made or migrated. Raises StoreError."""
    connections = [await connect(partial(open_writer, path))]
    try:
        connections += [await connect(partial(open_reader, path)) for _ in range(READERS + 1)]
    except BaseException:
        await connections[0].close()
        raise
    return SqlStore(SqliteHome(*connections), new_id)


class SqliteHome:
    """A `Home`: writers share transactions on the one connection that may write, and what takes
    long is read on one of its own."""

    def __init__(self, writer: Connection, long: Connection, *readers: Connection) -> None:
        self._connections = (writer, long, *readers)
        self._rewritten = -1
        self._writers: Pool[Work[object]] = Pool([partial(_write, writer)])
        self._long: Pool[Reading[object]] = Pool([partial(_read, long)])
        self._readers: Pool[Reading[object]] = Pool([partial(_read, each) for each in readers])

    def write(self, work: Work[T], *, apart: bool = False) -> Awaitable[T]:
        return self._writers.run(work, apart=apart)

    def read(self, reading: Reading[T], *, long: bool = False) -> Awaitable[T]:
        return (self._long if long else self._readers).run(reading)

    async def rewrite(self) -> None:
        writer = self._connections[0]
        changes = await writer.run(lambda raw: raw.total_changes)
        if changes != self._rewritten:
            await writer.run(_rewrite)
            self._rewritten = changes

    async def tidy(self) -> None:
        await self._connections[0].run(_truncate_log)

    async def close(self) -> None:
        await self._readers.close()
        await self._long.close()
        await self._writers.close()
        for connection in reversed(self._connections):
            await connection.close()


async def _write(connection: Connection, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    return await connection.run(lambda raw: _committed(raw, works))


async def _read(connection: Connection, readings: Sequence[Reading[object]]) -> Sequence[Outcome]:
    return await connection.run(lambda raw: _at_one_moment(raw, readings))


def _committed(raw: SqliteRaw, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    raw.execute("BEGIN IMMEDIATE")
    try:
        outcomes = _all_or_each(raw, works)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return outcomes


def _all_or_each(raw: SqliteRaw, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    """Do all works. Savepoints cost as much as what is mostly done between them, so they are set
    only when one of the works has failed."""
    try:
        return [told(partial(work.do, raw)) for work in works]
    except Exception:
        if not raw.in_transaction:
            raise
        raw.execute("ROLLBACK")
        raw.execute("BEGIN IMMEDIATE")
        return [_kept_or_undone(raw, work) for work in works]


def _kept_or_undone(raw: SqliteRaw, work: Work[object]) -> Outcome:
    raw.execute("SAVEPOINT caller")
    try:
        outcome = told(lambda: work.do(raw))
    except Exception as error:
        # A full disk ends the whole transaction: then nobody's work is kept.
        if not raw.in_transaction:
            raise
        raw.execute("ROLLBACK TO caller")
        outcome = error
    raw.execute("RELEASE caller")
    return outcome


def _at_one_moment(raw: SqliteRaw, readings: Sequence[Reading[object]]) -> Sequence[Outcome]:
    raw.execute("BEGIN")
    try:
        return [_read_by(raw, reading) for reading in readings]
    finally:
        raw.execute("COMMIT")


def _read_by(raw: SqliteRaw, reading: Reading[object]) -> Outcome:
    try:
        return told(lambda: _meaning(raw, reading))
    except Exception as error:
        return error


def _meaning(raw: SqliteRaw, reading: Reading[object]) -> object:
    values = reading.values
    return reading.meaning(*[raw.run(name, values).fetchall() for name in reading.statements])


def _rewrite(raw: SqliteRaw) -> None:
    vacuum(raw)
    _truncate_log(raw)


def _truncate_log(raw: SqliteRaw) -> None:
    # Readers of this process are done in a moment. Another process that reads for longer must not
    # hold up the conversation meanwhile.
    raw.execute(f"PRAGMA busy_timeout = {_TIDY_MS}")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
