"""Opening the database file: whose it is, how it is written, and its schema."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.storage.migrations import migrations
from bot.storage.sqlite_connection import SqliteRaw
from bot.storage.store import StoreError

OWNER = 0x48656172
"""Our application id in the file's header."""
BUSY_MS = 5_000
IN_MEMORY = 200_000_000
"""Bytes of a file that may be made anew in memory."""
_READ_KB = 512
"""KB of pages that a connection that reads may keep: the upper floors of every tree. Who was here
lately is remembered otherwise."""
_WRITE_KB = 1024
"""The same for the one that writes."""
_STATEMENTS_KEPT = 256


def open_writer(path: Path) -> SqliteRaw:
    """Return the one connection that writes; make or migrate the file. Raises StoreError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(f"The database {path} cannot be opened: {error.strerror}.") from None
    raw = _connected(path)
    try:
        _refuse_what_is_not_ours(raw, path)
        # A write survives a loss of power once it is committed, and what is deleted is
        # overwritten with zeros.
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(f"PRAGMA cache_size = -{_WRITE_KB}")
        raw.execute("PRAGMA temp_store = MEMORY")
        _migrate(raw)
    except BaseException:
        raw.close()
        raise
    return raw


def open_reader(path: Path) -> SqliteRaw:
    """Return a connection that only reads."""
    raw = _connected(path)
    raw.execute("PRAGMA query_only = ON")
    raw.execute(f"PRAGMA cache_size = -{_READ_KB}")
    raw.execute("PRAGMA temp_store = MEMORY")
    return raw


def vacuum(raw: SqliteRaw) -> None:
    """Write the file anew, without the places where what was deleted lay."""
    (size,) = raw.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    # The new file is made in memory, so that no copy of it is left lying on the disk; one that is
    # too large for a small machine goes through a temporary file of SQLite's own.
    raw.execute(f"PRAGMA temp_store = {'MEMORY' if size <= IN_MEMORY else 'FILE'}")
    try:
        raw.execute("VACUUM")
    finally:
        raw.execute("PRAGMA temp_store = MEMORY")


def _connected(path: Path) -> SqliteRaw:
    raw = sqlite3.connect(
        path, isolation_level=None, cached_statements=_STATEMENTS_KEPT, factory=SqliteRaw
    )
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return raw


def _refuse_what_is_not_ours(raw: SqliteRaw, path: Path) -> None:
    # Both are read in one transaction: another process may be making the tables just now.
    raw.execute("BEGIN")
    (tables,) = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (owner,) = raw.execute("PRAGMA application_id").fetchone()
    raw.execute("COMMIT")
    if tables and owner != OWNER:
        raise StoreError(f"The database {path} belongs to another program.")
    (fault,) = raw.execute("PRAGMA quick_check(1)").fetchone()
    if fault != "ok":
        raise StoreError(f"The database {path} is damaged: restore a backup.")


def _migrate(raw: SqliteRaw) -> None:
    steps = migrations("sqlite")
    if _version(raw) == max(steps):
        return
    # The lock is taken before the version is read again: two processes may start at once.
    raw.execute("BEGIN IMMEDIATE")
    version = _version(raw)
    if version > max(steps):
        raise StoreError("The database was written by a newer Hearback: install that one.")
    for number in sorted(number for number in steps if number > version):
        for statement in _statements_of(steps[number]):
            raw.execute(statement)
        raw.execute(f"PRAGMA user_version = {number}")
    raw.execute(f"PRAGMA application_id = {OWNER}")
    raw.execute("COMMIT")


def _version(raw: SqliteRaw) -> int:
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements_of(script: str) -> Iterator[str]:
    # sqlite3's own executescript would commit first, and give up the lock.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
