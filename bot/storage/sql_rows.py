"""Rows of a database read back into what the store hands out, column by column."""

from datetime import date

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.raw import Columns
from bot.storage.rows import (
    Attendance,
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Interview,
    Outcome,
    Person,
    PublishedSurvey,
    SurveyState,
)


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


def person(rows: list[Columns]) -> Person | None:
    """Read what each row tells of, and its columns: of the contact, and of their surveys."""
    who, interviews, attended = None, [], {}
    for what, one, two, three, four, first, second, turn, yes, sent in rows:
        if what == "audience":
            attended[one] = attendance((one, two, yes))
        elif what == "interview":
            interviews.append(interview((four, one, two, first, turn, three, yes, sent)))
        else:
            who = contact((one, first, second, two, three, yes, four))
    if len(interviews) > 1:
        interviews.sort(key=lambda row: row.survey)
    return Person(who, tuple(interviews), attended) if who else None


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


def delivery(
    kind: ErrandKind, waiting: list[Columns], ahead: list[Columns], tallies: list[Columns]
) -> Delivery:
    """Read how many errands wait, and how many people the push has not come to; what is tallied of
    the survey, and its number."""
    left = sum(int(count) for ((count,),) in (waiting, ahead))
    counts: dict[str, int] = dict(tallies)
    settled = {outcome: counts.get(f"{kind.value}.{outcome.value}", 0) for outcome in Outcome}
    return Delivery(left, {outcome: count for outcome, count in settled.items() if count})


def counted(uncopied: list[Columns], copied: list[Columns], withdrawn: list[Columns]) -> int:
    """Read two numbers of responses, and the responses whose withdrawal is queued."""
    return sum(int(count) for ((count,),) in (uncopied, copied)) - len(withdrawn)


def all_hold(*answers: list[Columns]) -> bool:
    """Read yes or no to each question."""
    return all(yes for ((yes,),) in answers)
