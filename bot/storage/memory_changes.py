"""The changes of a transaction, made to the memory store's tables. Says what each one means."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar, assert_never

from bot.dispositions import BEGAN, Disposition
from bot.standing import LISTENING, Standing
from bot.storage import changes as to
from bot.storage.outcomes import LOST, REACH
from bot.storage.pushes import AT_ONCE
from bot.storage.random_ids import random_id
from bot.storage.rows import (
    Attendance,
    Contact,
    ErrandKind,
    Interview,
    Outcome,
    PublishedSurvey,
    SurveyState,
)
from bot.storage.store import REVISION, Moved
from bot.storage.tables import Queued, Tables

Key = TypeVar("Key")
Row = TypeVar("Row")


def apply(tables: Tables, change: to.Change) -> None:
    """Make one change. Raises Moved; the tables are of no more use then."""
    match change:
        case to.KeepContact():
            _keep_contact(tables, change)
        case to.ForgetContact(contact_id):
            _forget_contact(tables, contact_id)
        case to.SetStanding():
            contact = _present(tables, change.contact)
            tables.contacts[contact.id] = replace(contact, standing=change.standing)
        case to.KeepInterview():
            _keep_interview(tables, change)
        case to.DropInterview():
            tables.interviews.pop((change.contact, change.survey), None)
        case to.Shown():
            _note_shown(tables, change)
        case to.Dispose():
            _dispose(tables, change)
        case to.PromiseToTell():
            _promise_to_tell(tables, change)
        case to.Withdraw() | to.CountBatch() | to.EndInterviews() | to.DropResponses():
            _apply_to_ballots(tables, change)
        case to.ExpectFeedback(survey, feedback):
            if tables.feedback.get(survey) != feedback:
                raise Moved
        case to.Publish() | to.MoveSurvey() | to.SettleAudience() | to.KeepFeedback():
            _apply_to_survey(tables, change)
        case to.QueueFeedback() | to.QueueInvitations() | to.Postpone() | to.Settle():
            _apply_to_outbox(tables, change)
        case to.InviteStaff() | to.AdmitStaff() | to.LogAct():
            _apply_to_staff(tables, change)
        case _:
            assert_never(change)


def _apply_to_ballots(
    tables: Tables, change: to.Withdraw | to.CountBatch | to.EndInterviews | to.DropResponses
) -> None:
    match change:
        case to.Withdraw():
            _withdraw(tables, change)
        case to.CountBatch():
            _count(tables, change)
        case to.EndInterviews(survey):
            _renew_revision(tables)
            _end_interviews(tables, survey)
        case to.DropResponses(survey):
            _drop_responses(tables, survey)
        case _:
            assert_never(change)


def _apply_to_survey(
    tables: Tables, change: to.Publish | to.MoveSurvey | to.SettleAudience | to.KeepFeedback
) -> None:
    _renew_revision(tables)
    match change:
        case to.Publish(row):
            _publish(tables, row)
        case to.MoveSurvey():
            _move_survey(tables, change)
        case to.SettleAudience(survey):
            _end_audience(tables, survey)
        case to.KeepFeedback(feedback):
            tables.feedback[feedback.survey] = feedback
        case _:
            assert_never(change)


def _apply_to_outbox(
    tables: Tables, change: to.QueueFeedback | to.QueueInvitations | to.Postpone | to.Settle
) -> None:
    match change:
        case to.QueueFeedback(survey):
            _begin_push(tables, survey, ErrandKind.FEEDBACK)
        case to.QueueInvitations(survey):
            _begin_push(tables, survey, ErrandKind.INVITATION)
        case to.Postpone(errand, due):
            if row := tables.outbox.get(errand):
                tables.outbox[errand] = replace(row, sending=False, due=due)
        case to.Settle(errand, outcome):
            if row := tables.outbox.pop(errand, None):
                settle(tables, row, outcome)
        case _:
            assert_never(change)


def _apply_to_staff(tables: Tables, change: to.InviteStaff | to.AdmitStaff | to.LogAct) -> None:
    _renew_revision(tables)
    match change:
        case to.InviteStaff():
            tables.staff_invitations[change.secret] = (change.role, change.expires)
        case to.AdmitStaff():
            invitation = tables.staff_invitations.pop(change.secret, None)
            if invitation is None or invitation[1] < change.today:
                raise Moved
            tables.staff[change.member.tag] = change.member
        case to.LogAct():
            tables.staff_log.append((change.at, change.member, change.act, change.subject))
        case _:
            assert_never(change)


def listeners(tables: Tables, survey: str) -> list[str]:
    """Return the contacts on a survey's hear_back list whom we may write to."""
    listed = (contact for listed_for, contact in tables.hear_back if listed_for == survey)
    return sorted(id_ for id_ in listed if tables.contacts[id_].standing in LISTENING)


def invitees(tables: Tables, survey: str) -> list[str]:
    """Return the contacts who may be asked a survey and were not."""
    queued = {row.contact for row in tables.outbox.values() if _invites(row, survey)}
    ahead = set(people_ahead(tables, survey, ErrandKind.INVITATION))
    return sorted(_to_invite(tables, survey) - queued - ahead)


def people_ahead(tables: Tables, survey: str, kind: ErrandKind) -> list[str]:
    """Return the people whom a push has not come to."""
    reached = tables.pushes.get((survey, kind))
    if reached is None:
        return []
    return sorted(id_ for id_ in _meant(tables, survey, kind) if id_ > reached)


def go_on(tables: Tables) -> bool:
    """Queue the next errands of a push; tell whether there is one."""
    push = min(tables.pushes, default=None)
    if push is not None:
        _go_on(tables, *push)
    return push is not None


def settle(tables: Tables, row: Queued, outcome: Outcome) -> None:
    """Tally how an errand ended, and note what it tells of its contact."""
    tables.tallies[row.survey, f"{row.kind}.{outcome}"] += 1
    contact = tables.contacts[row.contact]
    if outcome in LOST and contact.standing != Standing.STOPPED:
        tables.contacts[contact.id] = replace(contact, standing=LOST[outcome])
    if row.kind != ErrandKind.INVITATION or outcome not in REACH:
        return
    if tables.is_over(row.survey):
        tables.tally_disposition(row.survey, REACH[outcome])
    else:
        attendance = Attendance(row.survey, REACH[outcome])
        tables.audience.setdefault((row.contact, row.survey), attendance)


def _renew_revision(tables: Tables) -> None:
    """Let everybody know that surveys, feedback or staff are no longer as they were read."""
    tables.marks[REVISION] = random_id().encode()


def _present(tables: Tables, contact_id: str) -> Contact:
    if contact := tables.contacts.get(contact_id):
        return contact
    raise Moved


def _keep_contact(tables: Tables, change: to.KeepContact) -> None:
    contact, replaces = change.contact, change.replaces
    if replaces is not None and _present(tables, contact.id).chat != replaces:
        raise Moved
    others = (other for other in tables.contacts.values() if other.id != contact.id)
    if any(other.tag == contact.tag for other in others):
        raise Moved
    tables.contacts[contact.id] = contact


def _forget_contact(tables: Tables, contact_id: str) -> None:
    for key, attendance in tables.audience.items():
        if key[0] == contact_id:
            tables.tally_disposition(key[1], attendance.disposition)
    _drop(tables.interviews, [key for key in tables.interviews if key[0] == contact_id])
    _drop(tables.audience, [key for key in tables.audience if key[0] == contact_id])
    tables.hear_back = {key for key in tables.hear_back if key[1] != contact_id}
    tables.outbox = {id_: row for id_, row in tables.outbox.items() if row.contact != contact_id}
    tables.contacts.pop(contact_id, None)


def _keep_interview(tables: Tables, change: to.KeepInterview) -> None:
    interview = change.interview
    _present(tables, interview.contact)
    if interview.survey in tables.ended or tables.is_over(interview.survey):
        raise Moved
    key = (interview.contact, interview.survey)
    if change.replaces is not None:
        _sealed_as(tables, key, change.replaces)
    tables.interviews[key] = interview


def _sealed_as(tables: Tables, key: tuple[str, str], sealed: bytes) -> Interview:
    interview = tables.interviews.get(key)
    if interview is None or interview.sealed != sealed:
        raise Moved
    return interview


def _note_shown(tables: Tables, change: to.Shown) -> None:
    key = (change.contact, change.survey)
    tables.interviews[key] = replace(_sealed_as(tables, key, change.sealed), owed=False)


def _dispose(tables: Tables, change: to.Dispose) -> None:
    stopped = change.disposition == Disposition.STOPPED
    if stopped:
        tables.hear_back.discard((change.survey, change.contact))
    if _is_settled(tables, change):
        return
    _present(tables, change.contact)
    key = (change.contact, change.survey)
    before = tables.audience.get(key)
    hears = before.hears if before and not stopped else None
    tables.audience[key] = Attendance(change.survey, change.disposition, hears)


def _is_settled(tables: Tables, change: to.Dispose | to.PromiseToTell) -> bool:
    """Tell whether the audience of a survey is over, or is ending without that contact."""
    attends = (change.contact, change.survey) in tables.audience
    return tables.is_over(change.survey) or (change.survey in tables.ended and not attends)


def _promise_to_tell(tables: Tables, change: to.PromiseToTell) -> None:
    if change.hears or not _is_settled(tables, change):
        _present(tables, change.contact)
    if _is_settled(tables, change):
        listed = (change.survey, change.contact)
        (tables.hear_back.add if change.hears else tables.hear_back.discard)(listed)
        return
    key = (change.contact, change.survey)
    looked = Attendance(change.survey, Disposition.LOOKED)
    tables.audience[key] = replace(tables.audience.get(key, looked), hears=change.hears)


def _withdraw(tables: Tables, change: to.Withdraw) -> None:
    if not tables.keeps_receipts(change.survey):
        raise Moved
    tables.withdrawals.add((change.survey, change.receipt))


def _count(tables: Tables, batch: to.CountBatch) -> None:
    for contact, turn in zip(batch.contacts, batch.turns, strict=True):
        ballot = tables.interviews.pop((contact, batch.survey), None)
        if ballot is None or not ballot.sent or ballot.turn != turn:
            raise Moved
    for response in batch.responses:
        tables.open_responses[batch.survey, response.id] = response
    tables.carry_out_withdrawals(batch.survey)


def _end_interviews(tables: Tables, survey: str) -> None:
    if tables.state_of(survey) == SurveyState.CLOSING:
        tables.ended.add(survey)


def _drop_responses(tables: Tables, survey: str) -> None:
    _drop(tables.open_responses, [key for key in tables.open_responses if key[0] == survey])
    _drop(tables.new_ids, [key for key in tables.new_ids if key[0] == survey])
    _drop(tables.responses, [key for key in tables.responses if key[0] == survey])


def _publish(tables: Tables, row: PublishedSurvey) -> None:
    if row.fingerprint in tables.surveys or tables.state_of(row.survey) not in (None, row.state):
        raise Moved
    tables.surveys[row.fingerprint] = row


def _move_survey(tables: Tables, change: to.MoveSurvey) -> None:
    if tables.state_of(change.survey) != change.before:
        raise Moved
    for fingerprint, row in tables.surveys.items():
        if row.survey == change.survey:
            moved = replace(row, state=change.after, grace_ends=change.grace_ends)
            tables.surveys[fingerprint] = moved
    tables.ended.discard(change.survey)


def settle_audience(tables: Tables, survey: str, limit: int | None = None) -> int:
    """Tally up to ``limit`` people of an audience, list who hears back, and delete their rows.

    Returns how many they were.
    """
    settled = sorted(key for key in tables.audience if key[1] == survey)[:limit]
    for key in settled:
        attendance = tables.audience.pop(key)
        tables.tally_disposition(survey, attendance.disposition)
        began_unasked = attendance.hears is None and attendance.disposition in BEGAN
        if attendance.hears or began_unasked:
            tables.hear_back.add((survey, key[0]))
    return len(settled)


def _end_audience(tables: Tables, survey: str) -> None:
    settle_audience(tables, survey)
    tables.pushes.pop((survey, ErrandKind.INVITATION), None)
    tables.withdrawals = {key for key in tables.withdrawals if key[0] != survey}
    waiting = [id_ for id_, row in tables.outbox.items() if _invites(row, survey)]
    _drop(tables.outbox, [id_ for id_ in waiting if not tables.outbox[id_].sending])


def _begin_push(tables: Tables, survey: str, kind: ErrandKind) -> None:
    tables.pushes[survey, kind] = ""
    _go_on(tables, survey, kind)


def _go_on(tables: Tables, survey: str, kind: ErrandKind) -> None:
    some = people_ahead(tables, survey, kind)[:AT_ONCE]
    is_feedback = kind == ErrandKind.FEEDBACK
    wanted = set(listeners(tables, survey)) if is_feedback else _to_invite(tables, survey)
    _queue(tables, survey, kind, [id_ for id_ in some if id_ in wanted])
    if len(some) == AT_ONCE:
        tables.pushes[survey, kind] = some[-1]
    else:
        del tables.pushes[survey, kind]


def _meant(tables: Tables, survey: str, kind: ErrandKind) -> Iterable[str]:
    """Return all whom a push looks at."""
    if kind == ErrandKind.FEEDBACK:
        return (contact for listed_for, contact in tables.hear_back if listed_for == survey)
    people = tables.contacts.items()
    return (id_ for id_, row in people if row.may_ask_again and row.standing == Standing.ASKS)


def _to_invite(tables: Tables, survey: str) -> set[str]:
    """Return those who may be asked again and have not met the survey."""
    people = _meant(tables, survey, ErrandKind.INVITATION)
    return {id_ for id_ in people if (id_, survey) not in tables.audience}


def _queue(tables: Tables, survey: str, kind: ErrandKind, contacts: list[str]) -> None:
    rows = tables.outbox.values()
    there = {row.contact for row in rows if (row.survey, row.kind) == (survey, kind)}
    for contact in contacts:
        if contact not in there:
            tables.queued += 1
            tables.outbox[tables.queued] = Queued(contact, survey, kind)


def _invites(row: Queued, survey: str) -> bool:
    return row.survey == survey and row.kind == ErrandKind.INVITATION


def _drop(rows: dict[Key, Row], keys: Iterable[Key]) -> None:
    for key in keys:
        del rows[key]
