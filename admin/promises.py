"""What is promised to young people, as staff are held to it: when staff are reminded, when the
public is told that something is late, and when a team may not ask anything new. Pure: derived from
what is written down, and the day it is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from bot.promised import Keeping, Notice, Owed, Promised, Record
from bot.storage.rows import Paper
from surveys.questionnaire import Survey

NAGS = (-14, -3, 0)
"""Days before a promised day on which staff are reminded."""
NAG_AGAIN = 7
"""Days between two reminders after it."""
NOTICE_AGAIN = timedelta(days=30)
"""So long nobody is told again what they were told before: that the same thing is late."""
LONGEST_OVERDUE = 30
"""Days after which a team that owes feedback publishes nothing new."""
ANSWERS = (Owed.SAID, Owed.FEEDBACK)
"""What a team must have answered before it asks anything new."""
_WORST_FIRST = (Keeping.BROKEN, Keeping.LATE, Keeping.DUE, Keeping.WITHDRAWN, Keeping.KEPT)


class Owing(Struct, frozen=True):
    """A published survey with its promises. ``is_over`` = it takes no more answers; ``paper`` is
    what holds the ``record``, if anything was written down yet."""

    survey: Survey
    promises: tuple[Promised, ...]
    record: Record = field(default_factory=Record)
    paper: Paper | None = None
    is_over: bool = True

    def of(self, owed: Owed) -> Promised | None:
        """Return the promise of that kind, if the survey made it."""
        return next((each for each in self.promises if each.owed is owed), None)

    @property
    def open(self) -> list[Promised]:
        """What is still owed."""
        return [each for each in self.promises if each.is_open]


class Nag(Struct, frozen=True):
    """A reminder of staff: of one promise, ``days`` after its newest day; negative before it."""

    promise: Promised
    days: int

    @property
    def name(self) -> str:
        """What tells this reminder from every other one of the survey."""
        return f"{self.promise.owed}.{self.promise.newest.isoformat()}.{self.days}"


def nag_due(promise: Promised, today: date) -> Nag | None:
    """Return the newest reminder that is due by ``today``; earlier ones are not made up for.

    "What you said" goes out by itself, so that nobody is reminded of it before it is late.
    """
    if not promise.is_open:
        return None
    days = (today - promise.newest).days
    if days >= NAG_AGAIN:
        return Nag(promise, days - days % NAG_AGAIN)
    if promise.owed is Owed.SAID:
        return None
    passed = [each for each in NAGS if each <= days]
    return Nag(promise, passed[-1]) if passed else None


def notice_due(owing: Owing, today: date) -> Notice | None:
    """Return what those who hear back of a survey are to be told now, if anything.

    Of each promised day that passes without an answer they are told at once; of a new date too,
    when they had been told that there is none; and once more when late becomes broken. Whatever
    they were told of before waits until they have heard nothing for `NOTICE_AGAIN`.
    """
    if not owing.is_over:
        return None
    late = [each for each in owing.promises if _is_to_be_told(each, owing.record, today)]
    missed = {each.owed: day for each in late if (day := each.missed(today)) is not None}
    new = {each.owed: day for each in late if (day := each.coming(today)) is not None}
    return Notice(today, missed, new) if missed else None


def _is_to_be_told(promise: Promised, record: Record, today: date) -> bool:
    missed, coming = promise.missed(today), promise.coming(today)
    told = [each for each in record.notices if promise.owed in each.missed]
    if missed is None or not told:
        return missed is not None
    last = told[-1]
    if coming is not None and promise.owed not in last.new:
        return True
    if today - record.notices[-1].on < NOTICE_AGAIN:
        return False
    if coming is not None:
        return coming != last.new.get(promise.owed)
    is_broken = promise.keeping(today) is Keeping.BROKEN
    was_broken = promise.keeping(last.on) is Keeping.BROKEN
    return missed != last.missed[promise.owed] or (is_broken and not was_broken)


def overdue(owings: Iterable[Owing], today: date) -> list[tuple[Survey, Promised]]:
    """Return the answers that are owed for so long that nothing new may be published, the oldest
    first. A new date does not stop that clock: an answer does, or saying that it was stopped."""
    found = [
        (owing.survey, each)
        for owing in owings
        if owing.is_over
        for each in owing.open
        if each.owed in ANSWERS and each.days_late(today) > LONGEST_OVERDUE
    ]
    return sorted(found, key=lambda pair: pair[1].by)


class Row(Struct, frozen=True):
    """One promise on the board."""

    survey: Survey
    promise: Promised
    keeping: Keeping


def board(owings: Iterable[Owing], today: date) -> list[Row]:
    """Return every promise that was made, once each: what is broken first, then what is late, then
    what is due, the soonest first; what was taken back and what was kept last, the newest first."""
    rows = [
        Row(owing.survey, each, each.keeping(today)) for owing in owings for each in owing.promises
    ]
    return sorted(rows, key=_place)


def _place(row: Row) -> tuple[int, int, str, str]:
    day = row.promise.by.toordinal()
    is_past = row.keeping in (Keeping.WITHDRAWN, Keeping.KEPT)
    rank = _WORST_FIRST.index(row.keeping)
    return rank, -day if is_past else day, row.survey.id, row.promise.owed


def worst_first(owings: Sequence[Owing], today: date) -> list[Owing]:
    """Return the surveys in the order in which staff should look at them."""
    return sorted(owings, key=lambda owing: min(map(_place, board([owing], today))))


def counted(rows: Iterable[Row]) -> Iterator[tuple[Keeping, int]]:
    """Yield how many promises there are of each sort, the worst first."""
    found = [row.keeping for row in rows]
    yield from ((keeping, found.count(keeping)) for keeping in _WORST_FIRST)
