"""Every store that the contract is held to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.memory import MemoryStore
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from tests.postgres import Database

_DATABASES = [pytest.param(name, marks=pytest.mark.slow) for name in ("sqlite", "postgres")]


@pytest.fixture(params=["memory", *_DATABASES])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    opened: Store
    match request.param:
        case "memory":
            opened = MemoryStore()
        case "sqlite":
            opened = await open_sqlite(tmp_path / "h.db")
        case _:
            database: Database = request.getfixturevalue("database")
            opened = await open_postgres(database.url)
    yield opened
    await opened.close()
