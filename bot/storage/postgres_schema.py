"""The tables in a PostgreSQL database: whose they are, and bringing them up to date."""

from typing import Any

import psycopg
from psycopg import errors

from bot.storage.migrations import migrations
from bot.storage.postgres_raw import SQL, Connection
from bot.storage.postgres_server import Server
from bot.storage.store import StoreError

MOVING, MOVED = "moving", "moved"
"""Marks of an installation that is being carried here, and of one that was."""
_LOCK = 0x48656172
"""Held by the one process that makes or changes tables."""
_TABLES = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
_VERSION = "SELECT max(number) FROM hearback_migrations"
_IS_OURS = "SELECT to_regclass(current_schema() || '.hearback_migrations') IS NOT NULL"
_MADE = "CREATE TABLE hearback_migrations (number BIGINT NOT NULL PRIMARY KEY)"


def migrate(raw: Connection, server: Server) -> None:
    """Make the tables, or bring them up to date. Raises StoreError."""
    try:
        with raw.transaction():
            raw.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            _migrate(raw, server)
    except errors.InsufficientPrivilege:
        raise StoreError(
            f"The user {raw.info.user} may not make tables in the database {server.database}: "
            "make it the owner of that database."
        ) from None
    except errors.InvalidSchemaName:
        raise StoreError(
            f"The database {server.database} has no schema to make tables in: "
            "check the search_path of its user."
        ) from None
    except psycopg.Error as error:
        raise StoreError(
            f"The tables of the database {server.database} could not be brought up to date "
            f"({type(error).__name__}, {error.sqlstate or 'no code'})."
        ) from None


def refuse_half_moved(raw: Connection, server: Server) -> None:
    """Raise StoreError while a move into the database is not finished."""
    if raw.execute(SQL["mark"], {"name": MOVING}).fetchone():
        raise StoreError(
            f"The move into the database {server.database} at {server.place} is not finished: "
            "run hearback move again."
        )


def _migrate(raw: Connection, server: Server) -> None:
    steps = migrations("postgres")
    version = _version(raw, server)
    if version > max(steps):
        raise StoreError("The database was written by a newer Hearback: install that one.")
    for number, script in steps.items():
        if number > version:
            raw.execute(script, prepare=False)
            raw.execute("INSERT INTO hearback_migrations VALUES (%s)", [number])


def _version(raw: Connection, server: Server) -> int:
    if _value(raw, _IS_OURS):
        return int(_value(raw, _VERSION) or 0)
    if _value(raw, _TABLES):
        raise StoreError(
            f"The database {server.database} at {server.place} belongs to another program: "
            "give Hearback one of its own."
        )
    raw.execute(_MADE)
    return 0


def _value(raw: Connection, question: str) -> Any:
    row = raw.execute(question).fetchone()
    return row[0] if row else None
