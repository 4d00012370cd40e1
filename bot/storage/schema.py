"""The tables and columns that a database has, read from the database itself."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.storage.sqlite_connection import SqliteRaw, told
from bot.storage.sqlite_file import open_reader, open_writer


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One column of one table."""

    table: str
    name: str


def columns_of_file(file: Path) -> Sequence[Column]:
    """Return the columns of the SQLite file, in order. Raises StoreError."""
    with closing(told(lambda: open_reader(file))) as raw:
        return told(lambda: sorted(_columns(raw)))


def columns_of_new_file() -> Sequence[Column]:
    """Return the columns of a database that was made just now, by all the steps there are."""
    with TemporaryDirectory(prefix="hearback-schema-") as folder:
        file = Path(folder) / "hearback.db"
        told(lambda: open_writer(file)).close()
        return columns_of_file(file)


def _columns(raw: SqliteRaw) -> Iterable[Column]:
    names = [row[1] for row in raw.execute("PRAGMA table_list") if row[0] == "main"]
    for table in names:
        if not table.startswith("sqlite_"):
            for row in raw.execute(f"PRAGMA table_info({table})").fetchall():
                yield Column(table, row[1])
