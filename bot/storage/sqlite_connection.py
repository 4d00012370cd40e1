"""A connection to SQLite that runs a whole piece of work in one go, on its own thread."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

import aiosqlite

from bot.storage.raw import NOTHING, Rows, Values
from bot.storage.statements import statements
from bot.storage.store import Moved, StoreError

T = TypeVar("T")
SQL = statements("sqlite")
_CLASHES = {
    "SQLITE_CONSTRAINT_FOREIGNKEY",
    "SQLITE_CONSTRAINT_PRIMARYKEY",
    "SQLITE_CONSTRAINT_UNIQUE",
}
"""Constraints that fail when the database is no longer as it was read."""

# At its debug level aiosqlite writes down what it runs, with the values: answers among them.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)


class SqliteRaw(sqlite3.Connection):
    """A `Raw`: the plain connection of sqlite3."""

    def run(self, name: str, values: Values = NOTHING) -> sqlite3.Cursor:
        return self.execute(SQL[name], values)

    def run_many(self, name: str, rows: Iterable[Values]) -> None:
        self.executemany(SQL[name], rows)

    def changed(self, done: Rows) -> int:
        return done.rowcount

    def expect(self, done: Rows, otherwise: type[Exception] = Moved) -> None:
        if not done.rowcount:
            raise otherwise


class Connection(aiosqlite.Connection):
    """Made by `connect`. Raises StoreError when the file is damaged, full or out of reach."""

    async def run(self, work: Callable[[SqliteRaw], T]) -> T:
        """Return what ``work`` returns. Nothing else runs on this connection meanwhile."""

        def hop() -> T:
            return told(lambda: work(cast(SqliteRaw, self._conn)))

        # A hop to the thread and back costs more than most statements, and aiosqlite's public
        # methods take one for each. Only its `_execute` takes a function for the whole of them.
        return await self._execute(hop)  # type: ignore[no-untyped-call,no-any-return]


async def connect(opener: Callable[[], SqliteRaw]) -> Connection:
    """Return the connection that ``opener`` opens on the thread it will live on."""
    connection = Connection(lambda: told(opener), iter_chunk_size=1)
    try:
        return cast(Connection, await connection)
    except BaseException:
        # Its thread still has a last word for this loop, and must not outlive it.
        await asyncio.to_thread(connection._thread.join)
        raise


def told(act: Callable[[], T]) -> T:
    """Return what ``act`` returns. A clash with what others wrote becomes Moved, and what fails in
    the file itself a StoreError."""
    try:
        return act()
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname in _CLASHES:
            raise Moved from None
        raise
    except sqlite3.OperationalError as error:
        raise StoreError(f"The database cannot be used: {error}.") from None
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise
        raise StoreError(f"The database file is damaged or is no database: {error}.") from None
