"""A PostgreSQL database that one program has to itself."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg

from bot.storage.alone import Alone
from bot.storage.postgres_raw import Connection, PostgresRaw
from bot.storage.postgres_rewriting import PATIENCE, rewrite_all
from bot.storage.postgres_schema import migrate, refuse_half_moved
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import told
from bot.storage.store import StoreError


@contextmanager
def opened(url: str, patience: float = PATIENCE) -> Iterator[Alone]:
    """Open the database at ``url``, brought up to date. Raises StoreError.

    ``patience`` = seconds that those who only read are waited for when it is rewritten.
    """
    server = Server(url)
    with closing(server.connect()) as connection:
        migrate(connection, server)
        refuse_half_moved(connection, server)
        held = AloneWithDatabase(connection, patience)
        held.refuse_replicas()
        try:
            yield held
        except psycopg.Error as error:
            raise told(error) from None


class AloneWithDatabase:
    """An `Alone`, as long as no replica has a lease."""

    def __init__(self, connection: Connection, patience: float) -> None:
        self._connection = connection
        self._patience = patience
        self.raw = PostgresRaw(connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._connection.transaction():
            self.refuse_replicas()
            yield

    def rewrite(self) -> None:
        self.refuse_replicas()
        if not rewrite_all(self._connection, self._patience):
            raise StoreError(
                "Another program reads the database, and keeps what was deleted alive: end that "
                "one and try again."
            )

    def refuse_replicas(self) -> None:
        """Raise StoreError while a replica is alive."""
        if self.raw.run("leases").fetchall():
            raise StoreError(
                "The database is in use by a running Hearback: stop every replica first, and wait "
                "ten seconds if one was killed."
            )
