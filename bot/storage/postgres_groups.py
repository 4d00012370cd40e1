"""What those who wait together do on PostgreSQL: in hope together, and else each alone.

Carried out in hope, the statements of a whole group go over in one round trip; what is expected of
them is looked at before they are committed together. When one of them fails, the group is undone
and divided, until who failed stands alone; the others never notice.
"""

from collections.abc import Sequence

import psycopg
from psycopg import errors

from bot.storage.callers import Outcome
from bot.storage.home import Reading, Work
from bot.storage.postgres_locks import hold
from bot.storage.postgres_raw import SQL, Connection, PostgresRaw
from bot.storage.postgres_session import Session, Uncertain, told
from bot.storage.raw import Columns, Rows
from bot.storage.store import StoreError

_TRIES = 8
_ONE_MOMENT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_CLASHES = (errors.DeadlockDetected, errors.SerializationFailure)
"""Two transactions stood in each other's way, and the server undid one of them."""


def write(session: Session, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    """Carry out ``works`` and commit them; return what came of each."""
    try:
        return session.run(lambda raw: _together(raw, works))
    except (StoreError, errors.LockNotAvailable) as error:
        # Whoever divided the group would wait as long once more, and again.
        return [told(error)] * len(works)
    except Exception:
        if len(works) == 1:
            return [_alone(session, works[0])]
    half = len(works) // 2
    return [*write(session, works[:half]), *write(session, works[half:])]


def read(session: Session, readings: Sequence[Reading[object]]) -> Sequence[Outcome]:
    """Return what came of each of ``readings``."""
    try:
        return session.run(lambda raw: _read_together(raw, readings))
    except Exception as error:
        if len(readings) == 1:
            return [told(error)]
    return [read(session, [reading])[0] for reading in readings]


def _read_together(raw: Connection, readings: Sequence[Reading[object]]) -> Sequence[Outcome]:
    try:
        found = _found(raw, readings)
    except BaseException:
        _undo(raw, committing=False)
        raise
    return [reading.meaning(*rows) for reading, rows in zip(readings, found, strict=True)]


def _found(raw: Connection, readings: Sequence[Reading[object]]) -> list[list[list[Columns]]]:
    apart = any(len(reading.statements) > 1 for reading in readings)
    with raw.pipeline() as pipeline:
        if apart:
            raw.execute(_ONE_MOMENT)
        asked = [[_ask(raw, reading, name) for name in reading.statements] for reading in readings]
        if apart:
            raw.execute("COMMIT")
        pipeline.sync()
        return [[cursor.fetchall() for cursor in cursors] for cursors in asked]


def _ask(raw: Connection, reading: Reading[object], name: str) -> Rows:
    return raw.execute(SQL[name], reading.values, binary=True)


def _together(raw: Connection, works: Sequence[Work[object]]) -> Sequence[Outcome]:
    committing = False
    try:
        with raw.pipeline() as pipeline:
            hopeful = PostgresRaw(raw, pipeline)
            raw.execute("BEGIN")
            hold(hopeful, works)
            outcomes = [work.do(hopeful) for work in works]
            hopeful.check()
            committing = True
            raw.execute("COMMIT")
    except BaseException:
        _undo(raw, committing)
        raise
    return outcomes


def _alone(session: Session, work: Work[object]) -> Outcome:
    for _ in range(_TRIES):
        try:
            return session.run(lambda raw: _by_itself(raw, work))
        except _CLASHES:
            continue
        except Exception as error:
            return told(error)
    return StoreError("The database server is too busy: others were always in the way.")


def _by_itself(raw: Connection, work: Work[object]) -> object:
    committing = False
    try:
        raw.execute("BEGIN")
        hold(careful := PostgresRaw(raw), [work])
        outcome = work.do(careful)
        committing = True
        raw.execute("COMMIT")
    except BaseException:
        _undo(raw, committing)
        raise
    return outcome


def _undo(raw: Connection, committing: bool) -> None:
    """Leave the connection fit for the next transaction, or closed. Raises Uncertain when nobody
    knows whether there is anything to undo."""
    try:
        if not raw.closed:
            raw.execute("ROLLBACK")
    except psycopg.Error:
        raw.close()
    if committing and raw.closed:
        raise Uncertain(
            "The database server went away while it was committing; nobody knows whether it did."
        ) from None
