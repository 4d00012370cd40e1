"""A storage for aiogram's FSM: read from memory, written to SQLite in groups, durable when it
returns."""

import asyncio
from collections.abc import Mapping
from typing import Any

import aiosqlite
import orjson
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, state TEXT, data BLOB NOT NULL)"
_WRITE = "INSERT OR REPLACE INTO kept (key, state, data) VALUES (?, ?, ?)"
_READ = "SELECT state, data FROM kept WHERE key = ?"


class Record:
    """What is kept of one person."""

    __slots__ = ("data", "state")

    def __init__(self, state: str | None = None, data: Mapping[str, Any] | None = None) -> None:
        self.state = state
        self.data = data or {}


class GroupStorage(BaseStorage):
    """All who write while a transaction is on its way to disk share the next one."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._key = DefaultKeyBuilder().build
        self._records: dict[str, Record] = {}
        self._changed: dict[str, Record] = {}
        self._next: asyncio.Future[None] | None = None
        self._writing: asyncio.Task[None] | None = None

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = self._key(key)
        record = await self._record(name)
        record.state = state.state if isinstance(state, State) else state
        await self._keep(name, record)

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._record(self._key(key))).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        name = self._key(key)
        record = await self._record(name)
        record.data = dict(data)
        await self._keep(name, record)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict((await self._record(self._key(key))).data)

    async def close(self) -> None:
        if self._writing is not None:
            await self._writing
        await self._connection.close()

    async def _record(self, name: str) -> Record:
        record = self._records.get(name)
        if record is None:
            async with self._connection.execute(_READ, (name,)) as found:
                row = await found.fetchone()
            read = Record(row[0], orjson.loads(row[1])) if row else Record()
            record = self._records.setdefault(name, read)
        return record

    async def _keep(self, name: str, record: Record) -> None:
        self._changed[name] = record
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        kept = self._next
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await kept

    async def _write(self) -> None:
        while self._next is not None:
            changed, kept = self._changed, self._next
            self._changed, self._next = {}, None
            rows = [(name, each.state, orjson.dumps(each.data)) for name, each in changed.items()]
            await self._connection.executemany(_WRITE, rows)
            await self._connection.commit()
            kept.set_result(None)
        self._writing = None


async def open_storage(file: str) -> GroupStorage:
    """Open a file with the settings that Hearback has: a commit returns when it is on disk."""
    connection = await aiosqlite.connect(file)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        await connection.execute(f"PRAGMA {pragma}")
    await connection.execute(_TABLE)
    await connection.commit()
    return GroupStorage(connection)
