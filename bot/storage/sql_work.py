"""What the SQL store does within a transaction, statement by statement."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from time import perf_counter

from bot.storage import sql_pushes as pushes
from bot.storage import sql_rows as read
from bot.storage.changes import Change
from bot.storage.pushes import TRIES
from bot.storage.raw import Raw, Values
from bot.storage.rows import Errand, Outcome
from bot.storage.slots import TAKEN, slots_of
from bot.storage.sql_changes import apply, carry_out_withdrawals, says, settle, settle_audience
from bot.storage.store import LEADER, Receipt, Slice, Slots

LEASES_KEPT = 3600.0
"""Seconds that a lease which ran out is remembered after nothing hangs on it any more."""


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


def timed(raw: Raw, work: Callable[[Raw], bool]) -> Slice:
    """Do a slice; ``work`` tells whether there is more."""
    began = perf_counter()
    more = work(raw)
    return Slice(more, perf_counter() - began)


def drop_some(raw: Raw, statement: str, values: Values, limit: int) -> bool:
    """Delete up to ``limit`` rows; tell whether there may be more."""
    return raw.changed(raw.run(statement, {**values, "limit": limit})) == limit


def reissue(raw: Raw, survey: str, limit: int, new_id: Callable[[], str]) -> bool:
    """Do what `Store.reissue` says; tell whether there is more."""
    if carry_out_withdrawals(raw, survey, limit):
        return True
    rows = raw.run("nameless", {"survey": survey, "limit": limit}).fetchall()
    raw.run_many("reissue", [{"survey": survey, "id": id_, "new_id": new_id()} for (id_,) in rows])
    return len(rows) == limit


def transfer(raw: Raw, survey: str, limit: int) -> bool:
    """Do what `Store.transfer` says; tell whether there is more."""
    if carry_out_withdrawals(raw, survey, limit):
        return True
    of_it = {"survey": survey}
    ((last,),) = raw.run("last_to_copy", {**of_it, "limit": limit}).fetchall()
    if last is None:
        return drop_some(raw, "drop_copied", of_it, limit)
    raw.run("copy_responses", {**of_it, "last": last})
    raw.run("note_copied", {**of_it, "last": last})
    return True


def settle_some(raw: Raw, survey: str, limit: int) -> bool:
    """Do what `Store.settle_audience` says; tell whether there may be more."""
    return settle_audience(raw, survey, limit) == limit


def claim(raw: Raw, limit: int, now: float, holder: str) -> Sequence[Errand]:
    """Do what `Store.claim` says."""
    if holder and not says(raw, "has_lease", {"name": LEADER, "holder": holder}):
        return []
    due = {"limit": limit, "now": now}
    rows = raw.run("due", due).fetchall()
    for _ in range(TRIES):
        if len(rows) == limit or not pushes.go_on(raw):
            break
        rows = raw.run("due", due).fetchall()
    errands = [read.errand(row) for row in rows]
    raw.run_many("claim", [{"errand": each.id, "holder": holder} for each in errands])
    return errands


def put_back(raw: Raw, holder: str, sending: Collection[int]) -> int:
    """Do what `Store.put_back` says."""
    claimed = raw.run("claimed_by", {"holder": holder}).fetchall()
    back = [{"errand": errand} for (errand,) in claimed if errand not in sending]
    raw.run_many("put_back", back)
    return len(back)


def recover(raw: Raw, grace: float, on: date | None) -> int:
    """Do what `Store.recover` says."""
    left = raw.run("left_sending", {"grace": grace}).fetchall()
    for (errand,) in left:
        settle(raw, errand, Outcome.UNKNOWN, on)
    raw.run("forget_leases", {"seconds": grace + LEASES_KEPT})
    return len(left)


def lease(raw: Raw, name: str, holder: str, seconds: float) -> bool:
    """Do what `Store.lease` says."""
    values = {"name": name, "holder": holder, "seconds": seconds}
    return bool(raw.changed(raw.run("take_lease", values)))


def reserve(raw: Raw, slots: int, rate: float, burst: float) -> Slots:
    """Do what `Store.reserve` says."""
    values = {"room": slots / rate, "slots": slots, "all": TAKEN}
    ((level, held, taken),) = raw.run("reserve", values).fetchall()
    return slots_of(level, held, taken, slots, rate, burst)


def first_mark(raw: Raw, name: str, value: bytes) -> bytes:
    """Do what `Store.first_mark` says."""
    raw.run("first_mark", {"name": name, "value": value})
    ((kept,),) = raw.run("mark", {"name": name}).fetchall()
    return bytes(kept)
