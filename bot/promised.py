"""What those who were asked were promised, and whether it was kept: always derived, never noted.

A promise is due on a day that stands in the survey's frozen copy. Nothing that is written down
later changes that day: a new date is shown beside it, and does not turn late into kept.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct, field, json
from msgspec.structs import replace

from surveys.questionnaire import Decision, Survey, on

SAID_WITHIN: Final = timedelta(days=7)
"""So long after the close "What you said" is due."""
BROKEN_AFTER: Final = timedelta(days=30)
"""A promised day that passed longer ago than this, without an answer, makes a broken promise."""


class Owed(StrEnum):
    """What was promised."""

    SAID = "said"
    """What was said."""
    DECISION = "decision"
    """That somebody decides."""
    USE = "use"
    """That something is done with the answers, where nothing is decided."""
    FEEDBACK = "feedback"
    """What was done about it."""
    FOLLOW_UP = "follow_up"
    """How it went on."""
    ADDED = "added"
    """One more answer, to what many said is still not right."""


class Keeping(StrEnum):
    """What became of a promise."""

    DUE = "due"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Move(Struct, frozen=True):
    """A new date that staff gave ``on`` a day, with the reason as young people read it."""

    owed: Owed
    to: date
    because: Mapping[str, str]
    on: date


class Stopped(Struct, frozen=True):
    """Staff took back ``on`` a day what was not answered yet, and said why."""

    because: Mapping[str, str]
    on: date


class Notice(Struct, frozen=True):
    """People were told ``on`` a day which days were ``missed``, and the new dates, if there were
    any: both by what was owed."""

    on: date
    missed: Mapping[Owed, date]
    new: Mapping[Owed, date] = field(default_factory=dict)


class Record(Struct, frozen=True):
    """What was written down about the promises of one survey besides its messages.

    ``done`` are the days on which staff said that it was decided, or that the answers were used.
    """

    moves: tuple[Move, ...] = ()
    done: Mapping[Owed, date] = field(default_factory=dict)
    stopped: Stopped | None = None
    notices: tuple[Notice, ...] = ()
    added_by: date | None = None
    """The day by which one more answer is due, where enough people said it is still not right."""

    @property
    def document(self) -> str:
        """The record as JSON that `record_of` reads back."""
        return json.encode(self).decode()

    def moved(self, move: Move) -> "Record":
        """Return the record with one more new date."""
        return replace(self, moves=(*self.moves, move))

    def finishing(self, owed: Owed, day: date) -> "Record":
        """Return the record after staff said that it was decided, or that it was used."""
        return replace(self, done={**self.done, owed: day})

    def stopping(self, stopped: Stopped) -> "Record":
        """Return the record after what is still owed was taken back."""
        return replace(self, stopped=stopped)

    def reopening(self, by: date) -> "Record":
        """Return the record after enough people said that something is still not right."""
        return replace(self, added_by=by)

    def noticed(self, notice: Notice) -> "Record":
        """Return the record after people were told once more."""
        return replace(self, notices=(*self.notices, notice))


_RECORDS: Final = json.Decoder(Record)


def record_of(document: str | None) -> Record:
    """Return the record that a paper holds; an empty one where there is none."""
    return _RECORDS.decode(document) if document else Record()


class Promised(Struct, frozen=True):
    """One promise of a survey. ``by`` is the day that was promised first, ``told_on`` the day of
    the answer; ``none_kept`` = so few took part that there is nothing to answer."""

    survey: str
    owed: Owed
    by: date
    moves: tuple[Move, ...] = ()
    told_on: date | None = None
    stopped: Stopped | None = None
    none_kept: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that was promised, the first one first."""
        return (self.by, *(move.to for move in self.moves))

    @property
    def newest(self) -> date:
        """The day that holds now."""
        return self.days[-1]

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.told_on is None and self.stopped is None and not self.none_kept

    def keeping(self, today: date) -> Keeping:
        """Return what became of it by ``today``."""
        if self.told_on is not None:
            return Keeping.KEPT if self.told_on <= self.by else Keeping.LATE
        if not self.is_open:
            return Keeping.WITHDRAWN
        if today <= self.by:
            return Keeping.DUE
        return Keeping.BROKEN if self.days_late(today) > BROKEN_AFTER.days else Keeping.LATE

    def days_late(self, today: date) -> int:
        """Return by how many days the answer came, or is, after the day promised first."""
        ended = self.told_on or (self.stopped.on if self.stopped else None) or today
        return max(0, (ended - self.by).days)

    def coming(self, today: date) -> date | None:
        """Return the new date that is still to come, if staff gave one."""
        return self.newest if self.moves and self.newest >= today else None

    def missed(self, today: date) -> date | None:
        """Return the newest of the promised days that passed without an answer."""
        gone = [day for day in self.days if day < today]
        return max(gone) if gone and self.is_open else None


def promised(
    survey: Survey, told: Mapping[Owed, date], record: Record, none_kept: bool = False
) -> tuple[Promised, ...]:
    """Return what a published survey promised, by day. ``told`` are the days of the answers."""
    found = [
        Promised(
            survey=survey.id,
            owed=owed,
            by=by,
            moves=tuple(move for move in record.moves if move.owed is owed),
            told_on=told.get(owed),
            stopped=record.stopped,
            none_kept=none_kept,
        )
        for owed, by in _due(survey, record)
    ]
    return tuple(sorted(found, key=lambda each: each.by))


def _due(survey: Survey, record: Record) -> Iterator[tuple[Owed, date]]:
    yield Owed.SAID, on(survey.closes) + SAID_WITHIN
    if isinstance(survey.aim, Decision):
        yield Owed.DECISION, on(survey.aim.decide_by)
    else:
        yield Owed.USE, on(survey.aim.by)
    yield Owed.FEEDBACK, on(survey.feedback.promised_by)
    yield Owed.FOLLOW_UP, on(survey.feedback.follow_up_on)
    if record.added_by is not None:
        yield Owed.ADDED, record.added_by
