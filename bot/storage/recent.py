"""Who was here lately, as the database holds them now: they are most likely the next ones too."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from bot.storage import changes as to
from bot.storage.changes import Change
from bot.storage.drop_off import NoteDropOff
from bot.storage.rows import Interview, Person
from bot.storage.team_changes import ChangeMember, VoidStaffLinks

MOST = 1_000
"""So many people are remembered: more than answer within the same few seconds."""
EVERYBODY: Final = "*"
"""Stands for the id of each contact."""
_ABOUT_ONE = (
    to.DropInterview,
    to.Dispose,
    to.ForgetContact,
    to.PromiseToTell,
    to.Shown,
)
_ABOUT_NOBODY = (
    ChangeMember,
    NoteDropOff,
    VoidStaffLinks,
    to.AdmitStaff,
    to.DropPapers,
    to.DropResponses,
    to.EndInterviews,
    to.ExpectFeedback,
    to.ExpectPaper,
    to.InviteStaff,
    to.KeepFeedback,
    to.KeepPaper,
    to.KeepValues,
    to.LogAct,
    to.MoveSurvey,
    to.NoteBarrier,
    to.Postpone,
    to.Publish,
    to.QueueFeedback,
    to.QueueInvitations,
    to.ShownTogether,
    to.Withdraw,
)


@dataclass(frozen=True, slots=True)
class Look:
    """A person being read, and the contacts that were written to meanwhile."""

    written: set[str] = field(default_factory=set)


class Recent:
    """People as they were read, and as commits have left them since.

    It must hear of everything that is written, so it is of use only to a process that writes
    alone. Taking a turn further is repeated here; any other change makes those forgotten whom it
    may be about, and that is everybody where nothing else is known.
    """

    __slots__ = ("_looks", "_most", "_people", "_tags")

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        # Who was here last comes last.
        self._people: dict[bytes, Person] = {}
        self._tags: dict[str, bytes] = {}
        self._looks: list[Look] = []

    def find(self, tag: bytes) -> Person | None:
        """Return the person with that tag, if they are remembered."""
        person = self._people.pop(tag, None)
        if person is not None:
            self._people[tag] = person
        return person

    @contextmanager
    def look(self) -> Iterator[Look]:
        """Take note of what is written while somebody is read."""
        look = Look()
        self._looks.append(look)
        try:
            yield look
        finally:
            self._looks = [each for each in self._looks if each is not look]

    def learn(self, look: Look, person: Person | None) -> None:
        """Remember who was read, unless they were written to meanwhile."""
        if person is None or not self._most or not look.written.isdisjoint(_names(person)):
            return
        self._people[person.contact.tag] = person
        self._tags[person.contact.id] = person.contact.tag
        if len(self._people) > self._most:
            oldest = self._people.pop(next(iter(self._people)))
            del self._tags[oldest.contact.id]

    def follow(self, changes: Iterable[Change]) -> None:
        """Hear what was committed."""
        for change in changes:
            if isinstance(change, to.KeepInterview):
                self._note_written(change.interview.contact)
                self._keep(change.interview)
            elif isinstance(change, to.ShownTogether):
                for each in change.screens:
                    self._note_written(each.contact)
                    self._note_shown(each)
            else:
                self._forget_about(change)

    def doubt(self, changes: Iterable[Change]) -> None:
        """Forget whom changes are about that were not committed, as others may have moved them."""
        for change in changes:
            self._forget_about(change)

    def forget(self, contact: str = EVERYBODY) -> None:
        """Forget a contact, or everybody."""
        self._note_written(contact)
        if contact == EVERYBODY:
            self._people.clear()
            self._tags.clear()
        elif (tag := self._tags.pop(contact, None)) is not None:
            del self._people[tag]

    def forget_those_of(self, survey: str) -> None:
        """Forget everybody who has met a survey."""
        self._note_written(EVERYBODY)
        for person in [each for each in self._people.values() if _has_met(each, survey)]:
            self.forget(person.contact.id)

    def close(self) -> None:
        """Remember nobody from now on: something may be written that is never heard of."""
        self._most = 0
        self.forget()

    def _forget_about(self, change: Change) -> None:
        match change:
            case to.KeepInterview(interview):
                self.forget(interview.contact)
            case to.KeepContact(contact):
                self.forget(contact.id)
            case to.Settle(contact=str(contact_id)):
                self.forget(contact_id)
            case to.CountBatch(contacts=contacts):
                for each in contacts:
                    self.forget(each)
            case to.SettleAudience(survey):
                self.forget_those_of(survey)
            case _ if isinstance(change, _ABOUT_ONE):
                self.forget(change.contact)
            case _ if not isinstance(change, _ABOUT_NOBODY):
                self.forget()

    def _note_written(self, contact: str) -> None:
        for look in self._looks:
            look.written.add(contact)

    def _keep(self, interview: Interview) -> None:
        if (tag := self._tags.get(interview.contact)) is None:
            return
        person = self._people[tag]
        others = [each for each in person.interviews if each.survey != interview.survey]
        kept = sorted((*others, interview), key=_survey) if others else (interview,)
        self._people[tag] = Person(person.contact, tuple(kept), person.attendance)

    def _note_shown(self, shown: to.Shown) -> None:
        if (tag := self._tags.get(shown.contact)) is None:
            return
        for row in self._people[tag].interviews:
            if row.survey == shown.survey and row.sealed == shown.sealed:
                self._keep(replace(row, owed=False))


def _survey(row: Interview) -> str:
    return row.survey


def _names(person: Person) -> tuple[str, str]:
    return person.contact.id, EVERYBODY


def _has_met(person: Person, survey: str) -> bool:
    has_begun = any(each.survey == survey for each in person.interviews)
    return has_begun or survey in (person.attendance or {})
