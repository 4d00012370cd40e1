"""The reference: everything that the store's contract says, in plain tables in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from time import time

from msgspec.structs import replace

from bot.barriers import TALLY, Barrier
from bot.dispositions import Disposition, Ledger
from bot.storage.changes import Change
from bot.storage.drop_off import DROP_OFF
from bot.storage.lists import Lists, Waiting
from bot.storage.memory_changes import apply, settle_audience
from bot.storage.memory_pushes import (
    go_on,
    invitees,
    is_held,
    listeners,
    people_ahead,
    settle,
)
from bot.storage.memory_sweeps import is_on_a_pause, sweep
from bot.storage.memory_team import entries, logged
from bot.storage.pushes import TRIES
from bot.storage.random_ids import random_id
from bot.storage.rows import (
    Attendance,
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Interview,
    Member,
    Outcome,
    Paper,
    PaperKind,
    Person,
    PublishedSurvey,
    Response,
    StaffLink,
    SurveyState,
    newest_of,
)
from bot.storage.slots import TAKEN, slots_of
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.store import LEADER, Receipt, Slice, Slots
from bot.storage.sweeps import Sweep, Swept
from bot.storage.tables import Queued, Tables


class MemoryStore:
    """A `Store` that forgets everything when it is let go. For tests, and to compare with."""

    def __init__(self, new_id: Callable[[], str] = random_id) -> None:
        self._tables = Tables()
        self._new_id = new_id

    @property
    def is_shared(self) -> bool:
        return False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        if receipt and receipt.update_id in self._tables.seen_updates:
            return False
        # The changes are made to a copy, so that one that fails leaves nothing of the others.
        tables = self._tables.copy()
        if receipt:
            tables.seen_updates[receipt.update_id] = receipt.day
        for change in changes:
            apply(tables, change)
        self._tables = tables
        return True

    async def has_seen(self, update_id: int) -> bool:
        return update_id in self._tables.seen_updates

    async def forget_updates(self, before: date) -> None:
        seen = self._tables.seen_updates
        self._tables.seen_updates = {id_: day for id_, day in seen.items() if day >= before}

    async def person(self, tag: bytes) -> Person | None:
        contacts = (row for row in self._tables.contacts.values() if row.tag == tag)
        if (contact := next(contacts, None)) is None:
            return None
        return Person(contact, self._interviews_of(contact.id), self._attendance_of(contact.id))

    def _interviews_of(self, contact: str) -> tuple[Interview, ...]:
        rows = [row for key, row in self._tables.interviews.items() if key[0] == contact]
        return tuple(sorted(rows, key=lambda row: row.survey))

    def _attendance_of(self, contact: str) -> Mapping[str, Attendance]:
        rows = self._tables.audience.items()
        return {key[1]: row for key, row in rows if key[0] == contact}

    async def contact(self, contact_id: str) -> Contact | None:
        return self._tables.contacts.get(contact_id)

    async def lists(self, contact_id: str) -> Lists:
        listed = sorted(survey for survey, who in self._tables.hear_back if who == contact_id)
        rows = sorted(self._tables.outbox.items())
        errands = (_waiting(id_, row) for id_, row in rows if row.contact == contact_id)
        return Lists(tuple(listed), tuple(errands))

    async def owed(self) -> Sequence[Interview]:
        return _ordered(row for row in self._tables.interviews.values() if row.owed)

    async def surveys(self) -> Sequence[PublishedSurvey]:
        return newest_of(await self.versions())

    async def versions(self) -> Sequence[PublishedSurvey]:
        ended = self._tables.ended
        rows = [replace(row, ended=row.survey in ended) for row in self._tables.surveys.values()]
        return sorted(rows, key=lambda row: row.published)

    async def ledger(self, survey: str) -> Ledger:
        tables = self._tables
        rows = tables.audience.items()
        ledger = Counter(tables.told_of(key, row) for key, row in rows if row.survey == survey)
        for disposition in Disposition:
            ledger[disposition] += tables.tallies[survey, f"disposition.{disposition}"]
        return dict(+ledger)

    async def barriers(self, survey: str) -> Mapping[Barrier, int]:
        tallies = self._tables.tallies
        counts = {barrier: tallies[survey, f"{TALLY}{barrier}"] for barrier in Barrier}
        return {barrier: count for barrier, count in counts.items() if count}

    async def drop_off(self, survey: str) -> Mapping[str, int]:
        counts = ((what, many) for (of, what), many in self._tables.tallies.items() if of == survey)
        return {
            what.removeprefix(DROP_OFF): many
            for what, many in sorted(counts)
            if many and what.startswith(DROP_OFF)
        }

    async def unfinished(self, survey: str, after: str, limit: int) -> Sequence[Interview]:
        rows = _ordered(self._tables.interviews.values())
        found = (row for row in rows if row.survey == survey and not row.sent)
        return [row for row in found if row.contact > after][:limit]

    async def idle(self, survey: str, before: date, after: str, limit: int) -> Sequence[Interview]:
        rows = await self.unfinished(survey, after, len(self._tables.interviews))
        contacts = self._tables.contacts
        return [
            row for row in rows if row.touched < before and not is_on_a_pause(contacts[row.contact])
        ][:limit]

    async def open_answers(self, survey: str, after: str, limit: int) -> Sequence[Response]:
        rows = sorted(self._tables.open_responses.items())
        return [
            Response(row.id, survey, row.version, row.values)
            for key, row in rows
            if key[0] == survey and row.id > after
        ][:limit]

    async def ballots_waiting(self) -> Mapping[str, int]:
        return dict(Counter(row.survey for row in self._tables.interviews.values() if row.sent))

    async def ballots(
        self, survey: str, today: date, limit: int | None = None
    ) -> Sequence[Interview]:
        ballots = self._ballots(survey)
        return _ordered(row for row in ballots if not row.owed or row.touched < today)[:limit]

    async def uncounted(self, survey: str) -> tuple[int, int]:
        ballots = len(self._ballots(survey))
        rows = self._tables.interviews.values()
        return sum(row.survey == survey for row in rows) - ballots, ballots

    def _ballots(self, survey: str) -> list[Interview]:
        rows = self._tables.interviews.values()
        return [row for row in rows if row.survey == survey and row.sent]

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        if (survey, receipt) in self._tables.withdrawals or not self._tables.keeps_receipts(survey):
            return False
        rows = self._tables.open_responses.values()
        return any((row.survey, row.receipt) == (survey, receipt) for row in rows)

    async def counted(self, survey: str) -> int:
        tables = self._tables
        copied = sum(key[0] == survey for key in tables.responses)
        return len(tables.uncopied(survey)) + copied - len(tables.withdrawn(survey))

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        rows = _ordered(self._tables.interviews.values())
        unfinished = [row for row in rows if row.survey == survey and not row.sent]
        for row in unfinished[:limit]:
            del self._tables.interviews[row.contact, survey]
        return Slice(len(unfinished) >= limit)

    async def reissue(self, survey: str, limit: int) -> Slice:
        tables = self._tables
        if tables.carry_out_withdrawals(survey, limit):
            return Slice(True)
        keys = sorted(key for key in tables.open_responses if key[0] == survey)
        nameless = [key for key in keys if key not in tables.new_ids]
        for key in nameless[:limit]:
            tables.new_ids[key] = self._new_id()
        return Slice(len(nameless) >= limit)

    async def transfer(self, survey: str, limit: int) -> Slice:
        tables = self._tables
        if tables.carry_out_withdrawals(survey, limit):
            return Slice(True)
        named = [key for key in tables.uncopied(survey) if key in tables.new_ids]
        if not named:
            return self._drop_copied(survey, limit)
        for key in sorted(named, key=lambda key: tables.new_ids[key])[:limit]:
            id_, row = tables.new_ids[key], tables.open_responses[key]
            tables.responses[survey, id_] = Response(id_, survey, row.version, row.values)
        return Slice(True)

    def _drop_copied(self, survey: str, limit: int) -> Slice:
        tables = self._tables
        copied = sorted({key for key in tables.new_ids if key[0] == survey})
        for key in copied[:limit]:
            del tables.open_responses[key], tables.new_ids[key]
        return Slice(len(copied) >= limit)

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        return Slice(settle_audience(self._tables, survey, limit) == limit)

    async def responses(
        self, survey: str, after: str = "", limit: int | None = None
    ) -> Sequence[Response]:
        if self._tables.state_of(survey) != SurveyState.CLOSED:
            return []
        rows = sorted(self._tables.responses.items())
        return [row for key, row in rows if key[0] == survey and row.id > after][:limit]

    async def feedback(
        self, survey: str, kind: ErrandKind = ErrandKind.FEEDBACK
    ) -> Feedback | None:
        return self._tables.feedback.get((survey, kind))

    async def paper(self, kind: PaperKind, survey: str, name: str = "") -> Paper | None:
        return self._tables.papers.get((kind, survey, name))

    async def papers(self, kind: PaperKind, survey: str | None = None) -> Sequence[Paper]:
        papers = sorted(self._tables.papers.items())
        return [
            paper
            for (its_kind, about, _), paper in papers
            if its_kind == kind and survey in (None, about)
        ]

    async def news(self) -> Sequence[Feedback]:
        rows = sorted(self._tables.feedback.values(), key=lambda row: (row.survey, row.kind))
        public = [row for row in rows if row.state != FeedbackState.DRAFT]
        return sorted(public, key=lambda row: row.sent_on or date.max, reverse=True)

    async def listeners(self, survey: str) -> int:
        return len(listeners(self._tables, survey))

    async def invitees(self, survey: str) -> int:
        return len(invitees(self._tables, survey))

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        if holder and (await self.leases()).get(LEADER) != holder:
            return []
        free = self._free(now)
        for _ in range(TRIES):
            if len(free) >= limit or not go_on(self._tables):
                break
            free = self._free(now)
        return [self._claimed(id_, self._tables.outbox[id_], holder) for id_ in free[:limit]]

    def _free(self, now: float) -> list[int]:
        """Return the due errands that may be sent now: the first of each person not written to."""
        tables = self._tables
        rows = [
            (row.due, id_)
            for id_, row in tables.outbox.items()
            if not row.sending and not is_held(tables, row.survey, row.kind)
        ]
        busy = {row.contact for row in tables.outbox.values() if row.sending}
        first: dict[str, int] = {}
        for _, id_ in sorted(row for row in rows if row[0] <= now):
            first.setdefault(tables.outbox[id_].contact, id_)
        return [id_ for contact, id_ in first.items() if contact not in busy]

    def _claimed(self, id_: int, row: Queued, holder: str) -> Errand:
        row = replace(row, sending=True, holder=holder, attempts=row.attempts + 1)
        self._tables.outbox[id_] = row
        contact = self._tables.contacts[row.contact]
        attendance = self._tables.audience.get((row.contact, row.survey))
        met = attendance.disposition if attendance else None
        return Errand(id_, contact, row.survey, row.kind, row.attempts, met)

    async def put_back(self, holder: str, sending: Collection[int]) -> int:
        rows = self._tables.outbox.items()
        theirs = [id_ for id_, row in rows if row.sending and row.holder == holder]
        back = [id_ for id_ in theirs if id_ not in sending]
        for id_ in back:
            self._tables.outbox[id_] = replace(self._tables.outbox[id_], sending=False)
        return len(back)

    async def sweep(self, task: Sweep, after: str, limit: int) -> Swept:
        return sweep(self._tables, task, after, limit)

    async def recover(self, grace: float = 0.0, on: date | None = None) -> int:
        leases = self._tables.leases.values()
        alive = {holder for holder, until in leases if until > time() - grace}
        rows = self._tables.outbox.items()
        left = [id_ for id_, row in rows if row.sending and row.holder not in alive]
        for id_ in left:
            settle(self._tables, self._tables.outbox.pop(id_), Outcome.UNKNOWN, on)
        return len(left)

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        rows = self._tables.outbox.values()
        waiting = sum((row.survey, row.kind) == (survey, kind) for row in rows)
        waiting += len(people_ahead(self._tables, survey, kind))
        counts = {outcome: self._tables.tallies[survey, f"{kind}.{outcome}"] for outcome in Outcome}
        return Delivery(waiting, {outcome: count for outcome, count in counts.items() if count})

    async def staff(self) -> Mapping[bytes, Member]:
        return dict(self._tables.staff)

    async def staff_links(self, today: date) -> Sequence[StaffLink]:
        links = sorted(self._tables.staff_invitations.items())
        return [link for _, link in links if link.expires >= today]

    async def staff_log(self, wanted: Wanted, limit: int) -> Sequence[Entry]:
        return entries(self._tables.staff_log, wanted)[:limit]

    async def logged(self) -> Logged:
        return logged(self._tables.staff_log)

    async def mark(self, name: str) -> bytes | None:
        return self._tables.marks.get(name)

    async def first_mark(self, name: str, value: bytes) -> bytes:
        return self._tables.marks.setdefault(name, value)

    async def set_mark(self, name: str, value: bytes) -> None:
        self._tables.marks[name] = value

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        if (await self.leases()).get(name, holder) != holder:
            return False
        self._tables.leases[name] = (holder, time() + seconds)
        return True

    async def release(self, holder: str) -> None:
        rows = self._tables.leases.items()
        self._tables.leases = {name: row for name, row in rows if row[0] != holder}

    async def leases(self) -> Mapping[str, str]:
        now, rows = time(), self._tables.leases.items()
        return {name: holder for name, (holder, until) in rows if until > now}

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        tables, now = self._tables, time()
        tables.level = max(tables.level, now) + slots / rate
        tables.taken = (tables.taken + slots) % TAKEN
        held = tables.held_until - now
        return slots_of(tables.level - now, held, tables.taken, slots, rate, burst)

    async def hold(self, seconds: float, full: float) -> None:
        tables, now = self._tables, time()
        tables.level = max(tables.level, now + seconds + full)
        tables.held_until = max(tables.held_until, now + seconds)

    async def erased(self) -> Mapping[str, date]:
        return dict(self._tables.erased)

    async def drop_erased(self, before: date) -> None:
        kept = {id_: day for id_, day in self._tables.erased.items() if day >= before}
        self._tables.erased = kept

    async def rewrite(self) -> None:
        pass

    async def tidy(self) -> None:
        """Memory has no log."""

    async def close(self) -> None:
        """Memory has nothing to let go of."""


def _waiting(id_: int, row: Queued) -> Waiting:
    state = "sending" if row.sending else "waiting"
    return Waiting(id_, row.survey, row.kind.value, state, row.attempts, row.due, row.holder)


def _ordered(rows: Iterable[Interview]) -> Sequence[Interview]:
    return sorted(rows, key=lambda row: (row.contact, row.survey))
