"""Rows of a database read back into what the store hands out, column by column."""

from datetime import date

from bot.barriers import TALLY, Barrier
from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.drop_off import DROP_OFF
from bot.storage.lists import Lists, Waiting
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
    Paper,
    PaperKind,
    Person,
    PublishedSurvey,
    SurveyState,
)


def contact(columns: Columns) -> Contact:
    """Read id, tag, chat, language, standing, may_ask_again, month_active, paused_until,
    stopped_on, most_a_week, chosen, unexplained, week, started, still_asked."""
    id_, tag, chat, language, standing, may_ask_again, month, *wishes = columns
    paused, stopped, most, chosen, unexplained, week, started, still_asked = wishes
    return Contact(
        id=id_,
        tag=tag,
        chat=chat,
        language=language,
        standing=Standing(standing),
        may_ask_again=bool(may_ask_again),
        month_active=month,
        paused_until=date.fromisoformat(paused) if paused else None,
        stopped_on=date.fromisoformat(stopped) if stopped else None,
        most_a_week=most,
        chosen=Standing(chosen) if chosen else None,
        unexplained=unexplained,
        week=week,
        started=started,
        still_asked=still_asked,
    )


def interview(columns: Columns) -> Interview:
    """Read contact, survey, version, sealed, turn, touched, owed, sent."""
    who, survey, version, sealed, turn, touched, owed, sent = columns
    day = date.fromisoformat(touched)
    return Interview(who, survey, version, sealed, turn, day, bool(owed), bool(sent))


def attendance(columns: Columns) -> Attendance:
    """Read survey, disposition, hears, reminded."""
    survey, disposition, hears, reminded = columns
    yes = None if hears is None else bool(hears)
    return Attendance(survey, Disposition(disposition), yes, bool(reminded))


def person(rows: list[Columns]) -> Person | None:
    """Read what each row tells of, and its columns: of the contact, and of their surveys."""
    who, interviews, attended = None, [], {}
    for what, one, two, three, four, first, second, turn, yes, sent, *rest in rows:
        if what == "audience":
            attended[one] = attendance((one, two, yes, sent))
        elif what == "interview":
            interviews.append(interview((four, one, two, first, turn, three, yes, sent)))
        else:
            paused, stopped, *chosen = rest
            wishes = (paused, stopped, turn, *chosen)
            who = contact((one, first, second, two, three, yes, four, *wishes))
    if len(interviews) > 1:
        interviews.sort(key=lambda row: row.survey)
    return Person(who, tuple(interviews), attended) if who else None


def published_survey(columns: Columns) -> PublishedSurvey:
    """Read survey, fingerprint, frozen, published, state, grace_ends, ended, sealed_to."""
    survey, fingerprint, frozen, published, state, grace_ends, ended, sealed_to = columns
    return PublishedSurvey(
        survey=survey,
        fingerprint=fingerprint,
        frozen=frozen,
        published=date.fromisoformat(published),
        state=SurveyState(state),
        grace_ends=grace_ends,
        ended=bool(ended),
        sealed_to=bytes(sealed_to),
    )


def feedback(columns: Columns) -> Feedback:
    """Read survey, state, document, sent_on, kind."""
    survey, state, document, sent_on, kind = columns
    day = date.fromisoformat(sent_on) if sent_on else None
    return Feedback(survey, FeedbackState(state), document, day, ErrandKind(kind))


def paper(columns: Columns) -> Paper:
    """Read kind, survey, name, document, sealed."""
    kind, survey, name, document, sealed = columns
    return Paper(PaperKind(kind), survey, name, document, bytes(sealed))


def errand(columns: Columns) -> Errand:
    """Read id, survey, kind, attempts, met, and the columns of its contact."""
    id_, survey, kind, attempts, met, *person = columns
    who = contact(tuple(person))
    came_of_it = None if met is None else Disposition(met)
    return Errand(id_, who, survey, ErrandKind(kind), attempts, came_of_it)


def delivery(
    kind: ErrandKind, waiting: list[Columns], ahead: list[Columns], tallies: list[Columns]
) -> Delivery:
    """Read how many errands wait, and how many people the push has not come to; what is tallied of
    the survey, and its number."""
    left = sum(int(count) for ((count,),) in (waiting, ahead))
    counts: dict[str, int] = dict(tallies)
    settled = {outcome: counts.get(f"{kind.value}.{outcome.value}", 0) for outcome in Outcome}
    return Delivery(left, {outcome: count for outcome, count in settled.items() if count})


def barriers(tallies: list[Columns]) -> dict[Barrier, int]:
    """Read what is tallied of a survey, and its number."""
    counts: dict[str, int] = dict(tallies)
    found = {barrier: counts.get(f"{TALLY}{barrier.value}", 0) for barrier in Barrier}
    return {barrier: count for barrier, count in found.items() if count}


def drop_off(tallies: list[Columns]) -> dict[str, int]:
    """Read what is tallied of a survey, and its number."""
    counts: dict[str, int] = dict(tallies)
    return {
        what.removeprefix(DROP_OFF): count
        for what, count in sorted(counts.items())
        if what.startswith(DROP_OFF)
    }


def lists(hear_back: list[Columns], outbox: list[Columns]) -> Lists:
    """Read surveys; id, survey, kind, state, attempts, due and holder of each errand."""
    return Lists(tuple(survey for (survey,) in hear_back), tuple(Waiting(*row) for row in outbox))


def counted(uncopied: list[Columns], copied: list[Columns], withdrawn: list[Columns]) -> int:
    """Read two numbers of responses, and the responses whose withdrawal is queued."""
    return sum(int(count) for ((count,),) in (uncopied, copied)) - len(withdrawn)


def all_hold(*answers: list[Columns]) -> bool:
    """Read yes or no to each question."""
    return all(yes for ((yes,),) in answers)
