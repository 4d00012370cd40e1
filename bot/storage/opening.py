"""Opening the store that an installation's settings name."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path

from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StoreError

DATABASE = "hearback.db"
_POSTGRES = ("postgresql://", "postgres://")


async def open_store(url: str | None, data: Path) -> SqlStore:
    """Return the store at ``url``, or the file in the folder ``data`` when there is none.

    Raises StoreError.
    """
    if not url:
        return await open_sqlite(data / DATABASE)
    if not url.startswith(_POSTGRES):
        raise StoreError("HEARBACK_DATABASE_URL should begin with postgresql://.")
    # psycopg takes more memory than all the rest of the storage, so a small machine that uses
    # SQLite must not load it.
    open_postgres: Callable[[str], Awaitable[SqlStore]]
    open_postgres = import_module("bot.storage.postgres").open_postgres
    return await open_postgres(url)
