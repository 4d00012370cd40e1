"""The changes of a transaction, made to the memory store's tables. Says what each one means."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TypeVar, assert_never

from msgspec.structs import replace

from bot.barriers import TALLY
from bot.dispositions import BEGAN, Disposition
from bot.storage import changes as to
from bot.storage import memory_pushes as pushes
from bot.storage.drop_off import NoteDropOff
from bot.storage.memory_team import apply_to_staff, renew_revision
from bot.storage.rows import (
    ON_THE_BOARD,
    Attendance,
    Contact,
    ErrandKind,
    FeedbackState,
    Interview,
    PublishedSurvey,
    SurveyState,
)
from bot.storage.store import Moved
from bot.storage.tables import Tables
from bot.storage.team_changes import ChangeMember, VoidStaffLinks
from surveys.heard import is_heard

Key = TypeVar("Key")
Row = TypeVar("Row")


def apply(tables: Tables, change: to.Change) -> None:
    """Make one change. Raises Moved; the tables are of no more use then."""
    match change:
        case to.KeepContact():
            _keep_contact(tables, change)
        case to.ForgetContact(contact_id):
            _forget_contact(tables, contact_id)
        case to.KeepInterview():
            _keep_interview(tables, change)
        case to.DropInterview():
            tables.interviews.pop((change.contact, change.survey), None)
        case to.ShownTogether(screens):
            for each in screens:
                with suppress(Moved):
                    _note_shown(tables, each)
        case to.Shown():
            _note_shown(tables, change)
        case to.Dispose():
            _dispose(tables, change)
        case to.PromiseToTell():
            _promise_to_tell(tables, change)
        case to.KeepValues(survey, response, values):
            if row := tables.responses.get((survey, response)):
                tables.responses[survey, response] = replace(row, values=values)
        case to.Withdraw() | to.CountBatch() | to.EndInterviews() | to.DropResponses():
            _apply_to_ballots(tables, change)
        case to.NoteBarrier(survey, barrier):
            tables.tallies[survey, f"{TALLY}{barrier}"] += not tables.is_over(survey)
        case NoteDropOff(survey):
            tables.tallies[survey, change.tally] += not tables.is_over(survey)
        case to.ExpectFeedback(survey, feedback, kind):
            if tables.feedback.get((survey, kind)) != feedback:
                raise Moved
        case to.KeepPaper() | to.ExpectPaper() | to.DropPapers():
            _apply_to_papers(tables, change)
        case to.Publish() | to.MoveSurvey() | to.SettleAudience() | to.KeepFeedback():
            _apply_to_survey(tables, change)
        case to.QueueFeedback() | to.QueueInvitations() | to.Postpone() | to.Settle():
            _apply_to_outbox(tables, change)
        case to.InviteStaff() | to.AdmitStaff() | to.LogAct() | ChangeMember() | VoidStaffLinks():
            apply_to_staff(tables, change)
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
            renew_revision(tables)
            _end_interviews(tables, survey)
        case to.DropResponses(survey):
            _drop_responses(tables, survey)
        case _:
            assert_never(change)


def _apply_to_survey(
    tables: Tables, change: to.Publish | to.MoveSurvey | to.SettleAudience | to.KeepFeedback
) -> None:
    renew_revision(tables)
    match change:
        case to.Publish(row, after):
            _publish(tables, row, after)
        case to.MoveSurvey():
            _move_survey(tables, change)
        case to.SettleAudience(survey):
            _end_audience(tables, survey)
        case to.KeepFeedback(feedback):
            tables.feedback[feedback.survey, feedback.kind] = feedback
            if feedback.state is FeedbackState.STOPPED:
                pushes.end(tables, feedback.survey, feedback.kind)
        case _:
            assert_never(change)


def _apply_to_outbox(
    tables: Tables, change: to.QueueFeedback | to.QueueInvitations | to.Postpone | to.Settle
) -> None:
    match change:
        case to.QueueFeedback(survey, kind):
            pushes.begin(tables, survey, kind)
        case to.QueueInvitations(survey):
            pushes.begin(tables, survey, ErrandKind.INVITATION)
        case to.Postpone(errand, due, attempts):
            if (row := tables.outbox.get(errand)) and row.attempts == attempts:
                tables.outbox[errand] = replace(row, sending=False, due=due)
        case to.Settle(errand, outcome, on):
            if row := tables.outbox.pop(errand, None):
                pushes.settle(tables, row, outcome, on)
        case _:
            assert_never(change)


def _apply_to_papers(tables: Tables, change: to.KeepPaper | to.ExpectPaper | to.DropPapers) -> None:
    match change:
        case to.KeepPaper(paper):
            if paper.kind in ON_THE_BOARD:
                renew_revision(tables)
            tables.papers[paper.kind, paper.survey, paper.name] = paper
        case to.ExpectPaper(kind, survey, name, paper):
            if tables.papers.get((kind, survey, name)) != paper:
                raise Moved
        case to.DropPapers(kind, survey, names):
            if kind in ON_THE_BOARD:
                renew_revision(tables)
            for key in [key for key in tables.papers if key[:2] == (kind, survey)]:
                if names is None or key[2] in names:
                    del tables.papers[key]
        case _:
            assert_never(change)


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
    kept = tables.contacts.get(contact.id)
    noted = (kept.week, kept.started, kept.still_asked) if kept else ("", 0, "")
    week, started, asked = noted
    tables.contacts[contact.id] = replace(contact, week=week, started=started, still_asked=asked)


def _forget_contact(tables: Tables, contact_id: str) -> None:
    for key, attendance in tables.audience.items():
        if key[0] == contact_id:
            tables.tally_disposition(key[1], tables.told_of(key, attendance))
    _drop(tables.interviews, [key for key in tables.interviews if key[0] == contact_id])
    _drop(tables.audience, [key for key in tables.audience if key[0] == contact_id])
    tables.hear_back = {key for key in tables.hear_back if key[1] != contact_id}
    tables.outbox = {id_: row for id_, row in tables.outbox.items() if row.contact != contact_id}
    if tables.contacts.pop(contact_id, None):
        tables.erased[contact_id] = datetime.now(UTC).date()


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
    reminded = before.reminded if before else False
    tables.audience[key] = Attendance(change.survey, change.disposition, hears, reminded)


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


def _publish(tables: Tables, row: PublishedSurvey, after: str) -> None:
    if row.fingerprint in tables.surveys or tables.state_of(row.survey) not in (None, row.state):
        raise Moved
    if tables.newest(row.survey) != after:
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

    Their invitations go too, even one that is being sent: what became of it would count its person
    a second time. Returns how many they were.
    """
    settled = sorted(key for key in tables.audience if key[1] == survey)[:limit]
    for key in settled:
        attendance = tables.audience.pop(key)
        tables.tally_disposition(survey, tables.told_of(key, attendance))
        began_unasked = attendance.hears is None and attendance.disposition in BEGAN
        if (attendance.hears or began_unasked) and not is_heard(survey):
            tables.hear_back.add((survey, key[0]))
    met = {contact for contact, _ in settled}
    invited = (id_ for id_, row in tables.outbox.items() if pushes.invites(row, survey))
    _drop(tables.outbox, [id_ for id_ in invited if tables.outbox[id_].contact in met])
    return len(settled)


def _end_audience(tables: Tables, survey: str) -> None:
    settle_audience(tables, survey)
    tables.pushes.pop((survey, ErrandKind.INVITATION), None)
    tables.withdrawals = {key for key in tables.withdrawals if key[0] != survey}
    rows = tables.outbox.items()
    asking = [id_ for id_, row in rows if (row.survey, row.kind) in _asking(survey)]
    _drop(tables.outbox, [id_ for id_ in asking if not tables.outbox[id_].sending])


def _asking(survey: str) -> list[tuple[str, ErrandKind]]:
    return [(survey, ErrandKind.INVITATION), (survey, ErrandKind.REMINDER)]


def _drop(rows: dict[Key, Row], keys: Iterable[Key]) -> None:
    for key in keys:
        del rows[key]
