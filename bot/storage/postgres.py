"""The home of a PostgreSQL database: connections that write side by side, and some that read."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from bot.storage import postgres_groups as groups
from bot.storage.callers import Outcome
from bot.storage.home import Reading, Work
from bot.storage.pool import Pool
from bot.storage.postgres_rewriting import rewrite
from bot.storage.postgres_schema import migrate, refuse_half_moved
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import PATIENCE, Session
from bot.storage.postgres_tidying import tidy
from bot.storage.random_ids import random_id
from bot.storage.sql_store import SqlStore

WRITERS = 2
READERS = 2
_LONG = 1
"""Connections that read what takes long, so that no turn waits for it."""
_TOGETHER = 100
"""How many share a transaction at most: each holds a lock, and a server has room for thousands."""
T = TypeVar("T")


async def open_postgres(
    url: str, new_id: Callable[[], str] = random_id, patience: float = PATIENCE
) -> SqlStore:
    """Return the store in the database at ``url``, whose tables are made or migrated.

    ``patience`` = seconds that the server may be away before those who wait are told. Raises
    StoreError.
    """
    server = Server(url)
    await asyncio.to_thread(_prepare, server)
    return SqlStore(PostgresHome(server, patience), new_id, is_shared=True)


class PostgresHome:
    """A `Home`: each session lives on a thread of its own and connects when it is first used."""

    def __init__(self, server: Server, patience: float) -> None:
        self._server = server
        count = WRITERS + READERS + _LONG
        self._stations = [_Station(Session(server, patience)) for _ in range(count)]
        writing, reading = self._stations[:WRITERS], self._stations[WRITERS:]
        hands = [partial(_write, each) for each in writing]
        self._writers: Pool[Work[object]] = Pool(hands, _TOGETHER)
        readers = [partial(_read, each) for each in reading]
        self._readers: Pool[Reading[object]] = Pool(readers[:READERS])
        self._long: Pool[Reading[object]] = Pool(readers[READERS:])

    def write(self, work: Work[T], *, apart: bool = False) -> Awaitable[T]:
        return self._writers.run(work, apart=apart)

    def read(self, reading: Reading[T], *, long: bool = False) -> Awaitable[T]:
        return (self._long if long else self._readers).run(reading)

    async def rewrite(self) -> None:
        await asyncio.to_thread(rewrite, self._server)

    async def tidy(self) -> None:
        await asyncio.to_thread(tidy, self._server)

    async def close(self) -> None:
        await self._readers.close()
        await self._long.close()
        await self._writers.close()
        for station in self._stations:
            await station.close()


class _Station:
    """A session and its thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._thread = ThreadPoolExecutor(1, "postgres")

    async def run(self, work: Callable[[Session], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._session)

    async def close(self) -> None:
        await self.run(Session.close)
        self._thread.shutdown()


async def _write(station: _Station, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    return await station.run(lambda session: groups.write(session, works))


async def _read(station: _Station, readings: Sequence[Reading[object]]) -> Sequence[Outcome]:
    return await station.run(lambda session: groups.read(session, readings))


def _prepare(server: Server) -> None:
    with server.connect() as raw:
        migrate(raw, server)
        refuse_half_moved(raw, server)
