"""The store in one SQLite file: what an installation uses unless told otherwise."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import time
from typing import Any

from bot.dispositions import Disposition, Ledger
from bot.storage import sqlite_rows as read
from bot.storage.changes import Change, CountBatch, SettleAudience
from bot.storage.group_commit import GroupCommit
from bot.storage.random_ids import random_id
from bot.storage.readers import Readers
from bot.storage.rows import (
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    Outcome,
    Person,
    PublishedSurvey,
    Response,
    Role,
)
from bot.storage.slots import slots_of
from bot.storage.sqlite_changes import apply, carry_out_withdrawals, settle
from bot.storage.sqlite_connection import connect
from bot.storage.sqlite_file import BUSY_MS, open_reader, open_writer
from bot.storage.statements import SQL
from bot.storage.store import LEADER, Receipt, Slots

LEASES_KEPT = 3600.0
"""Seconds that a lease which ran out is remembered after nothing hangs on it any more."""
READERS = 2
_TIDY_MS = 250
_APART = (CountBatch, SettleAudience)


async def open_sqlite(path: Path, new_id: Callable[[], str] = random_id) -> "SqliteStore":
    """Return the store in the file at ``path``, which is made or migrated. Raises StoreError."""
    writer = GroupCommit(await connect(partial(open_writer, path)))
    try:
        readers = [await connect(partial(open_reader, path)) for _ in range(READERS)]
    except BaseException:
        await writer.close()
        raise
    return SqliteStore(writer, Readers(readers), new_id)


class SqliteStore:
    """A `Store`. Made by `open_sqlite`; must be closed, or its threads outlive it."""

    def __init__(self, writer: GroupCommit, readers: Readers, new_id: Callable[[], str]) -> None:
        self._writer = writer
        self._readers = readers
        self._new_id = new_id

    @property
    def is_shared(self) -> bool:
        return False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        # Whoever sees the file between two transactions must not see a ballot sent and counted,
        # or an audience settled, in the same one.
        apart = any(isinstance(change, _APART) for change in changes)
        return await self._writer.run(lambda raw: _commit(raw, changes, receipt), apart=apart)

    async def has_seen(self, update_id: int) -> bool:
        return bool(await self._value("has_seen", update_id=update_id))

    async def forget_updates(self, before: date) -> None:
        await self._write("forget_updates", before=before.isoformat())

    async def person(self, tag: bytes) -> Person | None:
        return await self._readers.run(lambda raw: _person(raw, tag))

    async def contact(self, contact_id: str) -> Contact | None:
        rows = await self._rows("contact", contact=contact_id)
        return read.contact(rows[0]) if rows else None

    async def owed(self) -> Sequence[Interview]:
        return [read.interview(row) for row in await self._rows("owed")]

    async def surveys(self) -> Sequence[PublishedSurvey]:
        return [read.published_survey(row) for row in await self._rows("surveys")]

    async def ledger(self, survey: str) -> Ledger:
        rows = await self._rows("ledger", survey=survey)
        return {Disposition(disposition): count for disposition, count in rows}

    async def ballots(self, survey: str, today: date) -> Sequence[Interview]:
        rows = await self._rows("ballots", survey=survey, today=today.isoformat())
        return [read.interview(row) for row in rows]

    async def uncounted(self, survey: str) -> tuple[int, int]:
        ((unfinished, ballots),) = await self._rows("uncounted", survey=survey)
        return unfinished, ballots

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        return bool(await self._value("has_response", survey=survey, receipt=receipt))

    async def counted(self, survey: str) -> int:
        return await self._readers.run(lambda raw: _counted(raw, survey))

    async def reissue(self, survey: str, limit: int) -> int:
        work = partial(_reissue, survey=survey, limit=limit, new_id=self._new_id)
        return await self._writer.run(work, apart=True)

    async def transfer(self, survey: str, limit: int) -> int:
        work = partial(_transfer, survey=survey, limit=limit)
        return await self._writer.run(work, apart=True)

    async def responses(self, survey: str) -> Sequence[Response]:
        return [Response(*row) for row in await self._rows("responses", survey=survey)]

    async def feedback(self, survey: str) -> Feedback | None:
        rows = await self._rows("feedback", survey=survey)
        return read.feedback(rows[0]) if rows else None

    async def news(self) -> Sequence[Feedback]:
        return [read.feedback(row) for row in await self._rows("news")]

    async def listeners(self, survey: str) -> int:
        return int(await self._value("listeners", survey=survey))

    async def invitees(self, survey: str) -> int:
        return int(await self._value("invitees", survey=survey))

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        return await self._writer.run(partial(_claim, limit=limit, now=now, holder=holder))

    async def recover(self, grace: float = 0.0) -> int:
        return await self._writer.run(partial(_recover, ended=time() - grace))

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        return await self._readers.run(lambda raw: _delivery(raw, survey, kind))

    async def staff(self) -> Mapping[bytes, Member]:
        return {tag: Member(tag, Role(role)) for tag, role in await self._rows("staff")}

    async def has_invitation(self, secret: bytes, today: date) -> bool:
        return bool(await self._value("has_invitation", secret=secret, today=today.isoformat()))

    async def mark(self, name: str) -> bytes | None:
        rows = await self._rows("mark", name=name)
        return bytes(rows[0][0]) if rows else None

    async def set_mark(self, name: str, value: bytes) -> None:
        await self._write("set_mark", name=name, value=value)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        values = {"name": name, "holder": holder, "seconds": seconds, "now": time()}
        return bool(await self._write("take_lease", **values))

    async def release(self, holder: str) -> None:
        await self._write("release_leases", holder=holder)

    async def leases(self) -> Mapping[str, str]:
        return dict(await self._rows("leases", now=time()))

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        values = {"room": slots / rate, "slots": slots, "now": time()}
        level, held, taken = await self._writer.run(
            lambda raw: raw.execute(SQL["reserve"], values).fetchone()
        )
        return slots_of(level, held, taken, slots, rate, burst)

    async def hold(self, seconds: float, full: float) -> None:
        await self._write("hold", seconds=seconds, full=full, now=time())

    async def tidy(self) -> None:
        await self._writer.outside(_truncate_log)

    async def close(self) -> None:
        await self._readers.close()
        await self._writer.close()

    async def _rows(self, statement: str, **values: object) -> list[read.Columns]:
        return await self._readers.run(lambda raw: raw.execute(SQL[statement], values).fetchall())

    async def _value(self, statement: str, **values: object) -> Any:
        ((value,),) = await self._rows(statement, **values)
        return value

    async def _write(self, statement: str, **values: object) -> int:
        return await self._writer.run(lambda raw: raw.execute(SQL[statement], values).rowcount)


def _commit(raw: sqlite3.Connection, changes: Sequence[Change], receipt: Receipt | None) -> bool:
    if receipt:
        seen = {"update_id": receipt.update_id, "day": receipt.day.isoformat()}
        if not raw.execute(SQL["see_update"], seen).rowcount:
            return False
    for change in changes:
        apply(raw, change)
    return True


def _person(raw: sqlite3.Connection, tag: bytes) -> Person | None:
    row = raw.execute(SQL["contact_by_tag"], {"tag": tag}).fetchone()
    if row is None:
        return None
    contact = read.contact(row)
    of_them = {"contact": contact.id}
    interviews = tuple(map(read.interview, raw.execute(SQL["interviews_of"], of_them).fetchall()))
    attendance = map(read.attendance, raw.execute(SQL["attendance"], of_them).fetchall())
    return Person(contact, interviews, {row.survey: row for row in attendance})


def _counted(raw: sqlite3.Connection, survey: str) -> int:
    of_it = {"survey": survey}
    (still_open,) = raw.execute(SQL["counted_open"], of_it).fetchone()
    if not still_open:
        return int(raw.execute(SQL["counted_closed"], of_it).fetchone()[0])
    return int(still_open) - len(raw.execute(SQL["withdrawn"], of_it).fetchall())


def _reissue(raw: sqlite3.Connection, survey: str, limit: int, new_id: Callable[[], str]) -> int:
    carry_out_withdrawals(raw, survey)
    rows = raw.execute(SQL["nameless"], {"survey": survey, "limit": limit}).fetchall()
    named = ({"survey": survey, "id": id_, "new_id": new_id()} for (id_,) in rows)
    raw.executemany(SQL["reissue"], named)
    return int(raw.execute(SQL["count_nameless"], {"survey": survey}).fetchone()[0])


def _transfer(raw: sqlite3.Connection, survey: str, limit: int) -> int:
    raw.execute(SQL["copy_responses"], {"survey": survey, "limit": limit})
    raw.execute(SQL["note_copied"], {"survey": survey, "limit": limit})
    (left,) = raw.execute(SQL["count_to_copy"], {"survey": survey}).fetchone()
    if not left:
        carry_out_withdrawals(raw, survey)
        raw.execute(SQL["drop_copied"], {"survey": survey})
    return int(left)


def _claim(raw: sqlite3.Connection, limit: int, now: float, holder: str) -> Sequence[Errand]:
    if holder and not _has_lease(raw, holder):
        return []
    rows = raw.execute(SQL["due"], {"limit": limit, "now": now}).fetchall()
    errands = [read.errand(row) for row in rows]
    raw.executemany(SQL["claim"], ({"errand": errand.id, "holder": holder} for errand in errands))
    return errands


def _has_lease(raw: sqlite3.Connection, holder: str) -> bool:
    values = {"name": LEADER, "holder": holder, "now": time()}
    return bool(raw.execute(SQL["has_lease"], values).fetchone()[0])


def _recover(raw: sqlite3.Connection, ended: float) -> int:
    left = raw.execute(SQL["left_sending"], {"ended": ended}).fetchall()
    for (errand,) in left:
        settle(raw, errand, Outcome.UNKNOWN)
    raw.execute(SQL["forget_leases"], {"before": ended - LEASES_KEPT})
    return len(left)


def _delivery(raw: sqlite3.Connection, survey: str, kind: ErrandKind) -> Delivery:
    of_it = {"survey": survey, "kind": kind.value}
    (waiting,) = raw.execute(SQL["count_waiting"], of_it).fetchone()
    tallies = dict(raw.execute(SQL["tallies"], of_it).fetchall())
    counts = {outcome: tallies.get(f"{kind.value}.{outcome.value}", 0) for outcome in Outcome}
    return Delivery(waiting, {outcome: count for outcome, count in counts.items() if count})


def _truncate_log(raw: sqlite3.Connection) -> None:
    # Readers of this process are done in a moment. Another process that reads for longer must not
    # hold up the conversation meanwhile.
    raw.execute(f"PRAGMA busy_timeout = {_TIDY_MS}")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
