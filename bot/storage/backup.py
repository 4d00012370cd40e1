"""A backup of an SQLite file while the bot runs: whole, without the key, never over another."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from bot.storage.erased_ids import read_erased, write_erased
from bot.storage.on_disk import settle
from bot.storage.sqlite_connection import SqliteRaw
from bot.storage.sqlite_file import open_reader
from bot.storage.store import ROTATION, StoreError


def back_up(file: Path, to: Path, oldest: date) -> None:
    """Write what ``file`` holds at this moment to ``to``, and whom to forget again beside it.

    Whoever was forgotten before ``oldest`` is on the list no longer. Raises StoreError, leaving
    nothing behind.
    """
    if os.path.lexists(to):
        raise StoreError(f"{to} is there already: a backup never takes the place of another file.")
    half = to.with_name(f"{to.name}.part")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _list_erased(_copied(file, half), to.parent, oldest)
            os.link(half, to)
        finally:
            half.unlink(missing_ok=True)
        settle(to.parent)
    except OSError as error:
        raise StoreError(f"The backup {to} could not be written: {error.strerror}.") from None
    except sqlite3.Error as error:
        raise StoreError(f"The backup {to} could not be written: {error}.") from None


def _copied(file: Path, half: Path) -> Mapping[str, date]:
    """Copy the database; return whom it knows as forgotten."""
    with closing(open_reader(file)) as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("VACUUM INTO ?", [str(half)])
    with closing(sqlite3.connect(half, factory=SqliteRaw)) as copy:
        if copy.run("mark", {"name": ROTATION}).fetchone():
            raise StoreError(
                "The change of keys is not finished: run hearback keys rotate once more, then "
                "back up."
            )
        erased = {id_: date.fromisoformat(day) for id_, day in _erased(copy)}
    settle(half)
    return erased


def _erased(copy: SqliteRaw) -> list[tuple[str, str]]:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'erased'"
    # A file that no newer Hearback has opened yet knows of nobody.
    return copy.run("erased").fetchall() if copy.execute(known).fetchone() else []


def _list_erased(erased: Mapping[str, date], folder: Path, oldest: date) -> None:
    listed = {**read_erased(folder), **erased}
    write_erased(folder, {id_: day for id_, day in listed.items() if day >= oldest})
