"""The store in SQL: what both databases share, whichever home their connections live in."""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, TypeVar

from bot.barriers import Barrier
from bot.dispositions import Disposition, Ledger
from bot.storage import sql_rows as read
from bot.storage import sql_sweeps as sweeps
from bot.storage import sql_team as team
from bot.storage import sql_work as work
from bot.storage.changes import Change, CountBatch, SettleAudience
from bot.storage.home import TALLIES, Home, Reading, Work
from bot.storage.lists import Lists
from bot.storage.random_ids import random_id
from bot.storage.raw import Columns, Raw
from bot.storage.recent import MOST, Recent
from bot.storage.rows import (
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    Paper,
    PaperKind,
    Person,
    PublishedSurvey,
    Response,
    StaffLink,
    newest_of,
)
from bot.storage.slots import slots_of
from bot.storage.sql_changes import ALL
from bot.storage.sql_pushes import AHEAD
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.store import Receipt, Slice, Slots
from bot.storage.sweeps import Sweep, Swept

_FORGET = 1_000
"""How many ids of updates are forgotten at once."""
_PERSON = ("person",)
_APART = (CountBatch, SettleAudience)
T = TypeVar("T")


class SqlStore:
    """A `Store`. Made by `open_store`; must be closed, or its threads outlive it."""

    def __init__(
        self, home: Home, new_id: Callable[[], str] = random_id, is_shared: bool = False
    ) -> None:
        self._home = home
        self._recent = Recent(0 if is_shared else MOST)
        self._new_id = new_id
        self.is_shared = is_shared

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        # Whoever sees the database between two transactions must not see a ballot sent and
        # counted, or an audience settled, in the same one.
        apart = any(isinstance(change, _APART) for change in changes)
        do = partial(work.commit, changes=changes, receipt=receipt)
        try:
            is_new = await self._home.write(Work(do, changes), apart=apart)
        except asyncio.CancelledError:
            # It may still be committed, when nobody is there to hear of it.
            self._recent.close()
            raise
        except BaseException:
            self._recent.doubt(changes)
            raise
        if is_new:
            self._recent.follow(changes)
        return is_new

    async def has_seen(self, update_id: int) -> bool:
        return bool(await self._value("has_seen", update_id=update_id))

    async def forget_updates(self, before: date) -> None:
        some = {"before": before.isoformat()}
        drop = partial(work.drop_some, statement="forget_updates", values=some, limit=_FORGET)
        while await self._home.write(Work(drop)):
            pass

    async def person(self, tag: bytes) -> Person | None:
        if (known := self._recent.find(tag)) is not None:
            return known
        with self._recent.look() as look:
            person = await self._home.read(Reading(_PERSON, {"tag": tag}, read.person))
        self._recent.learn(look, person)
        return person

    async def contact(self, contact_id: str) -> Contact | None:
        rows = await self._rows("contact", contact=contact_id)
        return read.contact(rows[0]) if rows else None

    async def lists(self, contact_id: str) -> Lists:
        asked = ("hears_back", "errands_of")
        return await self._home.read(Reading(asked, {"contact": contact_id}, read.lists))

    async def owed(self) -> Sequence[Interview]:
        return [read.interview(row) for row in await self._rows("owed")]

    async def surveys(self) -> Sequence[PublishedSurvey]:
        return newest_of(await self.versions())

    async def versions(self) -> Sequence[PublishedSurvey]:
        return [read.published_survey(row) for row in await self._rows("versions")]

    async def ledger(self, survey: str) -> Ledger:
        rows = await self._surveyed("ledger", survey=survey)
        return {Disposition(disposition): int(count) for disposition, count in rows}

    async def barriers(self, survey: str) -> Mapping[Barrier, int]:
        return await self._home.read(Reading(["tallies"], {"survey": survey}, read.barriers))

    async def drop_off(self, survey: str) -> Mapping[str, int]:
        return await self._home.read(Reading(["tallies"], {"survey": survey}, read.drop_off))

    async def unfinished(self, survey: str, after: str, limit: int) -> Sequence[Interview]:
        values = {"survey": survey, "after": after, "limit": limit}
        return [read.interview(row) for row in await self._surveyed("unfinished", **values)]

    async def idle(self, survey: str, before: date, after: str, limit: int) -> Sequence[Interview]:
        of_it = {"survey": survey, "before": before.isoformat(), "after": after, "limit": limit}
        return [read.interview(row) for row in await self._surveyed("idle", **of_it)]

    async def open_answers(self, survey: str, after: str, limit: int) -> Sequence[Response]:
        values = {"survey": survey, "after": after, "limit": limit}
        return [Response(*row) for row in await self._surveyed("open_answers", **values)]

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
        of_it = {"survey": survey, "receipt": receipt}
        asked = ("has_response", "keeps_receipts")
        return await self._home.read(Reading(asked, of_it, read.all_hold))

    async def counted(self, survey: str) -> int:
        of_it = {"survey": survey, "limit": ALL}
        asked = ("count_uncopied", "count_copied", "withdrawn")
        return await self._home.read(Reading(asked, of_it, read.counted), long=True)

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        drop = partial(work.drop_some, statement="drop_unfinished", values={"survey": survey})
        with self._forgetting_those_of(survey):
            return await self._slice(partial(drop, limit=limit), survey)

    async def reissue(self, survey: str, limit: int) -> Slice:
        do = partial(work.reissue, survey=survey, limit=limit, new_id=self._new_id)
        return await self._slice(do, survey)

    async def transfer(self, survey: str, limit: int) -> Slice:
        return await self._slice(partial(work.transfer, survey=survey, limit=limit), survey)

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        do = partial(work.settle_some, survey=survey, limit=limit)
        with self._forgetting_those_of(survey):
            return await self._slice(do, survey, TALLIES)

    async def responses(
        self, survey: str, after: str = "", limit: int | None = None
    ) -> Sequence[Response]:
        values = {"survey": survey, "after": after, "limit": _limit(limit)}
        return [Response(*row) for row in await self._surveyed("responses", **values)]

    async def feedback(
        self, survey: str, kind: ErrandKind = ErrandKind.FEEDBACK
    ) -> Feedback | None:
        rows = await self._rows("feedback", survey=survey, kind=kind.value)
        return read.feedback(rows[0]) if rows else None

    async def paper(self, kind: PaperKind, survey: str, name: str = "") -> Paper | None:
        rows = await self._rows("paper", kind=kind.value, survey=survey, name=name)
        return read.paper(rows[0]) if rows else None

    async def papers(self, kind: PaperKind, survey: str | None = None) -> Sequence[Paper]:
        if survey is None:
            return [read.paper(row) for row in await self._rows("all_papers", kind=kind.value)]
        rows = await self._rows("papers", kind=kind.value, survey=survey)
        return [read.paper(row) for row in rows]

    async def news(self) -> Sequence[Feedback]:
        return [read.feedback(row) for row in await self._rows("news")]

    async def listeners(self, survey: str) -> int:
        ((count,),) = await self._surveyed("listeners", survey=survey)
        return int(count)

    async def invitees(self, survey: str) -> int:
        ((count,),) = await self._surveyed("invitees", survey=survey)
        return int(count)

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        do = partial(work.claim, limit=limit, now=now, holder=holder)
        return await self._home.write(Work(do))

    async def put_back(self, holder: str, sending: Collection[int]) -> int:
        do = partial(work.put_back, holder=holder, sending=frozenset(sending))
        return await self._home.write(Work(do))

    async def sweep(self, task: Sweep, after: str, limit: int) -> Swept:
        do = partial(sweeps.timed, sweep=task, after=after, limit=limit)
        return await self._sweeping(Work(do, holds=sweeps.held_by(task)), apart=True)

    async def recover(self, grace: float = 0.0, on: date | None = None) -> int:
        do = partial(work.recover, grace=grace, on=on)
        return await self._sweeping(Work(do, holds=[TALLIES]))

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        of_it = {"survey": survey, "kind": kind.value}
        meaning = partial(read.delivery, kind)
        asked = ("count_waiting", AHEAD.get(kind, "nobody_ahead"), "tallies")
        return await self._home.read(Reading(asked, of_it, meaning), long=True)

    async def staff(self) -> Mapping[bytes, Member]:
        members = [team.member(row) for row in await self._rows("staff")]
        return {member.tag: member for member in members}

    async def staff_links(self, today: date) -> Sequence[StaffLink]:
        rows = await self._rows("staff_links", today=today.isoformat())
        return [team.staff_link(row) for row in rows]

    async def staff_log(self, wanted: Wanted, limit: int) -> Sequence[Entry]:
        rows = await self._surveyed("staff_log", **team.asked(wanted, limit))
        return [team.entry(row) for row in rows]

    async def logged(self) -> Logged:
        asked = ("logged_members", "logged_acts", "logged_subjects")
        return await self._home.read(Reading(asked, {}, team.logged), long=True)

    async def mark(self, name: str) -> bytes | None:
        rows = await self._rows("mark", name=name)
        return bytes(rows[0][0]) if rows else None

    async def first_mark(self, name: str, value: bytes) -> bytes:
        return await self._home.write(Work(partial(work.first_mark, name=name, value=value)))

    async def set_mark(self, name: str, value: bytes) -> None:
        await self._write("set_mark", name=name, value=value)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        do = partial(work.lease, name=name, holder=holder, seconds=seconds)
        return await self._home.write(Work(do))

    async def release(self, holder: str) -> None:
        await self._write("release_leases", holder=holder)

    async def leases(self) -> Mapping[str, str]:
        return dict(await self._rows("leases"))

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        if slots:
            do = partial(work.reserve, slots=slots, rate=rate, burst=burst)
            return await self._home.write(Work(do))
        # Who only looks, several times a second, writes nothing.
        rows = await self._rows("flow")
        level, held, taken = rows[0] if rows else (0.0, 0.0, 0)
        return slots_of(max(level, 0.0), held, taken, slots, rate, burst)

    async def hold(self, seconds: float, full: float) -> None:
        await self._write("hold", seconds=seconds, full=full)

    async def erased(self) -> Mapping[str, date]:
        rows = await self._surveyed("erased")
        return {contact: date.fromisoformat(day) for contact, day in rows}

    async def drop_erased(self, before: date) -> None:
        await self._write("drop_erased", before=before.isoformat())

    async def rewrite(self) -> None:
        await self._home.rewrite()

    async def tidy(self) -> None:
        await self._home.tidy()

    async def close(self) -> None:
        await self._home.close()

    async def _rows(self, statement: str, **values: object) -> list[Columns]:
        return await self._home.read(Reading([statement], values, list))

    async def _surveyed(self, statement: str, **values: object) -> list[Columns]:
        return await self._home.read(Reading([statement], values, list), long=True)

    async def _slice(self, do: Callable[[Raw], bool], *holds: str) -> Slice:
        """Do a slice in a transaction of its own; ``do`` tells whether there is more."""
        slice_of_it = Work(partial(work.timed, work=do), holds=holds)
        return await self._home.write(slice_of_it, apart=True)

    @contextmanager
    def _forgetting_those_of(self, survey: str) -> Iterator[None]:
        try:
            yield
        finally:
            self._recent.forget_those_of(survey)

    async def _sweeping(self, work: Work[T], *, apart: bool = False) -> T:
        """Do what may change anybody, so that nobody is remembered as they were."""
        try:
            return await self._home.write(work, apart=apart)
        finally:
            self._recent.forget()

    async def _value(self, statement: str, **values: object) -> Any:
        ((value,),) = await self._rows(statement, **values)
        return value

    async def _write(self, statement: str, **values: object) -> None:
        def do(raw: Raw) -> None:
            raw.run(statement, values)

        await self._home.write(Work(do))


def _limit(limit: int | None) -> int:
    return ALL if limit is None else limit
