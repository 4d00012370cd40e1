"""What young people are told about a promise that is not kept: in every language of its survey, in
the channel's HTML."""

from collections.abc import Iterator, Mapping
from datetime import date

import orjson

from admin.promises import Owing
from bot.conversation.screens.promise_lines import name_of
from bot.conversation.wording import Wording
from bot.promised import Keeping, Notice, Owed, Promised, Stopped
from bot.storage.changes import Change, KeepFeedback, QueueFeedback
from bot.storage.rows import ErrandKind, Feedback, FeedbackState
from surveys.questionnaire import Survey
from surveys.text import Text

Message = Mapping[str, str]
"""What goes out, by language."""


def late(owing: Owing, notice: Notice) -> Message:
    """Return the notice that something is late: what was promised, and the new date or none."""
    return {each: _late(owing, notice, Wording(each)) for each in owing.survey.languages}


def _late(owing: Owing, notice: Notice, words: Wording) -> str:
    survey = owing.survey
    parts = [
        "\n".join(_missed(promise, notice, words))
        for promise in owing.promises
        if promise.owed in notice.missed
    ]
    return "\n\n".join(
        [
            words("late-title", title=survey.title.say(words.language)),
            *parts,
            words("late-ask", contact=survey.complaints.say(words.language)),
            words("late-see"),
        ]
    )


def _missed(promise: Promised, notice: Notice, words: Wording) -> Iterator[str]:
    owed, today = promise.owed, notice.on
    yield words(phrase_of(owed), date=words.day(promise.by, today))
    if notice.missed[owed] != promise.by:
        yield words("late-again", date=words.day(notice.missed[owed], today))
    if owed in notice.new:
        yield words("late-new-date", date=words.day(notice.new[owed], today))
        reason = Text(promise.moves[-1].because).say(words.language)
        yield words("promise-because", reason=reason)
        return
    is_broken = promise.keeping(today) is Keeping.BROKEN
    yield words("late-broken" if is_broken else "late-no-date")


def phrase_of(owed: Owed) -> str:
    """Return the phrase that says what was promised."""
    return f"late-{owed.value}"


def stopped(owing: Owing, stop: Stopped) -> Message:
    """Return the notice that staff take back what is still owed."""
    return {each: _stopped(owing, stop, Wording(each)) for each in owing.survey.languages}


def _stopped(owing: Owing, stop: Stopped, words: Wording) -> str:
    survey, language = owing.survey, words.language
    lines = [_taken_back(each, words, stop.on) for each in owing.open]
    return "\n\n".join(
        [
            words("stopped-it-title", title=survey.title.say(language)),
            words("stopped-it-because", reason=Text(stop.because).say(language)),
            "\n".join([words("stopped-it-so"), *lines]),
            words("stopped-it-sorry"),
            words("stopped-it-ask", contact=survey.complaints.say(language)),
        ]
    )


def _taken_back(promise: Promised, words: Wording, today: date) -> str:
    what, by = words.label(name_of(promise.owed)), words.day(promise.by, today)
    return f"• {words('promise-due', what=what, by=by)}"


def withdrawn(survey: Survey, stop: Stopped) -> Message:
    """Return the notice that a survey ended before its time, and its answers are deleted."""
    return {each: _withdrawn(survey, stop, Wording(each)) for each in survey.languages}


def _withdrawn(survey: Survey, stop: Stopped, words: Wording) -> str:
    language = words.language
    ways = [f"• {words.say(way)}" for way in survey.other_ways]
    return "\n\n".join(
        [
            words("withdrawn-title", title=survey.title.say(language)),
            words("withdrawn-because", reason=Text(stop.because).say(language)),
            words("withdrawn-answers"),
            words("withdrawn-not-you"),
            "\n".join([words("other-ways"), *ways]),
            words("stopped-it-ask", contact=survey.complaints.say(language)),
        ]
    )


def sent(survey: str, message: Message, today: date) -> tuple[Change, ...]:
    """Return what sends a notice to everyone who hears back, and puts it into the news."""
    return in_the_news(survey, message, today), QueueFeedback(survey, ErrandKind.LATE)


def in_the_news(survey: str, message: Message, today: date) -> Change:
    """Return what puts a notice into the news."""
    document = orjson.dumps({"message": dict(message)}).decode()
    state, kind = FeedbackState.SENDING, ErrandKind.LATE
    return KeepFeedback(Feedback(survey, state, document, today, kind))
