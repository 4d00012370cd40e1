"""What the SQL store does within a transaction, statement by statement."""

from collections.abc import Callable, Sequence

from bot.storage import sql_rows as read
from bot.storage.changes import Change
from bot.storage.raw import Raw
from bot.storage.rows import Errand, Outcome
from bot.storage.sql_changes import apply, carry_out_withdrawals, settle
from bot.storage.store import Receipt


class _Seen(Exception):
    """The update was seen before."""


def commit(raw: Raw, changes: Sequence[Change], receipt: Receipt | None) -> bool:
    """Do what `Store.commit` says."""
    if receipt:
        seen = {"update_id": receipt.update_id, "day": receipt.day.isoformat()}
        try:
            raw.expect(raw.run("see_update", seen), _Seen)
        except _Seen:
            return False
    for change in changes:
        apply(raw, change)
    return True


def reissue(raw: Raw, survey: str, limit: int, new_id: Callable[[], str]) -> int:
    """Do what `Store.reissue` says."""
    carry_out_withdrawals(raw, survey)
    rows = raw.run("nameless", {"survey": survey, "limit": limit}).fetchall()
    named = [{"survey": survey, "id": id_, "new_id": new_id()} for (id_,) in rows]
    raw.run_many("reissue", named)
    return _count(raw, "count_nameless", survey)


def transfer(raw: Raw, survey: str, limit: int) -> int:
    """Do what `Store.transfer` says."""
    raw.run("copy_responses", {"survey": survey, "limit": limit})
    raw.run("note_copied", {"survey": survey, "limit": limit})
    left = _count(raw, "count_to_copy", survey)
    if not left:
        carry_out_withdrawals(raw, survey)
        raw.run("drop_copied", {"survey": survey})
    return left


def claim(raw: Raw, limit: int, now: float) -> Sequence[Errand]:
    """Do what `Store.claim` says."""
    rows = raw.run("due", {"limit": limit, "now": now}).fetchall()
    errands = [read.errand(row) for row in rows]
    raw.run_many("claim", [{"errand": errand.id} for errand in errands])
    return errands


def recover(raw: Raw) -> int:
    """Do what `Store.recover` says."""
    left = raw.run("left_sending").fetchall()
    for (errand,) in left:
        settle(raw, errand, Outcome.UNKNOWN)
    return len(left)


def _count(raw: Raw, statement: str, survey: str) -> int:
    row = raw.run(statement, {"survey": survey}).fetchone()
    return int(row[0]) if row else 0
