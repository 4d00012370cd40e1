"""Between the store's sealed rows and the person that the conversation knows."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import assert_never

from msgspec import Struct, structs

from bot.conversation.codec import Unreadable, from_bytes, plain_answers, to_bytes
from bot.conversation.effects import Effect, Forget, NoteWhy, Show, TakeBack
from bot.conversation.presses import ForgetMe, Press, UndoAll, decode
from bot.conversation.state import (
    Asking,
    Attended,
    AtTheDoor,
    Interview,
    Introduced,
    Person,
    Reviewing,
    Sent,
)
from bot.dispositions import Disposition
from bot.privacy.ballot_box import Ballot
from bot.privacy.keys import Keys
from bot.privacy.public_sealing import Envelope
from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Newer, Unsealable
from bot.standing import Standing, is_on_a_pause
from bot.storage import rows, sealed_places
from bot.storage.changes import (
    Change,
    Dispose,
    DropInterview,
    ForgetContact,
    KeepContact,
    KeepInterview,
    NoteBarrier,
    PromiseToTell,
    Withdraw,
)
from bot.storage.drop_off import BEFORE_SENDING, NoteDropOff
from bot.storage.random_ids import random_id
from bot.storage.store import StoreError
from bot.weeks import month_of

FRESH = 1_000
"""Of so many interviews it is remembered what the newest turn sealed."""

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
    newer: tuple[str, ...] = ()
    """Surveys whose interview a newer Hearback wrote: its person can leave, or forget us. All else
    waits for who can read it."""


def _no_envelope(_: str) -> None:
    """Seal the ballots of no survey to a key that is not here."""


class Keeper:
    """Opens and seals what is remembered of a person.

    ``envelope`` returns what seals the ballots of a version, if they are for another key. Of up to
    ``fresh`` interviews in progress it remembers what it sealed last, so that the next turn need
    not open it; whoever has this memory has the key too.
    """

    def __init__(
        self,
        keys: Keys,
        envelope: Callable[[str], Envelope | None] = _no_envelope,
        fresh: int = 0,
    ) -> None:
        self._keys = keys
        self._envelope = envelope
        self._most_fresh = fresh
        self._fresh: dict[tuple[str, str], tuple[bytes, Interview]] = {}

    def recall(self, row: rows.Person | None, chat: int, language: str, today: date) -> Recalled:
        """Return the person of ``row``; a new one who speaks ``language`` when there is none."""
        if row is None:
            contact = self._new_contact(chat, language, today)
            return Recalled(Person(language), contact, True, chat)
        opened, shut = self._opened(row.interviews)
        kept = {each.survey: each for each in row.interviews}
        unsent = [survey for survey in shut if not kept[survey].sent]
        damaged = tuple(survey for survey in unsent if not shut[survey])
        newer = tuple(survey for survey in unsent if shut[survey])
        return Recalled(_person(row, opened), row.contact, False, chat, kept, damaged, newer)

    def open(self, row: rows.Interview) -> Interview:
        """Return the interview of a row. Raises Unsealable when it is another's or damaged, Newer
        when it is neither."""
        fresh = self._fresh.get((row.contact, row.survey))
        if fresh is not None and fresh[0] == row.sealed:
            return fresh[1]
        plain = self._keys.interviews.open(row.sealed, row.place)
        try:
            return from_bytes(plain)
        except Unreadable as error:
            raise Newer(str(error)) from error

    def open_ballot(self, row: rows.Interview) -> Ballot:
        """Return the ballot of a row, for counting. Raises Unsealable when it holds none."""
        interview = self.open(row)
        if not isinstance(interview.at, Sent):
            raise Unsealable("this interview is not sent")
        values = interview.at.sealed or plain_answers(interview)
        return Ballot(interview.version, values, interview.at.receipt)

    def located(self, row: rows.Interview, message: int) -> KeepInterview:
        """Return what notes that the newest screen stands in ``message`` and is owed no longer."""
        interview = self.open(row)
        moved = structs.replace(interview, message=max(interview.message, message))
        sealed = self._keys.interviews.seal(to_bytes(moved), row.place)
        return KeepInterview(structs.replace(row, sealed=sealed, owed=False), replaces=row.sealed)

    def changes(
        self, before: Recalled, after: Person, effects: Sequence[Effect], today: date
    ) -> list[Change]:
        """Return what to write so that the store holds ``after``, if it still holds ``before``.

        Somebody of whom there is nothing to remember is not written down at all. Raises StoreError
        when only a newer Hearback knows what this turn does.
        """
        if before.is_new and not _is_memorable(before.person, after):
            return []
        contact = before.contact
        for effect in effects:
            if isinstance(effect, Forget):
                for survey in before.kept:
                    self._fresh.pop((contact.id, survey), None)
                return _forgetting(contact.id, effect)
            if isinstance(effect, TakeBack) and effect.survey not in before.person.interviews:
                # What is counted is nobody's: no trace of who asked for it lies beside the receipt.
                return []
        return [
            *self._contact(before, after, today),
            *(DropInterview(contact.id, survey) for survey in before.damaged),
            *_leaving_what_is_newer(before, effects),
            *self._interviews(before, after, effects, today),
            *_attendance(contact.id, before.person, after),
        ]

    def _contact(self, before: Recalled, after: Person, today: date) -> Iterator[Change]:
        """Yield the contact when it changes, or when more changes than the one interview that is
        going on: two such turns at once must not both be kept, though no row of theirs may be the
        same. So the chat id is sealed anew, and its bytes tell that there was such a turn."""
        kept, month = before.contact, month_of(today)
        alone = (
            _wishes(after) == _wishes(kept)
            and month == kept.month_active
            and not (before.damaged or before.newer)
            and not _is_a_step_aside(before.person, after)
        )
        if alone and not before.is_new:
            return
        yield KeepContact(
            structs.replace(
                kept,
                chat=kept.chat if before.is_new else self._keys.seal_chat(before.chat, kept.id),
                language=after.language,
                standing=after.standing,
                may_ask_again=after.may_ask_again,
                month_active=month,
                paused_until=after.paused_until,
                stopped_on=after.stopped_on,
                most_a_week=after.most_a_week,
                chosen=after.chosen,
                unexplained=after.unexplained,
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
            month_active=month_of(today),
        )

    def _opened(
        self, kept: Iterable[rows.Interview]
    ) -> tuple[dict[str, Interview], dict[str, bool]]:
        """Return the interviews that can be opened, and of the others whether they are newer."""
        opened, shut = dict[str, Interview](), dict[str, bool]()
        for each in kept:
            try:
                opened[each.survey] = self.open(each)
            except Newer:
                shut[each.survey] = True
            except Unsealable:
                _log.error("An interview cannot be opened, so its person has to begin again.")
                shut[each.survey] = False
        return opened, shut

    def _interviews(
        self, before: Recalled, after: Person, effects: Iterable[Effect], today: date
    ) -> Iterator[Change]:
        contact, kept = before.contact.id, before.person.interviews
        shown = {effect.of for effect in effects if isinstance(effect, Show)}
        # A pause does not bring the end of an interview nearer, whoever ends it.
        is_back = _is_on_a_pause(before.person) and not _is_on_a_pause(after)
        for survey, interview in after.interviews.items():
            if (known := kept.get(survey)) != interview:
                row = self._row(contact, interview, today, survey in shown)
                yield KeepInterview(row, before.kept[survey].sealed if known else None)
            elif is_back and not isinstance(interview.at, Sent):
                row = before.kept[survey]
                yield KeepInterview(structs.replace(row, touched=today), row.sealed)
        for survey in kept:
            if survey not in after.interviews:
                self._fresh.pop((contact, survey), None)
                yield DropInterview(contact, survey)

    def _row(self, contact: str, interview: Interview, today: date, owed: bool) -> rows.Interview:
        if isinstance(interview.at, Sent):
            interview = self._as_ballot(interview, interview.at)
        place = sealed_places.of_interview(contact, interview.survey)
        sealed = self._keys.interviews.seal(to_bytes(interview), place)
        self._note_fresh(contact, interview, sealed)
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

    def _note_fresh(self, contact: str, interview: Interview, sealed: bytes) -> None:
        self._fresh.pop((contact, interview.survey), None)
        if not isinstance(interview.at, Sent):
            self._fresh[contact, interview.survey] = sealed, interview
        if len(self._fresh) > self._most_fresh:
            del self._fresh[next(iter(self._fresh))]

    def _as_ballot(self, interview: Interview, at: Sent) -> Interview:
        """Return a sent interview with its answers where they belong: once sealed, only there."""
        envelope = None if at.sealed else self._envelope(interview.version)
        if envelope is None:
            return interview
        sealed = envelope.seal(plain_answers(interview))
        return structs.replace(interview, at=Sent(at.receipt, sealed), answers={})


def _is_memorable(before: Person, after: Person) -> bool:
    """Tell whether there is anything to remember of somebody new. A stop is not: nobody writes to
    people of whom nothing is kept."""
    if after.interviews or after.attended or after.may_ask_again:
        return True
    wishes = after.standing in (Standing.NEWS_ONLY, Standing.PAUSED), after.most_a_week is not None
    return any(wishes) or after.language != before.language


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
        paused_until=row.contact.paused_until,
        stopped_on=row.contact.stopped_on,
        most_a_week=row.contact.most_a_week,
        chosen=row.contact.chosen,
        unexplained=row.contact.unexplained,
    )


def _wishes(of: Person | rows.Contact) -> tuple[object, ...]:
    """Return what a person told us about themselves, in memory or as it is kept."""
    return (
        of.standing,
        of.language,
        of.may_ask_again,
        of.paused_until,
        of.stopped_on,
        of.most_a_week,
        of.chosen,
        of.unexplained,
    )


def _is_on_a_pause(person: Person) -> bool:
    return is_on_a_pause(person.standing, person.chosen, person.paused_until)


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


def barriers(effects: Iterable[Effect]) -> Iterator[NoteBarrier]:
    """Yield what counts why somebody left; it names nobody."""
    for effect in effects:
        if isinstance(effect, NoteWhy):
            yield NoteBarrier(effect.survey, effect.barrier)


def drop_offs(before: Person, after: Person) -> Iterator[NoteDropOff]:
    """Yield what counts where somebody left, for every survey that they left unsent."""
    for survey, interview in before.interviews.items():
        place = stopped_at(interview)
        if survey not in after.interviews and place is not None:
            yield NoteDropOff(survey, place)


def stopped_at(interview: Interview) -> str | None:
    """Return the item that an interview has come to; None for one that is sent or not begun."""
    match interview.at:
        case Asking(item):
            return item
        case Reviewing():
            return BEFORE_SENDING
        case Introduced() | AtTheDoor() | Sent():
            return None
        case _:
            assert_never(interview.at)


def _leaving_what_is_newer(before: Recalled, effects: Iterable[Effect]) -> Iterator[Change]:
    """Yield what drops interviews that a newer Hearback wrote, when their person leaves everything.
    Raises StoreError for any other turn, but that which asks whether to be forgotten."""
    if not before.newer:
        return
    offered = list(_offered(effects))
    if any(isinstance(each, UndoAll) for each in offered):
        for survey in before.newer:
            yield Dispose(before.contact.id, survey, Disposition.STOPPED)
            yield DropInterview(before.contact.id, survey)
    elif ForgetMe(sure=True) not in offered:
        raise StoreError("An interview was written by a newer Hearback: it waits for that one.")


def _offered(effects: Iterable[Effect]) -> Iterator[Press | None]:
    for effect in effects:
        buttons = effect.screen.rows if isinstance(effect, Show) else ()
        yield from (decode(button.data or "") for row in buttons for button in row)


def _forgetting(contact: str, forget: Forget) -> list[Change]:
    """Return what erases a contact: nothing else, or it would be written down anew."""
    left = (Dispose(contact, survey, Disposition.STOPPED) for survey in forget.left)
    return [*left, ForgetContact(contact)]


def withdrawals(effects: Iterable[Effect]) -> Iterator[Withdraw]:
    """Yield what takes counted answers back; it names nobody."""
    for effect in effects:
        if isinstance(effect, TakeBack):
            yield Withdraw(effect.survey, receipt_hash(effect.receipt))
