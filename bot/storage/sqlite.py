"""The store in one SQLite file: what an installation uses unless told otherwise."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from bot.dispositions import Disposition, Ledger
from bot.storage import sqlite_pushes as pushes
from bot.storage import sqlite_rows as read
from bot.storage.changes import Change, CountBatch, SettleAudience
from bot.storage.group_commit import GroupCommit
from bot.storage.pushes import TRIES
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
from bot.storage.sqlite_changes import (
    ALL,
    apply,
    carry_out_withdrawals,
    settle,
    settle_audience,
)
from bot.storage.sqlite_connection import Work, connect
from bot.storage.sqlite_file import BUSY_MS, open_reader, open_writer
from bot.storage.statements import SQL
from bot.storage.store import Receipt, Slice

READERS = 2
_FORGET = 1_000
"""How many ids of updates are forgotten at once."""
_TIDY_MS = 250
_APART = (CountBatch, SettleAudience)


async def open_sqlite(path: Path, new_id: Callable[[], str] = random_id) -> "SqliteStore":
    """Return the store in the file at ``path``, which is made or migrated. Raises StoreError."""
    writer = GroupCommit(await connect(partial(open_writer, path)))
    try:
        readers = [await connect(partial(open_reader, path)) for _ in range(READERS + 1)]
    except BaseException:
        await writer.close()
        raise
    return SqliteStore(writer, Readers(readers[:READERS]), Readers(readers[READERS:]), new_id)


class SqliteStore:
    """A `Store`. Made by `open_sqlite`; must be closed, or its threads outlive it."""

    def __init__(
        self, writer: GroupCommit, readers: Readers, surveyor: Readers, new_id: Callable[[], str]
    ) -> None:
        self._writer = writer
        self._readers = readers
        # What takes longer the more people there are is read apart, so that no turn waits for it.
        self._surveyor = surveyor
        self._new_id = new_id

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        # Whoever sees the file between two transactions must not see a ballot sent and counted,
        # or an audience settled, in the same one.
        apart = any(isinstance(change, _APART) for change in changes)
        return await self._writer.run(lambda raw: _commit(raw, changes, receipt), apart=apart)

    async def has_seen(self, update_id: int) -> bool:
        return bool(await self._value("has_seen", update_id=update_id))

    async def forget_updates(self, before: date) -> None:
        some = {"before": before.isoformat(), "limit": _FORGET}
        while await self._writer.run(lambda raw: _rowcount(raw, "forget_updates", some)):
            pass

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
        rows = await self._surveyed("ledger", survey=survey)
        return {Disposition(disposition): count for disposition, count in rows}

    async def ballots_waiting(self) -> Mapping[str, int]:
        return dict(await self._surveyed("ballots_waiting"))

    async def ballots(
        self, survey: str, today: date, limit: int | None = None
    ) -> Sequence[Interview]:
        values = {"survey": survey, "today": today.isoformat(), "limit": _limit(limit)}
        return [read.interview(row) for row in await self._surveyed("ballots", **values)]

    async def uncounted(self, survey: str) -> tuple[int, int]:
        ((unfinished, ballots),) = await self._surveyed("uncounted", survey=survey)
        return unfinished, ballots

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        return await self._readers.run(lambda raw: _has_response(raw, survey, receipt))

    async def counted(self, survey: str) -> int:
        return await self._surveyor.run(lambda raw: _counted(raw, survey))

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        some = {"survey": survey, "limit": limit}
        return await self._slice(lambda raw: _rowcount(raw, "drop_unfinished", some) == limit)

    async def reissue(self, survey: str, limit: int) -> Slice:
        return await self._slice(partial(_reissue, survey=survey, limit=limit, new_id=self._new_id))

    async def transfer(self, survey: str, limit: int) -> Slice:
        return await self._slice(partial(_transfer, survey=survey, limit=limit))

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        return await self._slice(lambda raw: settle_audience(raw, survey, limit) == limit)

    async def responses(
        self, survey: str, after: str = "", limit: int | None = None
    ) -> Sequence[Response]:
        values = {"survey": survey, "after": after, "limit": _limit(limit)}
        return [Response(*row) for row in await self._surveyed("responses", **values)]

    async def feedback(self, survey: str) -> Feedback | None:
        rows = await self._rows("feedback", survey=survey)
        return read.feedback(rows[0]) if rows else None

    async def news(self) -> Sequence[Feedback]:
        return [read.feedback(row) for row in await self._rows("news")]

    async def listeners(self, survey: str) -> int:
        ((count,),) = await self._surveyed("listeners", survey=survey)
        return int(count)

    async def invitees(self, survey: str) -> int:
        ((count,),) = await self._surveyed("invitees", survey=survey)
        return int(count)

    async def claim(self, limit: int, now: float) -> Sequence[Errand]:
        return await self._writer.run(partial(_claim, limit=limit, now=now))

    async def recover(self) -> int:
        return await self._writer.run(_recover)

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        return await self._surveyor.run(lambda raw: _delivery(raw, survey, kind))

    async def staff(self) -> Mapping[bytes, Member]:
        return {tag: Member(tag, Role(role)) for tag, role in await self._rows("staff")}

    async def has_invitation(self, secret: bytes, today: date) -> bool:
        return bool(await self._value("has_invitation", secret=secret, today=today.isoformat()))

    async def mark(self, name: str) -> bytes | None:
        rows = await self._rows("mark", name=name)
        return bytes(rows[0][0]) if rows else None

    async def set_mark(self, name: str, value: bytes) -> None:
        await self._write("set_mark", name=name, value=value)

    async def tidy(self) -> None:
        await self._writer.outside(_truncate_log)

    async def close(self) -> None:
        await self._readers.close()
        await self._surveyor.close()
        await self._writer.close()

    async def _rows(self, statement: str, **values: object) -> list[read.Columns]:
        return await self._readers.run(lambda raw: raw.execute(SQL[statement], values).fetchall())

    async def _surveyed(self, statement: str, **values: object) -> list[read.Columns]:
        return await self._surveyor.run(lambda raw: raw.execute(SQL[statement], values).fetchall())

    async def _slice(self, work: Work[bool]) -> Slice:
        """Do a slice in a transaction on disk of its own; ``work`` tells whether there is more."""
        return await self._writer.run(lambda raw: _timed(raw, work), apart=True)

    async def _value(self, statement: str, **values: object) -> Any:
        ((value,),) = await self._rows(statement, **values)
        return value

    async def _write(self, statement: str, **values: object) -> None:
        await self._writer.run(lambda raw: _rowcount(raw, statement, values))


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


def _limit(limit: int | None) -> int:
    return ALL if limit is None else limit


def _rowcount(raw: sqlite3.Connection, statement: str, values: Mapping[str, object]) -> int:
    return raw.execute(SQL[statement], values).rowcount


def _timed(raw: sqlite3.Connection, work: Work[bool]) -> Slice:
    began = perf_counter()
    more = work(raw)
    return Slice(more, perf_counter() - began)


def _has_response(raw: sqlite3.Connection, survey: str, receipt: bytes) -> bool:
    of_it = {"survey": survey, "receipt": receipt}
    statements = ("has_response", "keeps_receipts")
    return all(raw.execute(SQL[name], of_it).fetchone()[0] for name in statements)


def _counted(raw: sqlite3.Connection, survey: str) -> int:
    of_it = {"survey": survey}
    counts = (raw.execute(SQL[name], of_it) for name in ("count_uncopied", "count_copied"))
    withdrawn = raw.execute(SQL["withdrawn"], of_it | {"limit": ALL}).fetchall()
    return sum(int(count) for ((count,),) in counts) - len(withdrawn)


def _reissue(raw: sqlite3.Connection, survey: str, limit: int, new_id: Callable[[], str]) -> bool:
    if carry_out_withdrawals(raw, survey, limit):
        return True
    rows = raw.execute(SQL["nameless"], {"survey": survey, "limit": limit}).fetchall()
    named = ({"survey": survey, "id": id_, "new_id": new_id()} for (id_,) in rows)
    raw.executemany(SQL["reissue"], named)
    return len(rows) == limit


def _transfer(raw: sqlite3.Connection, survey: str, limit: int) -> bool:
    if carry_out_withdrawals(raw, survey, limit):
        return True
    some = {"survey": survey, "limit": limit}
    (last,) = raw.execute(SQL["last_to_copy"], some).fetchone()
    if last is None:
        return _rowcount(raw, "drop_copied", some) == limit
    raw.execute(SQL["copy_responses"], {"survey": survey, "last": last})
    raw.execute(SQL["note_copied"], {"survey": survey, "last": last})
    return True


def _claim(raw: sqlite3.Connection, limit: int, now: float) -> Sequence[Errand]:
    due = {"limit": limit, "now": now}
    rows = raw.execute(SQL["due"], due).fetchall()
    for _ in range(TRIES):
        if len(rows) == limit or not pushes.go_on(raw):
            break
        rows = raw.execute(SQL["due"], due).fetchall()
    errands = [read.errand(row) for row in rows]
    raw.executemany(SQL["claim"], ({"errand": errand.id} for errand in errands))
    return errands


def _recover(raw: sqlite3.Connection) -> int:
    left = raw.execute(SQL["left_sending"]).fetchall()
    for (errand,) in left:
        settle(raw, errand, Outcome.UNKNOWN)
    return len(left)


def _delivery(raw: sqlite3.Connection, survey: str, kind: ErrandKind) -> Delivery:
    of_it = {"survey": survey, "kind": kind.value}
    waiting = pushes.waiting(raw, survey, kind)
    tallies = dict(raw.execute(SQL["tallies"], of_it).fetchall())
    counts = {outcome: tallies.get(f"{kind.value}.{outcome.value}", 0) for outcome in Outcome}
    return Delivery(waiting, {outcome: count for outcome, count in counts.items() if count})


def _truncate_log(raw: sqlite3.Connection) -> None:
    # Readers of this process are done in a moment. Another process that reads for longer must not
    # hold up the conversation meanwhile.
    raw.execute(f"PRAGMA busy_timeout = {_TIDY_MS}")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
