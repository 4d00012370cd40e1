"""The changes of a transaction, as named statements. What they mean: `changes`."""

from datetime import date
from typing import assert_never

from bot.barriers import TALLY
from bot.dispositions import Disposition
from bot.storage import changes as to
from bot.storage import sql_pushes as pushes
from bot.storage import sql_rows as read
from bot.storage.drop_off import NoteDropOff
from bot.storage.outcomes import LOST, PERHAPS_READ, REACH
from bot.storage.raw import Raw, Values
from bot.storage.rows import (
    COUNTED,
    ErrandKind,
    FeedbackState,
    OpenResponse,
    Outcome,
    PublishedSurvey,
)
from bot.storage.sql_papers import apply_to_papers, renew_revision
from bot.storage.sql_team import apply_to_staff
from bot.storage.store import Moved
from bot.storage.team_changes import ChangeMember, VoidStaffLinks
from bot.weeks import month_of, week_of

ALL = 2**62
"""The limit that is none."""


def apply(raw: Raw, change: to.Change) -> None:
    """Make one change. Raises Moved, or what the database says of a constraint that fails."""
    match change:
        case to.KeepInterview():
            _keep_interview(raw, change)
        case to.Dispose():
            _dispose(raw, change)
        case to.Shown():
            raw.expect(raw.run("note_shown", _place(change) | {"sealed": change.sealed}))
        case to.ShownTogether(screens):
            rows = (_place(each) | {"sealed": each.sealed} for each in screens)
            raw.run_many("note_shown", rows)
        case to.KeepContact():
            _keep_contact(raw, change)
        case to.ForgetContact(contact):
            raw.run("tally_forgotten", {"contact": contact})
            raw.run("note_erased", {"contact": contact})
            raw.run("forget_contact", {"contact": contact})
        case to.DropInterview():
            raw.run("drop_interview", _place(change))
        case to.PromiseToTell():
            _promise_to_tell(raw, change)
        case to.KeepValues(survey, response, answers):
            of_it: dict[str, object] = {"survey": survey, "id": response}
            raw.run("keep_values", of_it | {"answers": answers})
        case to.Withdraw() | to.CountBatch() | to.EndInterviews() | to.DropResponses():
            _apply_to_ballots(raw, change)
        case to.NoteBarrier(survey, barrier):
            _tally(raw, survey, f"{TALLY}{barrier.value}")
        case NoteDropOff(survey):
            _tally(raw, survey, change.tally)
        case to.ExpectFeedback():
            _expect_feedback(raw, change)
        case to.KeepPaper() | to.ExpectPaper() | to.DropPapers():
            apply_to_papers(raw, change)
        case to.Publish() | to.MoveSurvey() | to.SettleAudience() | to.KeepFeedback():
            _apply_to_survey(raw, change)
        case to.QueueFeedback() | to.QueueInvitations() | to.Postpone() | to.Settle():
            _apply_to_outbox(raw, change)
        case to.InviteStaff() | to.AdmitStaff() | to.LogAct() | ChangeMember() | VoidStaffLinks():
            apply_to_staff(raw, change)
        case _:
            assert_never(change)


def _apply_to_ballots(
    raw: Raw,
    change: to.Withdraw | to.CountBatch | to.EndInterviews | to.DropResponses,
) -> None:
    survey = {"survey": change.survey}
    match change:
        case to.Withdraw():
            if not says(raw, "keeps_receipts", survey):
                raise Moved
            raw.run("withdraw", survey | {"receipt": change.receipt})
        case to.CountBatch():
            _count(raw, change)
        case to.EndInterviews():
            renew_revision(raw)
            raw.run("end_interviews", survey)
        case to.DropResponses():
            raw.run("drop_open_responses", survey)
            raw.run("drop_responses", survey)
        case _:
            assert_never(change)


def _apply_to_survey(
    raw: Raw,
    change: to.Publish | to.MoveSurvey | to.SettleAudience | to.KeepFeedback,
) -> None:
    renew_revision(raw)
    match change:
        case to.Publish(survey, after):
            raw.expect(raw.run("publish", _published(survey) | {"after": after}))
        case to.MoveSurvey():
            raw.expect(raw.run("move_survey", _move(change)))
        case to.SettleAudience(survey_id):
            settle_audience(raw, survey_id)
            invitations = {"survey": survey_id, "kind": ErrandKind.INVITATION.value}
            raw.run("end_push", invitations)
            for name in ("drop_withdrawals", "drop_waiting_invitations"):
                raw.run(name, {"survey": survey_id})
        case to.KeepFeedback(feedback):
            values = {
                "survey": feedback.survey,
                "kind": feedback.kind.value,
                "state": feedback.state.value,
                "document": feedback.document,
                "sent_on": feedback.sent_on.isoformat() if feedback.sent_on else None,
            }
            raw.run("keep_feedback", values)
            if feedback.state is FeedbackState.STOPPED:
                pushes.end(raw, feedback.survey, feedback.kind)
        case _:
            assert_never(change)


def _expect_feedback(raw: Raw, change: to.ExpectFeedback) -> None:
    rows = raw.run("feedback", {"survey": change.survey, "kind": change.kind.value}).fetchall()
    if (read.feedback(rows[0]) if rows else None) != change.feedback:
        raise Moved


def _apply_to_outbox(
    raw: Raw,
    change: to.QueueFeedback | to.QueueInvitations | to.Postpone | to.Settle,
) -> None:
    match change:
        case to.QueueFeedback(survey, kind):
            pushes.begin(raw, survey, kind)
        case to.QueueInvitations(survey):
            pushes.begin(raw, survey, ErrandKind.INVITATION)
        case to.Postpone(errand, due, attempts):
            raw.run("postpone", {"errand": errand, "due": due, "attempts": attempts})
        case to.Settle(errand, outcome, on):
            settle(raw, errand, outcome, on)
        case _:
            assert_never(change)


def settle(raw: Raw, errand: int, outcome: Outcome, on: date | None = None) -> None:
    """Tally how an errand ended, and note what it tells of its contact."""
    row = raw.run("drop_errand", {"errand": errand}).fetchone()
    if row is None:
        return
    contact, survey, kind = row
    raw.run("tally", {"survey": survey, "what": f"{kind}.{outcome.value}"})
    if lost := LOST.get(outcome):
        raw.run("note_lost", {"contact": contact, "standing": lost.value})
    if on is not None:
        _count_message(raw, contact, ErrandKind(kind), outcome, on)
    reach = REACH.get(outcome)
    if kind != ErrandKind.INVITATION or reach is None:
        return
    if _is_over(raw, survey):
        raw.run("tally", {"survey": survey, "what": f"disposition.{reach.value}"})
    else:
        values = {"contact": contact, "survey": survey, "disposition": reach.value}
        raw.run("attend", values)


def _count_message(raw: Raw, contact: str, kind: ErrandKind, outcome: Outcome, on: date) -> None:
    if kind in COUNTED and outcome in PERHAPS_READ:
        raw.run("note_started", {"contact": contact, "week": week_of(on)})
    if kind == ErrandKind.STILL_WANTED and outcome != Outcome.LEFT:
        raw.run("note_asked", {"contact": contact, "month": month_of(on)})


def carry_out_withdrawals(raw: Raw, survey: str, limit: int = ALL) -> bool:
    """Delete the responses whose withdrawal is queued, their copies, and the queue's rows.

    Up to ``limit`` withdrawals; tell whether there were any.
    """
    rows = raw.run("withdrawn", {"survey": survey, "limit": limit}).fetchall()
    for survey_id, id_, receipt in rows:
        response = {"survey": survey_id, "id": id_}
        ((new_id,),) = raw.run("drop_open_response", response).fetchall()
        raw.run("drop_copy", {"survey": survey_id, "new_id": new_id})
        raw.run("drop_withdrawal", {"survey": survey_id, "receipt": receipt})
    return bool(rows)


def settle_audience(raw: Raw, survey: str, limit: int = ALL) -> int:
    """Tally up to ``limit`` people of an audience, list who hears back, and delete their rows.

    Their invitations go too, even one that is being sent: what became of it would count its person
    a second time. Returns how many they were.
    """
    some = {"survey": survey, "limit": limit}
    ((last,),) = raw.run("last_to_settle", some).fetchall()
    of_them = {"survey": survey, "last": last}
    raw.run("tally_audience", of_them)
    raw.run("list_hear_back", of_them)
    raw.run("drop_met_invitations", of_them)
    return raw.changed(raw.run("drop_audience", of_them))


def _keep_contact(raw: Raw, change: to.KeepContact) -> None:
    row = change.contact
    values = {
        "id": row.id,
        "tag": row.tag,
        "chat": row.chat,
        "language": row.language,
        "standing": row.standing.value,
        "may_ask_again": row.may_ask_again,
        "month_active": row.month_active,
        "paused_until": _day(row.paused_until),
        "stopped_on": _day(row.stopped_on),
        "most_a_week": row.most_a_week,
        "chosen": row.chosen.value if row.chosen else None,
        "unexplained": row.unexplained,
    }
    if change.replaces is None:
        raw.run("keep_contact", values)
    else:
        raw.expect(raw.run("renew_contact", values | {"replaces": change.replaces}))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _keep_interview(raw: Raw, change: to.KeepInterview) -> None:
    row = change.interview
    values = {
        "contact": row.contact,
        "survey": row.survey,
        "version": row.version,
        "sealed": row.sealed,
        "turn": row.turn,
        "touched": row.touched.isoformat(),
        "owed": row.owed,
        "sent": row.sent,
    }
    if change.replaces is None:
        raw.expect(raw.run("keep_interview", values))
    else:
        raw.expect(raw.run("renew_interview", values | {"replaces": change.replaces}))


def _dispose(raw: Raw, change: to.Dispose) -> None:
    raw.run("dispose", _place(change) | {"disposition": change.disposition.value})
    if change.disposition == Disposition.STOPPED:
        raw.run("leave_hear_back", _place(change))


def _promise_to_tell(raw: Raw, change: to.PromiseToTell) -> None:
    if not says(raw, "is_settled", _place(change)):
        raw.run("promise_to_tell", _place(change) | {"hears": change.hears})
    else:
        name = "enter_hear_back" if change.hears else "leave_hear_back"
        raw.run(name, _place(change))


def _count(raw: Raw, batch: to.CountBatch) -> None:
    for contact, turn in zip(batch.contacts, batch.turns, strict=True):
        values = {"contact": contact, "survey": batch.survey, "turn": turn}
        raw.expect(raw.run("drop_ballot", values))
    raw.run_many("keep_response", map(_response, batch.responses))
    carry_out_withdrawals(raw, batch.survey)


def _response(row: OpenResponse) -> dict[str, object]:
    return {
        "survey": row.survey,
        "id": row.id,
        "version": row.version,
        "answers": row.values,
        "receipt": row.receipt,
    }


def _published(row: PublishedSurvey) -> dict[str, object]:
    return {
        "survey": row.survey,
        "fingerprint": row.fingerprint,
        "frozen": row.frozen,
        "published": row.published.isoformat(),
        "state": row.state.value,
        "grace_ends": row.grace_ends,
        "sealed_to": row.sealed_to,
    }


def _move(change: to.MoveSurvey) -> dict[str, object]:
    return {
        "survey": change.survey,
        "before": change.before.value,
        "after": change.after.value,
        "grace_ends": change.grace_ends,
    }


def _place(
    change: to.DropInterview | to.Shown | to.Dispose | to.PromiseToTell,
) -> dict[str, object]:
    return {"contact": change.contact, "survey": change.survey}


def _tally(raw: Raw, survey: str, what: str) -> None:
    """Count one more, unless what is told of the survey stays as it is by now."""
    if not _is_over(raw, survey):
        raw.run("tally", {"survey": survey, "what": what})


def _is_over(raw: Raw, survey: str) -> bool:
    return says(raw, "is_over", {"survey": survey})


def says(raw: Raw, question: str, values: Values) -> bool:
    """Tell whether the database says yes to a question."""
    ((yes,),) = raw.run(question, values).fetchall()
    return bool(yes)
