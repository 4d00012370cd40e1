"""The tables and columns that a PostgreSQL database has, as it tells them."""

from collections.abc import Sequence
from contextlib import closing

import psycopg

from bot.storage.postgres_server import Server
from bot.storage.postgres_session import told
from bot.storage.schema import Column
from bot.storage.store import StoreError

_COLUMNS = """
    SELECT table_name, column_name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> 'hearback_migrations'
"""


def columns(url: str) -> Sequence[Column]:
    """Return the columns of the database at ``url``, in order.

    Raises StoreError, also when nothing was ever kept there.
    """
    server = Server(url)
    try:
        with closing(server.connect()) as raw:
            found = sorted(Column(table, name) for table, name in raw.execute(_COLUMNS).fetchall())
    except psycopg.Error as error:
        raise told(error) from None
    if not found:
        raise StoreError(
            f"There are no tables in the database {server.database}: run Hearback once."
        )
    return found
