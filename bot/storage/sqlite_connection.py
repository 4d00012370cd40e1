"""A connection to SQLite that runs a whole piece of work in one go, on its own thread."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from typing import TypeVar, cast

import aiosqlite

from bot.storage.store import StoreError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""Something to do with the plain connection, on its thread."""

# At its debug level aiosqlite writes down what it runs, with the values: answers among them.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)


class Connection(aiosqlite.Connection):
    """Made by `connect`. Raises StoreError when the file is damaged, full or out of reach."""

    async def run(self, work: Work[T]) -> T:
        """Return what ``work`` returns. Nothing else runs on this connection meanwhile."""

        def hop() -> T:
            return told(lambda: work(self._conn))

        # A hop to the thread and back costs more than most statements, and aiosqlite's public
        # methods take one for each. Only its `_execute` takes a function for the whole of them.
        return await self._execute(hop)  # type: ignore[no-untyped-call,no-any-return]


async def connect(opener: Callable[[], sqlite3.Connection]) -> Connection:
    """Return the connection that ``opener`` opens on the thread it will live on."""
    connection = Connection(lambda: told(opener), iter_chunk_size=1)
    try:
        return cast(Connection, await connection)
    except BaseException:
        # Its thread still has a last word for this loop, and must not outlive it.
        await asyncio.to_thread(connection._thread.join)
        raise


def told(act: Callable[[], T]) -> T:
    """Return what ``act`` returns. What fails in the file itself becomes a StoreError."""
    try:
        return act()
    except sqlite3.OperationalError as error:
        raise StoreError(f"The database cannot be used: {error}.") from None
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise
        raise StoreError(f"The database file is damaged or is no database: {error}.") from None
