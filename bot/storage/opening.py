"""Opening the store that an installation's settings name."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.storage.alone import Alone
from bot.storage.schema import Column, columns_of_file, columns_of_new_file
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import open_sqlite
from bot.storage.sqlite_alone import opened_file
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


@contextmanager
def alone(url: str | None, data: Path) -> Iterator[Alone]:
    """Open what the settings name, brought up to date, for somebody who has it alone.

    Whoever holds it keeps other processes out of the folder ``data``. Raises StoreError: when there
    is no database, when replicas use it, and when it cannot be used.
    """
    if not url and not (data / DATABASE).exists():
        raise StoreError(
            f"There is no database in {data}: set HEARBACK_DATA to the folder of the bot."
        )
    opened = _of_postgres("postgres_alone", "opened")(url) if url else opened_file(data / DATABASE)
    with opened as held:
        yield held


def live_columns(url: str | None, data: Path) -> Sequence[Column]:
    """Return the columns of the database that the settings name, as it tells them itself.

    Where there is none yet, those of one made just now. Raises StoreError.
    """
    if url:
        found: Sequence[Column] = _of_postgres("postgres_columns", "columns")(url)
        return found
    file = data / DATABASE
    return columns_of_file(file) if file.exists() else columns_of_new_file()


def _of_postgres(module: str, name: str) -> Any:
    # psycopg takes more memory than all the rest of the storage, so a small machine that uses
    # SQLite must not load it.
    return getattr(import_module(f"bot.storage.{module}"), name)
