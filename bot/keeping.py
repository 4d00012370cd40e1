"""Between the store's sealed rows and the person that the conversation knows."""

import dataclasses
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, structs

from bot.conversation.codec import Unreadable, from_bytes, plain_answers, to_bytes
from bot.conversation.effects import Effect, Show, TakeBack
from bot.conversation.state import Attended, Interview, Person, Sent
from bot.privacy.ballot_box import Ballot
from bot.privacy.keys import Keys
from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Unsealable
from bot.storage import rows
from bot.storage.changes import (
    Change,
    Dispose,
    DropInterview,
    KeepContact,
    KeepInterview,
    PromiseToTell,
    Withdraw,
)
from bot.storage.random_ids import random_id

_log = logging.getLogger(__name__)


class Recalled(Struct, frozen=True):
    """A person as they were before a turn, and the contact to keep them under.

    ``kept`` are their interviews as they were read, by survey.
    """

    person: Person
    contact: rows.Contact
    is_new: bool
    chat: int
    kept: Mapping[str, rows.Interview] = {}
    damaged: tuple[str, ...] = ()
    """Surveys whose interview cannot be opened. That is as good as none: its person can begin
    again, and above all leave."""


class Keeper:
    """Opens and seals what is remembered of a person."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def recall(self, row: rows.Person | None, chat: int, language: str, today: date) -> Recalled:
        """Return the person of ``row``; a new one who speaks ``language`` when there is none."""
        if row is None:
            contact = self._new_contact(chat, language, today)
            return Recalled(Person(language), contact, True, chat)
        opened = dict(self._opened(row.interviews))
        readable = {survey: each for survey, each in opened.items() if each is not None}
        damaged = tuple(
            each.survey for each in row.interviews if not (opened[each.survey] or each.sent)
        )
        kept = {each.survey: each for each in row.interviews}
        return Recalled(_person(row, readable), row.contact, False, chat, kept, damaged)

    def open(self, row: rows.Interview) -> Interview:
        """Return the interview of a row. Raises Unsealable when it is another's or damaged."""
        plain = self._keys.interviews.open(row.sealed, _place(row.contact, row.survey))
        try:
            return from_bytes(plain)
        except Unreadable as error:
            raise Unsealable(str(error)) from error

    def open_ballot(self, row: rows.Interview) -> Ballot:
        """Return the ballot of a row, for counting. Raises Unsealable when it holds none."""
        interview = self.open(row)
        if not isinstance(interview.at, Sent):
            raise Unsealable("this interview is not sent")
        return Ballot(interview.version, plain_answers(interview), interview.at.receipt)

    def located(self, row: rows.Interview, message: int) -> KeepInterview:
        """Return what notes that the newest screen stands in ``message`` and is owed no longer."""
        interview = self.open(row)
        moved = structs.replace(interview, message=max(interview.message, message))
        sealed = self._keys.interviews.seal(to_bytes(moved), _place(row.contact, row.survey))
        return KeepInterview(
            dataclasses.replace(row, sealed=sealed, owed=False), replaces=row.sealed
        )

    def changes(
        self, before: Recalled, after: Person, effects: Sequence[Effect], today: date
    ) -> list[Change]:
        """Return what to write so that the store holds ``after``, if it still holds ``before``.

        Somebody of whom there is nothing to remember is not written down at all.
        """
        if before.is_new and not _is_memorable(before.person, after):
            return []
        contact = before.contact
        return [
            *self._contact(before, after, today),
            *(DropInterview(contact.id, survey) for survey in before.damaged),
            *self._interviews(before, after, effects, today),
            *_attendance(contact.id, before.person, after),
        ]

    def _contact(self, before: Recalled, after: Person, today: date) -> Iterator[Change]:
        """Yield the contact when it changes, or when more changes than the one interview that is
        going on: two such turns at once must not both be kept, though no row of theirs may be the
        same. So the chat id is sealed anew, and its bytes tell that there was such a turn."""
        kept, month = before.contact, _month(today)
        now = (after.language, after.standing, after.may_ask_again, month)
        was = (kept.language, kept.standing, kept.may_ask_again, kept.month_active)
        alone = now == was and not before.damaged and not _is_a_step_aside(before.person, after)
        if alone and not before.is_new:
            return
        yield KeepContact(
            rows.Contact(
                id=kept.id,
                tag=kept.tag,
                chat=kept.chat if before.is_new else self._keys.seal_chat(before.chat, kept.id),
                language=after.language,
                standing=after.standing,
                may_ask_again=after.may_ask_again,
                month_active=month,
            ),
            replaces=None if before.is_new else kept.chat,
        )

    def _new_contact(self, chat: int, language: str, today: date) -> rows.Contact:
        contact_id = random_id()
        return rows.Contact(
            id=contact_id,
            tag=self._keys.tag(chat),
            chat=self._keys.seal_chat(chat, contact_id),
            language=language,
            standing=Person(language).standing,
            may_ask_again=False,
            month_active=_month(today),
        )

    def _opened(self, kept: Iterable[rows.Interview]) -> Iterator[tuple[str, Interview | None]]:
        """Yield each interview that can be opened, and None for one that cannot."""
        for each in kept:
            try:
                yield each.survey, self.open(each)
            except Unsealable:
                _log.error("An interview cannot be opened, so its person has to begin again.")
                yield each.survey, None

    def _interviews(
        self, before: Recalled, after: Person, effects: Iterable[Effect], today: date
    ) -> Iterator[Change]:
        contact, kept = before.contact.id, before.person.interviews
        shown = {effect.of for effect in effects if isinstance(effect, Show)}
        for survey, interview in after.interviews.items():
            if (known := kept.get(survey)) != interview:
                row = self._row(contact, interview, today, survey in shown)
                yield KeepInterview(row, before.kept[survey].sealed if known else None)
        for survey in kept:
            if survey not in after.interviews:
                yield DropInterview(contact, survey)

    def _row(self, contact: str, interview: Interview, today: date, owed: bool) -> rows.Interview:
        sealed = self._keys.interviews.seal(to_bytes(interview), _place(contact, interview.survey))
        return rows.Interview(
            contact=contact,
            survey=interview.survey,
            version=interview.version,
            sealed=sealed,
            turn=interview.turn,
            touched=today,
            owed=owed,
            sent=isinstance(interview.at, Sent),
        )


def _is_memorable(before: Person, after: Person) -> bool:
    chose_language = after.language != before.language
    return bool(after.interviews or after.attended or after.may_ask_again or chose_language)


def _person(row: rows.Person, interviews: Mapping[str, Interview]) -> Person:
    attendance = row.attendance or {}
    return Person(
        language=row.contact.language,
        standing=row.contact.standing,
        may_ask_again=row.contact.may_ask_again,
        interviews=interviews,
        attended={
            survey: Attended(each.disposition, each.hears) for survey, each in attendance.items()
        },
    )


def _place(contact: str, survey: str) -> bytes:
    return f"{contact}/{survey}".encode()


def _month(today: date) -> str:
    return today.isoformat()[:7]


def _is_a_step_aside(before: Person, after: Person) -> bool:
    """Tell whether a turn changes more than how far the interview that is going on has come."""
    if before.attended is not after.attended and before.attended != after.attended:
        return True
    return _going(before) != _going(after)


def _going(person: Person) -> set[tuple[str, bool]]:
    return {(survey, interview.active) for survey, interview in person.interviews.items()}


def _attendance(contact: str, before: Person, after: Person) -> Iterator[Change]:
    for survey, attended in after.attended.items():
        known = before.attended.get(survey)
        if known is None or known.disposition is not attended.disposition:
            yield Dispose(contact, survey, attended.disposition)
        if attended.hears is not None and (known is None or known.hears != attended.hears):
            yield PromiseToTell(contact, survey, attended.hears)


def withdrawals(effects: Iterable[Effect]) -> Iterator[Withdraw]:
    """Yield what takes counted answers back; it names nobody."""
    for effect in effects:
        if isinstance(effect, TakeBack):
            yield Withdraw(effect.survey, receipt_hash(effect.receipt))
