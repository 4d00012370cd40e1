"""The changes of a transaction, as statements for SQLite. What they mean: `changes`."""

import sqlite3
from typing import assert_never

from bot.dispositions import Disposition
from bot.storage import changes as to
from bot.storage import sqlite_pushes as pushes
from bot.storage.outcomes import LOST, REACH
from bot.storage.rows import Contact, ErrandKind, Interview, OpenResponse, Outcome, PublishedSurvey
from bot.storage.statements import SQL
from bot.storage.store import Moved

ALL = -1
"""The limit that is none."""
_CLASHES = {
    "SQLITE_CONSTRAINT_FOREIGNKEY",
    "SQLITE_CONSTRAINT_PRIMARYKEY",
    "SQLITE_CONSTRAINT_UNIQUE",
}
"""Constraints that fail when the database is no longer as it was read."""


def apply(raw: sqlite3.Connection, change: to.Change) -> None:
    """Make one change. Raises Moved."""
    try:
        _apply(raw, change)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname in _CLASHES:
            raise Moved from None
        raise


def _apply(raw: sqlite3.Connection, change: to.Change) -> None:
    match change:
        case to.KeepInterview(interview):
            _keep_interview(raw, interview)
        case to.Dispose():
            _dispose(raw, change)
        case to.Shown():
            raw.execute(SQL["note_shown"], _place(change) | {"turn": change.turn})
        case to.KeepContact(contact):
            _keep_contact(raw, contact)
        case to.ForgetContact(contact):
            raw.execute(SQL["tally_forgotten"], {"contact": contact})
            raw.execute(SQL["forget_contact"], {"contact": contact})
        case to.SetStanding():
            values = {"contact": change.contact, "standing": change.standing.value}
            _expect(raw.execute(SQL["set_standing"], values))
        case to.DropInterview():
            raw.execute(SQL["drop_interview"], _place(change))
        case to.PromiseToTell():
            _promise_to_tell(raw, change)
        case to.Withdraw() | to.CountBatch() | to.EndInterviews() | to.DropResponses():
            _apply_to_ballots(raw, change)
        case to.Publish() | to.MoveSurvey() | to.SettleAudience() | to.KeepFeedback():
            _apply_to_survey(raw, change)
        case to.QueueFeedback() | to.QueueInvitations() | to.Postpone() | to.Settle():
            _apply_to_outbox(raw, change)
        case to.InviteStaff() | to.AdmitStaff() | to.LogAct():
            _apply_to_staff(raw, change)
        case _:
            assert_never(change)


def _apply_to_ballots(
    raw: sqlite3.Connection,
    change: to.Withdraw | to.CountBatch | to.EndInterviews | to.DropResponses,
) -> None:
    survey = {"survey": change.survey}
    match change:
        case to.Withdraw():
            if not raw.execute(SQL["keeps_receipts"], survey).fetchone()[0]:
                raise Moved
            raw.execute(SQL["withdraw"], survey | {"receipt": change.receipt})
        case to.CountBatch():
            _count(raw, change)
        case to.EndInterviews():
            raw.execute(SQL["end_interviews"], survey)
        case to.DropResponses():
            raw.execute(SQL["drop_open_responses"], survey)
            raw.execute(SQL["drop_responses"], survey)
        case _:
            assert_never(change)


def _apply_to_survey(
    raw: sqlite3.Connection,
    change: to.Publish | to.MoveSurvey | to.SettleAudience | to.KeepFeedback,
) -> None:
    match change:
        case to.Publish(survey):
            _expect(raw.execute(SQL["publish"], _published(survey)))
        case to.MoveSurvey():
            _expect(raw.execute(SQL["move_survey"], _move(change)))
        case to.SettleAudience(survey_id):
            settle_audience(raw, survey_id)
            for name in ("drop_withdrawals", "drop_waiting_invitations"):
                raw.execute(SQL[name], {"survey": survey_id})
            invitations = {"survey": survey_id, "kind": ErrandKind.INVITATION.value}
            raw.execute(SQL["end_push"], invitations)
        case to.KeepFeedback(feedback):
            values = {
                "survey": feedback.survey,
                "state": feedback.state.value,
                "document": feedback.document,
                "sent_on": feedback.sent_on.isoformat() if feedback.sent_on else None,
            }
            raw.execute(SQL["keep_feedback"], values)
        case _:
            assert_never(change)


def _apply_to_outbox(
    raw: sqlite3.Connection,
    change: to.QueueFeedback | to.QueueInvitations | to.Postpone | to.Settle,
) -> None:
    match change:
        case to.QueueFeedback(survey):
            pushes.begin(raw, survey, ErrandKind.FEEDBACK)
        case to.QueueInvitations(survey):
            pushes.begin(raw, survey, ErrandKind.INVITATION)
        case to.Postpone(errand, due):
            raw.execute(SQL["postpone"], {"errand": errand, "due": due})
        case to.Settle(errand, outcome):
            settle(raw, errand, outcome)
        case _:
            assert_never(change)


def _apply_to_staff(
    raw: sqlite3.Connection, change: to.InviteStaff | to.AdmitStaff | to.LogAct
) -> None:
    match change:
        case to.InviteStaff(secret, role, expires):
            values = {"secret": secret, "role": role.value, "expires": expires.isoformat()}
            raw.execute(SQL["invite_staff"], values)
        case to.AdmitStaff(secret, member, today):
            link = {"secret": secret, "today": today.isoformat()}
            _expect(raw.execute(SQL["use_invitation"], link))
            raw.execute(SQL["keep_member"], {"tag": member.tag, "role": member.role.value})
        case to.LogAct(at, member_tag, act, subject):
            values = {"at": at.isoformat(), "member": member_tag, "act": act, "subject": subject}
            raw.execute(SQL["log_act"], values)
        case _:
            assert_never(change)


def settle(raw: sqlite3.Connection, errand: int, outcome: Outcome) -> None:
    """Tally how an errand ended, and note what it tells of its contact."""
    row = raw.execute(SQL["drop_errand"], {"errand": errand}).fetchone()
    if row is None:
        return
    contact, survey, kind = row
    raw.execute(SQL["tally"], {"survey": survey, "what": f"{kind}.{outcome.value}"})
    if lost := LOST.get(outcome):
        raw.execute(SQL["note_lost"], {"contact": contact, "standing": lost.value})
    reach = REACH.get(outcome)
    if kind != ErrandKind.INVITATION or reach is None:
        return
    if _is_over(raw, survey):
        raw.execute(SQL["tally"], {"survey": survey, "what": f"disposition.{reach.value}"})
    else:
        values = {"contact": contact, "survey": survey, "disposition": reach.value}
        raw.execute(SQL["attend"], values)


def carry_out_withdrawals(raw: sqlite3.Connection, survey: str, limit: int = ALL) -> bool:
    """Delete the responses whose withdrawal is queued, their copies, and the queue's rows.

    Up to ``limit`` withdrawals; tell whether there were any.
    """
    rows = raw.execute(SQL["withdrawn"], {"survey": survey, "limit": limit}).fetchall()
    for survey_id, id_, receipt in rows:
        response = {"survey": survey_id, "id": id_}
        ((new_id,),) = raw.execute(SQL["drop_open_response"], response).fetchall()
        raw.execute(SQL["drop_copy"], {"survey": survey_id, "new_id": new_id})
        raw.execute(SQL["drop_withdrawal"], {"survey": survey_id, "receipt": receipt})
    return bool(rows)


def settle_audience(raw: sqlite3.Connection, survey: str, limit: int = ALL) -> int:
    """Tally up to ``limit`` people of an audience, list who hears back, and delete their rows.

    Returns how many they were.
    """
    some = {"survey": survey, "limit": limit}
    (last,) = raw.execute(SQL["last_to_settle"], some).fetchone()
    of_them = {"survey": survey, "last": last}
    raw.execute(SQL["tally_audience"], of_them)
    raw.execute(SQL["list_hear_back"], of_them)
    return raw.execute(SQL["drop_audience"], of_them).rowcount


def _keep_contact(raw: sqlite3.Connection, row: Contact) -> None:
    values = {
        "id": row.id,
        "tag": row.tag,
        "chat": row.chat,
        "language": row.language,
        "standing": row.standing.value,
        "may_ask_again": row.may_ask_again,
        "month_active": row.month_active,
    }
    raw.execute(SQL["keep_contact"], values)


def _keep_interview(raw: sqlite3.Connection, row: Interview) -> None:
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
    _expect(raw.execute(SQL["keep_interview"], values))


def _dispose(raw: sqlite3.Connection, change: to.Dispose) -> None:
    raw.execute(SQL["dispose"], _place(change) | {"disposition": change.disposition.value})
    if change.disposition == Disposition.STOPPED:
        raw.execute(SQL["leave_hear_back"], _place(change))


def _promise_to_tell(raw: sqlite3.Connection, change: to.PromiseToTell) -> None:
    if not raw.execute(SQL["is_settled"], _place(change)).fetchone()[0]:
        raw.execute(SQL["promise_to_tell"], _place(change) | {"hears": change.hears})
    else:
        name = "enter_hear_back" if change.hears else "leave_hear_back"
        raw.execute(SQL[name], _place(change))


def _count(raw: sqlite3.Connection, batch: to.CountBatch) -> None:
    for contact, turn in zip(batch.contacts, batch.turns, strict=True):
        values = {"contact": contact, "survey": batch.survey, "turn": turn}
        _expect(raw.execute(SQL["drop_ballot"], values))
    raw.executemany(SQL["keep_response"], map(_response, batch.responses))
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


def _is_over(raw: sqlite3.Connection, survey: str) -> bool:
    return bool(raw.execute(SQL["is_over"], {"survey": survey}).fetchone()[0])


def _expect(done: sqlite3.Cursor) -> None:
    if not done.rowcount:
        raise Moved
