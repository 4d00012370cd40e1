"""Taking what was deleted out of PostgreSQL's files, as far as a client can.

A deleted row stays in its file until a vacuum frees its place, and its bytes until another row is
written there. So once a survey is over, the tables that held its ballots are written anew, without
what was deleted; their old files go.
"""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

import psycopg
from psycopg import errors

from bot.storage.postgres_raw import SQL, Connection
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import told
from bot.storage.raw import Values

LOCK = 0x74696479
"""Held by the one process that tidies."""
_MARK = "rewritten"
_REWRITTEN = ("open_responses", "withdrawals", "interviews")
"""Tables that held answers, or receipts of them."""
_TABLES = (*_REWRITTEN, "audience", "contacts", "outbox", "seen_updates", "tallies", "hear_back")
NO_WAIT = "SET lock_timeout = '300ms'"
"""Whoever waits for a table of its own makes everybody else wait behind it."""


def tidy(server: Server) -> None:
    """Free the places of deleted rows, and rewrite the tables of ballots when a survey was closed
    since they were. Raises StoreError. Does nothing while another process does it."""
    with closing(server.connect()) as raw:
        try:
            if _first(raw, "SELECT pg_try_advisory_lock(%s)", [LOCK]):
                _vacuum(raw)
                _rewrite(raw)
        except errors.LockNotAvailable:
            return
        except psycopg.Error as error:
            raise told(error) from None


def _vacuum(raw: Connection) -> None:
    littered = {table for (table,) in raw.execute(SQL["littered"]).fetchall()}
    for table in _TABLES:
        if table in littered:
            raw.execute(f"VACUUM {table}")


def _rewrite(raw: Connection) -> None:
    over = str(_first(raw, SQL["count_over"])).encode()
    if _first(raw, SQL["mark"], {"name": _MARK}) == over:
        return
    raw.execute(NO_WAIT)
    for table in _REWRITTEN:
        raw.execute(f"VACUUM (FULL) {table}")
    raw.execute(SQL["set_mark"], {"name": _MARK, "value": over})


def _first(raw: Connection, statement: str, values: Sequence[Any] | Values = ()) -> Any:
    row = raw.execute(statement, values, binary=True).fetchone()
    return row[0] if row else None
