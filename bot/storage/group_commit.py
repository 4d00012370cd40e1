"""One writer for many callers: those who wait together share one transaction on disk.

Making a transaction durable costs the same whether it holds one change or hundreds, so the
callers that come while one is being written are written together in the next.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import TypeVar

from bot.storage.callers import Caller, Outcome
from bot.storage.sqlite_connection import Connection, Work, told

T = TypeVar("T")


class GroupCommit:
    """Runs work on the one connection that writes, in the order in which it came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: deque[Caller[object]] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def run(self, work: Work[T], *, apart: bool = False) -> T:
        """Return what ``work`` returned, once it is on disk. What it raises undoes it alone.

        ``apart`` = in a transaction on disk of its own.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(Caller(work, future, apart))  # type: ignore[arg-type]
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await future

    async def outside(self, work: Work[T]) -> T:
        """Return what ``work`` returned, run between two transactions."""
        return await self._connection.run(work)

    async def close(self) -> None:
        """Write what waits, then let go of the connection."""
        while self._writing is not None:
            await asyncio.wait([self._writing])
        await self._connection.close()

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._write_group(self._next_group())
        finally:
            self._writing = None

    def _next_group(self) -> Sequence[Caller[object]]:
        group = [self._waiting.popleft()]
        while self._waiting and not (group[0].apart or self._waiting[0].apart):
            group.append(self._waiting.popleft())
        return group

    async def _write_group(self, group: Sequence[Caller[object]]) -> None:
        works = [caller.work for caller in group]
        try:
            outcomes = await self._connection.run(lambda raw: _committed(raw, works))
        except Exception as error:
            outcomes = [error] * len(group)
        for caller, outcome in zip(group, outcomes, strict=True):
            caller.settle(outcome)


def _committed(raw: sqlite3.Connection, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    raw.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_kept_or_undone(raw, work) for work in works]
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return outcomes


def _kept_or_undone(raw: sqlite3.Connection, work: Work[object]) -> Outcome:
    raw.execute("SAVEPOINT caller")
    try:
        outcome = told(lambda: work(raw))
    except Exception as error:
        # A full disk ends the whole transaction: then nobody's work is kept.
        if not raw.in_transaction:
            raise
        raw.execute("ROLLBACK TO caller")
        outcome = error
    raw.execute("RELEASE caller")
    return outcome
