"""Opening the store that an installation's settings name."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StoreError

DATABASE = "hearback.db"
Tell = Callable[[str, int, int], None]
"""Called with a table, how many of its rows have arrived, and how many there are."""
_POSTGRES = ("postgresql://", "postgres://")


async def open_store(url: str | None, data: Path) -> SqlStore:
    """Return the store at ``url``, or the file in the folder ``data`` when there is none.

    Raises StoreError.
    """
    if not url:
        return await open_sqlite(data / DATABASE)
    if not url.startswith(_POSTGRES):
        raise StoreError("HEARBACK_DATABASE_URL should begin with postgresql://.")
    open_postgres: Callable[[str], Awaitable[SqlStore]] = _of_postgres("postgres", "open_postgres")
    return await open_postgres(url)


def move_store(data: Path, url: str, tell: Tell) -> int:
    """Carry what is kept in the folder ``data`` to the PostgreSQL database at ``url``.

    Returns the number of rows. Nobody may use the folder meanwhile. Raises StoreError.
    """
    if not (data / DATABASE).exists():
        raise StoreError(
            f"There is no database in {data}: set HEARBACK_DATA to the folder of the bot."
        )
    if not url.startswith(_POSTGRES):
        raise StoreError("What to move to should begin with postgresql://.")
    move: Callable[[Path, str, Tell], int] = _of_postgres("moving", "move")
    return move(data / DATABASE, url, tell)


def _of_postgres(module: str, name: str) -> Any:
    # psycopg takes more memory than all the rest of the storage, so a small machine that uses
    # SQLite must not load it.
    return getattr(import_module(f"bot.storage.{module}"), name)
