"""One connection at a time to PostgreSQL, made again when it is lost. Lives on one thread."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

import psycopg
from psycopg import errors

from bot.storage.postgres_raw import Connection
from bot.storage.postgres_server import Server
from bot.storage.store import Moved, StoreError

PATIENCE = 8.0
"""Seconds that a server may be away, as in a restart, before those who wait are told."""
_PAUSES = (0.0, 0.05, 0.1, 0.2, 0.5)
T = TypeVar("T")


class Session:
    """Runs work on a connection that works."""

    def __init__(self, server: Server, patience: float = PATIENCE) -> None:
        self._server = server
        self._patience = patience
        self._connection: Connection | None = None

    def open(self) -> None:
        """Connect at once, or raise StoreError at once."""
        self._connection = self._server.connect()

    def run(self, work: Callable[[Connection], T]) -> T:
        """Return what ``work`` returned.

        When the connection is lost meanwhile, work is begun again on another one, unless it says
        by a StoreError that it must not be. Raises StoreError when the server stays away.
        """
        until = monotonic() + self._patience
        tries = 0
        while True:
            try:
                return work(self._connected())
            except (StoreError, psycopg.Error) as error:
                lost = self._connection is None or self._connection.closed
                if isinstance(error, Uncertain) or not lost:
                    raise
                if monotonic() >= until:
                    raise _away(error, self._server) from None
            sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()

    def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = None
            self._connection = self._server.connect()
        return self._connection


class Uncertain(StoreError):
    """The connection was lost while a transaction was being committed."""


def told(error: Exception) -> Exception:
    """Return what a caller is told of an error: nothing that quotes a value."""
    match error:
        case errors.UniqueViolation() | errors.ForeignKeyViolation():
            return Moved()
        case psycopg.Error():
            what = f"{type(error).__name__}, {error.sqlstate or 'no code'}"
            return StoreError(f"The database server could not do it ({what}).")
        case _:
            return error


def _away(error: Exception, server: Server) -> StoreError:
    if isinstance(error, StoreError):
        return error
    return StoreError(f"The database server at {server.place} went away.")
