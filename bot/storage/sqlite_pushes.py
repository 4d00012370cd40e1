"""Pushes that come into SQLite's outbox by and by. What they mean: `pushes`."""

import sqlite3
from collections.abc import Mapping

from bot.storage.pushes import AT_ONCE
from bot.storage.rows import ErrandKind
from bot.storage.statements import SQL

_NEXT = {ErrandKind.FEEDBACK: "next_listeners", ErrandKind.INVITATION: "next_invitees"}
_QUEUE = {ErrandKind.FEEDBACK: "queue_feedback", ErrandKind.INVITATION: "queue_invitations"}
_AHEAD = {
    ErrandKind.FEEDBACK: "count_listeners_ahead",
    ErrandKind.INVITATION: "count_invitees_ahead",
}


def begin(raw: sqlite3.Connection, survey: str, kind: ErrandKind) -> None:
    """Begin a push, and queue its first errands."""
    push = {"survey": survey, "kind": kind.value}
    raw.execute(SQL["begin_push"], push)
    _go_on(raw, push, "")


def go_on(raw: sqlite3.Connection) -> bool:
    """Queue the next errands of a push; tell whether there is one."""
    row = raw.execute(SQL["push"]).fetchone()
    if row is None:
        return False
    survey, kind, reached = row
    _go_on(raw, {"survey": survey, "kind": kind}, reached)
    return True


def waiting(raw: sqlite3.Connection, survey: str, kind: ErrandKind) -> int:
    """Return how many errands of a push wait, and how many people it has not come to."""
    of_it = {"survey": survey, "kind": kind.value}
    counts = (raw.execute(SQL[name], of_it) for name in ("count_waiting", _AHEAD[kind]))
    return sum(int(count) for ((count,),) in counts)


def _go_on(raw: sqlite3.Connection, push: Mapping[str, str], reached: str) -> None:
    kind = ErrandKind(push["kind"])
    ahead = {**push, "reached": reached, "limit": AT_ONCE}
    people, last = raw.execute(SQL[_NEXT[kind]], ahead).fetchone()
    raw.execute(SQL[_QUEUE[kind]], ahead | {"last": last})
    if people == AT_ONCE:
        raw.execute(SQL["move_push"], {**push, "last": last})
    else:
        raw.execute(SQL["end_push"], push)
