"""The plain connection to PostgreSQL, and what goes over it in one round trip."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from psycopg import Pipeline

from bot.storage.raw import NOTHING, Rows, Values
from bot.storage.statements import statements, with_percent_signs
from bot.storage.store import Moved

Connection = psycopg.Connection[tuple[Any, ...]]
SQL: Mapping[str, str] = {
    name: with_percent_signs(statement) for name, statement in statements("postgres").items()
}

# What psycopg warns of may quote the server, and the server quotes values.
logging.getLogger("psycopg").setLevel(logging.CRITICAL)


class Disappointed(Exception):
    """A transaction that was carried out in hope did not do what was expected of it."""


class PostgresRaw:
    """A `Raw`. Within a ``pipeline``, what is expected is looked at by `check`, at the end."""

    __slots__ = ("_connection", "_expected", "_pipeline")

    def __init__(self, connection: Connection, pipeline: Pipeline | None = None) -> None:
        self._connection = connection
        self._pipeline = pipeline
        self._expected: list[Rows] = []

    def run(self, name: str, values: Values = NOTHING) -> Rows:
        return self._connection.execute(SQL[name], values, binary=True)

    def run_many(self, name: str, rows: Iterable[Values]) -> None:
        with self._connection.cursor(binary=True) as cursor:
            cursor.executemany(SQL[name], rows)

    def changed(self, done: Rows) -> int:
        if self._pipeline:
            self._pipeline.sync()
        return done.rowcount

    def expect(self, done: Rows, otherwise: type[Exception] = Moved) -> None:
        if self._pipeline:
            self._expected.append(done)
        elif not done.rowcount:
            raise otherwise

    def check(self) -> None:
        """Raise Disappointed when a statement changed nothing that was expected to change some."""
        if self._pipeline:
            self._pipeline.sync()
        if not all(done.rowcount for done in self._expected):
            raise Disappointed
