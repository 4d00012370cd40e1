"""Rows of SQLite read back into what the store hands out, column by column."""

from datetime import date
from typing import Any

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.rows import (
    Attendance,
    Contact,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Interview,
    PublishedSurvey,
    SurveyState,
)

Columns = tuple[Any, ...]


def contact(columns: Columns) -> Contact:
    """Read id, tag, chat, language, standing, may_ask_again, month_active."""
    id_, tag, chat, language, standing, may_ask_again, month = columns
    return Contact(id_, tag, chat, language, Standing(standing), bool(may_ask_again), month)


def interview(columns: Columns) -> Interview:
    """Read contact, survey, version, sealed, turn, touched, owed, sent."""
    who, survey, version, sealed, turn, touched, owed, sent = columns
    day = date.fromisoformat(touched)
    return Interview(who, survey, version, sealed, turn, day, bool(owed), bool(sent))


def attendance(columns: Columns) -> Attendance:
    """Read survey, disposition, hears."""
    survey, disposition, hears = columns
    return Attendance(survey, Disposition(disposition), None if hears is None else bool(hears))


def published_survey(columns: Columns) -> PublishedSurvey:
    """Read survey, fingerprint, frozen, published, state, grace_ends, ended."""
    survey, fingerprint, frozen, published, state, grace_ends, ended = columns
    day = date.fromisoformat(published)
    return PublishedSurvey(
        survey, fingerprint, frozen, day, SurveyState(state), grace_ends, bool(ended)
    )


def feedback(columns: Columns) -> Feedback:
    """Read survey, state, document, sent_on."""
    survey, state, document, sent_on = columns
    day = date.fromisoformat(sent_on) if sent_on else None
    return Feedback(survey, FeedbackState(state), document, day)


def errand(columns: Columns) -> Errand:
    """Read id, survey, kind, attempts, has_met, and the columns of its contact."""
    id_, survey, kind, attempts, has_met, *person = columns
    who = contact(tuple(person))
    return Errand(id_, who, survey, ErrandKind(kind), attempts, bool(has_met))
