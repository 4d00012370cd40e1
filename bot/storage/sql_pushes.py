"""Pushes that come into the outbox by and by. What they mean: `pushes`."""

from collections.abc import Mapping

from bot.storage.pushes import AT_ONCE
from bot.storage.raw import Raw
from bot.storage.rows import HEAR_BACK, ErrandKind

_NEXT = dict.fromkeys(HEAR_BACK, "next_listeners") | {ErrandKind.INVITATION: "next_invitees"}
_QUEUE = dict.fromkeys(HEAR_BACK, "queue_feedback") | {ErrandKind.INVITATION: "queue_invitations"}
AHEAD = dict.fromkeys(HEAR_BACK, "count_listeners_ahead") | {
    ErrandKind.INVITATION: "count_invitees_ahead",
}
"""What counts the people whom a push has not come to."""


def begin(raw: Raw, survey: str, kind: ErrandKind) -> None:
    """Begin a push, and queue its first errands."""
    push = {"survey": survey, "kind": kind.value}
    raw.run("begin_push", push)
    _go_on(raw, push, "")


def go_on(raw: Raw) -> bool:
    """Queue the next errands of a push; tell whether there is one."""
    row = raw.run("push").fetchone()
    if row is None:
        return False
    survey, kind, reached = row
    _go_on(raw, {"survey": survey, "kind": kind}, reached)
    return True


def end(raw: Raw, survey: str, kind: ErrandKind) -> None:
    """Drop the errands of a push that wait, and those that are still to be made."""
    push = {"survey": survey, "kind": kind.value}
    raw.run("end_push", push)
    raw.run("drop_waiting", push)


def _go_on(raw: Raw, push: Mapping[str, str], reached: str) -> None:
    kind = ErrandKind(push["kind"])
    ahead = {**push, "reached": reached, "limit": AT_ONCE}
    ((people, last),) = raw.run(_NEXT[kind], ahead).fetchall()
    raw.run(_QUEUE[kind], ahead | {"last": last})
    if people == AT_ONCE:
        raw.run("move_push", {**push, "last": last})
    else:
        raw.run("end_push", push)
