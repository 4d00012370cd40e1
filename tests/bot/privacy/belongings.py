"""All that an installation holds, as two intruders find it: by query, and byte by byte."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import psycopg

from tests.postgres import Database

_FILES = (
    "SELECT relname, pg_relation_filepath(oid) FROM pg_class"
    " WHERE pg_relation_filenode(oid) IS NOT NULL AND relnamespace IN"
    " ('public'::regnamespace, 'pg_toast'::regnamespace)"
)


class Belongings(Protocol):
    """Where a store keeps everything."""

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        ...

    def tables(self) -> list[str]:
        """Return the names of all tables."""
        ...

    def files(self) -> dict[str, bytes]:
        """Return every byte of every file of the database, its log aside where that belongs to
        the host."""
        ...


class InAFolder:
    """The database file, and what lies beside it."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as raw:
            return raw.execute(query).fetchall()

    def tables(self) -> list[str]:
        return [name for (name,) in self.ask("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def files(self) -> dict[str, bytes]:
        folder = self._database.parent
        return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


class OnAServer:
    """A database on PostgreSQL, read with the rights of whoever runs the server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self._database.run(query)

    def tables(self) -> list[str]:
        found = self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in found]

    def files(self) -> dict[str, bytes]:
        with psycopg.connect(self._database.url, autocommit=True) as raw:
            return relation_files(raw)


def relation_files(raw: psycopg.Connection[Any], wanted: str = "%") -> dict[str, bytes]:
    """Return every byte of the tables and indexes whose names are like ``wanted``."""
    raw.execute("CHECKPOINT")
    found = {}
    for name, path in raw.execute(f"{_FILES} AND relname LIKE %s", [wanted]).fetchall():
        read = "SELECT pg_read_binary_file(%s, 0, 1000000000, true)"
        row = raw.execute(read, [path]).fetchone()
        found[name] = bytes(row[0] or b"") if row else b""
    return found


def everything_asked_of(belongings: Belongings) -> bytes:
    """Return every value of every row of every table."""
    rows = (row for each in belongings.tables() for row in belongings.ask(f"SELECT * FROM {each}"))
    return b"\n".join(_plain(value) for row in rows for value in row)


def _plain(value: object) -> bytes:
    match value:
        case bytes() | memoryview() | bytearray():
            return bytes(value)
        case _:
            return str(value).encode()


def found(canaries: Iterable[bytes], content: bytes) -> list[bytes]:
    """Return the canaries that are in ``content``."""
    return [each for each in canaries if each in content]
