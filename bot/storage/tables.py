"""The tables of the memory store, by the names that the databases use."""

from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec import Struct

from bot.dispositions import Disposition
from bot.storage.outcomes import told_as
from bot.storage.rows import (
    Attendance,
    Contact,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    OpenResponse,
    Paper,
    PaperKind,
    PublishedSurvey,
    Response,
    StaffLink,
    SurveyState,
)

OVER = frozenset({SurveyState.CLOSED, SurveyState.WITHDRAWN})


class Queued(Struct, frozen=True):
    """A row of the outbox."""

    contact: str
    survey: str
    kind: ErrandKind
    sending: bool = False
    holder: str = ""
    attempts: int = 0
    due: float = 0.0


@dataclass(slots=True)
class Tables:
    """Every table, by its key. The rows are frozen, so that a copy of the tables shares them."""

    contacts: dict[str, Contact] = field(default_factory=dict)
    interviews: dict[tuple[str, str], Interview] = field(default_factory=dict)
    audience: dict[tuple[str, str], Attendance] = field(default_factory=dict)
    hear_back: set[tuple[str, str]] = field(default_factory=set)
    open_responses: dict[tuple[str, str], OpenResponse] = field(default_factory=dict)
    new_ids: dict[tuple[str, str], str] = field(default_factory=dict)
    withdrawals: set[tuple[str, bytes]] = field(default_factory=set)
    responses: dict[tuple[str, str], Response] = field(default_factory=dict)
    tallies: Counter[tuple[str, str]] = field(default_factory=Counter)
    surveys: dict[str, PublishedSurvey] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    feedback: dict[tuple[str, ErrandKind], Feedback] = field(default_factory=dict)
    papers: dict[tuple[PaperKind, str, str], Paper] = field(default_factory=dict)
    outbox: dict[int, Queued] = field(default_factory=dict)
    queued: int = 0
    pushes: dict[tuple[str, ErrandKind], str] = field(default_factory=dict)
    seen_updates: dict[int, date] = field(default_factory=dict)
    staff: dict[bytes, Member] = field(default_factory=dict)
    staff_invitations: dict[bytes, StaffLink] = field(default_factory=dict)
    staff_log: list[tuple[datetime, bytes, str, str, str]] = field(default_factory=list)
    marks: dict[str, bytes] = field(default_factory=dict)
    erased: dict[str, date] = field(default_factory=dict)
    leases: dict[str, tuple[str, float]] = field(default_factory=dict)
    level: float = 0.0
    held_until: float = 0.0
    taken: int = 0

    def copy(self) -> "Tables":
        """Return tables that change without changing these."""
        tables = copy(self)
        for name in self.__slots__:
            setattr(tables, name, copy(getattr(self, name)))
        return tables

    def state_of(self, survey: str) -> SurveyState | None:
        """Return the state that all versions of a survey share."""
        states = (row.state for row in self.surveys.values() if row.survey == survey)
        return next(states, None)

    def newest(self, survey: str) -> str:
        """Return the fingerprint of the newest version of a survey; nothing before the first."""
        newest_first = reversed(self.surveys.items())
        return next((name for name, row in newest_first if row.survey == survey), "")

    def is_over(self, survey: str) -> bool:
        """Tell whether a survey is closed or withdrawn."""
        return self.state_of(survey) in OVER

    def withdrawn(self, survey: str) -> list[OpenResponse]:
        """Return the counted responses of a survey whose withdrawal is queued."""
        rows = (row for row in self.open_responses.values() if row.survey == survey)
        return [row for row in rows if (survey, row.receipt) in self.withdrawals]

    def uncopied(self, survey: str) -> list[tuple[str, str]]:
        """Return the keys of the counted responses that have no copy yet."""
        keys = (key for key in self.open_responses if key[0] == survey)
        return [key for key in keys if (survey, self.new_ids.get(key, "")) not in self.responses]

    def keeps_receipts(self, survey: str) -> bool:
        """Tell whether what was counted, or will be, may still be withdrawn."""
        uncounted = any(key[1] == survey for key in self.interviews)
        is_ending = survey in self.ended and not (uncounted or self.uncopied(survey))
        return not (self.is_over(survey) or is_ending)

    def carry_out_withdrawals(self, survey: str, limit: int | None = None) -> bool:
        """Delete the responses whose withdrawal is queued, their copies, and the queue's rows.

        Up to ``limit`` withdrawals; tell whether there were any.
        """
        receipts = sorted({row.receipt for row in self.withdrawn(survey)})[:limit]
        for row in self.withdrawn(survey):
            if row.receipt in receipts:
                key = (survey, row.id)
                del self.open_responses[key]
                self.responses.pop((survey, self.new_ids.pop(key, "")), None)
        self.withdrawals -= {(survey, receipt) for receipt in receipts}
        return bool(receipts)

    def told_of(self, key: tuple[str, str], attendance: Attendance) -> Disposition:
        """Return what the ledger says of a row of the audience."""
        return told_as(attendance.disposition, self.contacts[key[0]].standing)

    def tally_disposition(self, survey: str, disposition: Disposition) -> None:
        """Count one more person with a disposition, whoever it is."""
        self.tallies[survey, f"disposition.{disposition}"] += 1
