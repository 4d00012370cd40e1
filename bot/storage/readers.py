"""The connections that read: each read is short and sees one moment of the database.

The way to a connection's thread and back costs more than what is mostly read there, so those who
wait together go together.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import TypeVar

from bot.storage.callers import Caller, Outcome
from bot.storage.sqlite_connection import Connection, Work, told

T = TypeVar("T")


class Readers:
    """Sends callers to the connection that was free last, whose cache is the warmest."""

    def __init__(self, connections: Sequence[Connection]) -> None:
        self._connections = tuple(connections)
        self._free = list(connections)
        self._waiting: deque[Caller[object]] = deque()
        self._reading: set[asyncio.Task[None]] = set()

    async def run(self, work: Work[T]) -> T:
        """Return what ``work`` reads, all of it as of one moment."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(Caller(work, future))  # type: ignore[arg-type]
        if self._free:
            reading = asyncio.create_task(self._read(self._free.pop()))
            self._reading.add(reading)
            reading.add_done_callback(self._reading.discard)
        return await future

    async def close(self) -> None:
        """Let reads that were begun finish, then let go of every connection.

        Whoever comes too late gets an error at once.
        """
        if self._reading:
            await asyncio.wait(self._reading)
        for connection in self._connections:
            await connection.close()

    async def _read(self, connection: Connection) -> None:
        try:
            while self._waiting:
                group = list(self._waiting)
                self._waiting.clear()
                await _read_group(connection, group)
        finally:
            self._free.append(connection)


async def _read_group(connection: Connection, group: Sequence[Caller[object]]) -> None:
    works = [caller.work for caller in group]
    try:
        outcomes = await connection.run(lambda raw: _at_one_moment(raw, works))
    except Exception as error:
        outcomes = [error] * len(group)
    for caller, outcome in zip(group, outcomes, strict=True):
        caller.settle(outcome)


def _at_one_moment(raw: sqlite3.Connection, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    raw.execute("BEGIN")
    try:
        return [_read_by(raw, work) for work in works]
    finally:
        raw.execute("COMMIT")


def _read_by(raw: sqlite3.Connection, work: Work[object]) -> Outcome:
    try:
        return told(lambda: work(raw))
    except Exception as error:
        return error
