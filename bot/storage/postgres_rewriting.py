"""Writing PostgreSQL's tables anew, so that nothing deleted is left in their files.

A table that is written anew takes along whatever an older transaction might still see: a reader
that is slow, or the server's own statistics. So those who read already are waited for first.
"""

from contextlib import closing
from time import monotonic, sleep

import psycopg
from psycopg import errors

from bot.storage.postgres_raw import SQL, Connection
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import told
from bot.storage.postgres_tidying import LOCK, NO_WAIT

PATIENCE = 20.0
"""Seconds that older transactions are waited for."""
_LOOK = 0.05
_ROUNDS, _PAUSE = 10, 1.0
"""How often, and after how many seconds, a table that somebody used is tried again."""


def rewrite(server: Server) -> None:
    """Write every table anew; one that somebody uses for long is left as it is. Raises StoreError.
    Does nothing while another process tidies."""
    with closing(server.connect()) as raw:
        try:
            ((is_free,),) = raw.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchall()
            if is_free:
                _outlast_readers(raw)
                raw.execute(NO_WAIT)
                _rewrite_when_free(raw)
        except psycopg.Error as error:
            raise told(error) from None


def rewrite_all(raw: Connection, patience: float = PATIENCE) -> bool:
    """Write every table anew, and tell that it was done. It is not while somebody else reads."""
    if not _outlast_readers(raw, patience):
        return False
    for table in _tables(raw):
        raw.execute(f"VACUUM (FULL) {table}")
    return True


def _rewrite_when_free(raw: Connection) -> None:
    left = _tables(raw)
    for _ in range(_ROUNDS):
        left = [table for table in left if not _is_rewritten(raw, table)]
        if not left:
            return
        sleep(_PAUSE)


def _is_rewritten(raw: Connection, table: str) -> bool:
    try:
        raw.execute(f"VACUUM (FULL) {table}")
    except errors.LockNotAvailable:
        return False
    return True


def _tables(raw: Connection) -> list[str]:
    return [table for (table,) in raw.execute(SQL["our_tables"]).fetchall()]


def _outlast_readers(raw: Connection, patience: float = PATIENCE) -> bool:
    """Wait until every transaction has ended that is going on now; tell whether they all did.

    First those that write, in any database of the server: a reader that begins meanwhile looks
    back to the oldest of them.
    """
    until = monotonic() + patience
    ((now,),) = raw.execute(SQL["next_transaction"]).fetchall()
    while raw.execute(SQL["oldest_transaction"]).fetchall()[0][0] < now:
        if monotonic() >= until:
            return False
        sleep(_LOOK)
    older = _readers(raw)
    while older := older & _readers(raw):
        if monotonic() >= until:
            return not any(is_known for *_, is_known in older)
        sleep(_LOOK)
    return True


def _readers(raw: Connection) -> set[tuple[object, ...]]:
    """Return who may still see what was deleted. Of others' sessions a user with few rights is not
    told whether they do: those are waited for, but nobody is blamed."""
    return set(raw.execute(SQL["readers"]).fetchall())
