"""What staff read of the calendar: what is promised, what is late, what closes soon."""

from collections.abc import Sequence
from datetime import date

from admin.commands.desk import staff_button
from admin.markup import safe
from admin.promises import LONGEST_OVERDUE, Nag
from bot.conversation.screen import Button, Screen
from bot.promised import Owed, Promised
from surveys.questionnaire import Survey, on

WHAT = {
    Owed.SAID: "“What you said”",
    Owed.DECISION: "The decision",
    Owed.USE: "Using the answers",
    Owed.FEEDBACK: "“What we did”",
    Owed.FOLLOW_UP: "How it went on",
    Owed.ADDED: "One more answer",
}


def told_day(day: date) -> str:
    """Return a day as staff read it."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def days(many: int) -> str:
    """Return a number of days."""
    return "1 day" if many == 1 else f"{many} days"


def title_of(survey: Survey) -> str:
    """Return the title of a survey for staff, as HTML."""
    return safe(survey.title.say("en"))


def nag(survey: Survey, due: Nag, today: date, copied: str) -> Screen:
    """Return the reminder of a promise, with the champion's name and who has a copy."""
    promise = due.promise
    lines = [
        f"<b>{WHAT[promise.owed]}: {title_of(survey)}</b>",
        _when(promise, today),
        *_consequences(promise, today),
        f"Champion: {safe(survey.champion.say('en'))}. Copied to {safe(copied)}.",
    ]
    return Screen("\n".join(lines), (tuple(_steps(survey, promise)),))


def _when(promise: Promised, today: date) -> str:
    newest = promise.newest
    promised = f"Young people were promised it by {told_day(promise.by)}"
    if promise.moves:
        promised += f", then by {told_day(newest)}"
    left = (newest - today).days
    if left > 0:
        return f"{promised}: {days(left)} left."
    if left == 0:
        return f"{promised}: that is today."
    return f"{promised}: {days(-left)} ago."


def _consequences(promise: Promised, today: date) -> list[str]:
    if promise.newest > today:
        return []
    if promise.newest == today:
        return ["Tomorrow everyone who hears back is told that we are late."]
    lines = ["Everyone who hears back is told that we are late, and it is on the public board."]
    if promise.owed in (Owed.SAID, Owed.FEEDBACK):
        late = promise.days_late(today)
        lines.append(
            "Nothing new can be published until this is answered or stopped."
            if late > LONGEST_OVERDUE
            else f"After {LONGEST_OVERDUE} days nothing new can be published. So far: {days(late)}."
        )
    return lines


def _steps(survey: Survey, promise: Promised) -> list[Button]:
    see = staff_button("Its promises", "promise", survey.id)
    if promise.owed is Owed.FEEDBACK:
        return [staff_button("Write it", "begin", survey.id), see]
    if promise.owed in (Owed.FOLLOW_UP, Owed.ADDED):
        return [staff_button("Write it", promise.owed.value, survey.id), see]
    return [see]


def felt(survey: Survey, reopened: Sequence[str], by: date | None) -> Screen:
    """Return the word that people said whether they felt heard, and what is still not right."""
    lines = [f"<b>{title_of(survey)}</b>: young people said whether they felt heard."]
    results = staff_button("Results", "results", survey.id)
    if by is None:
        return Screen("\n".join(lines), ((results,),))
    lines += ["This is still not right for many of them, and needs one more answer:"]
    lines += [f"• {safe(each)}" for each in reopened]
    lines += [f"They are promised it by {told_day(by)}."]
    write = staff_button("Write it", Owed.ADDED.value, survey.id)
    return Screen("\n".join(lines), ((write, results),))


def closes_soon(survey: Survey, today: date) -> Screen:
    """Return the word that a survey closes by itself in a few days."""
    closes = on(survey.closes)
    left = (closes - today).days
    when = "at the end of today" if left == 0 else f"at the end of {told_day(closes)}"
    html = (
        f"<b>{title_of(survey)}</b> closes by itself {when}. Who has not been heard yet? There is "
        "still time to ask around."
    )
    return Screen(html, ((staff_button("How is it going?", "progress", survey.id),),))


def closed_by_itself(survey: Survey) -> Screen:
    """Return the word that a survey is closing by itself."""
    html = (
        f"<b>{title_of(survey)}</b> closed by itself: its last day was "
        f"{told_day(on(survey.closes))}. The results are here as soon as the last answers are in."
    )
    return Screen(html, ((staff_button("Results", "results", survey.id),),))
