"""One promise in words: the same wherever it is told."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from bot.conversation.wording import Wording
from bot.promised import Keeping, Owed, Promised
from surveys.text import Text


def line_of(words: Wording, promise: Promised, today: date) -> str:
    """Return one promise and what became of it, as HTML."""
    what = words.label(name_of(promise.owed))
    said = _said(words, promise, what, words.day(promise.by, today), today)
    return words.together(said, *reasons(words, promise, today))


def why_stopped(words: Wording, promises: Iterable[Promised]) -> str:
    """Return the one reason for which promises of a survey were taken back; empty for none."""
    reasons = (each.stopped.because for each in promises if each.stopped and not each.told_on)
    because = next(reasons, None)
    return words("promise-because", reason=Text(because).say(words.language)) if because else ""


def name_of(owed: Owed) -> str:
    """Return the phrase that names what was promised."""
    return f"promise-{owed.value}"


def _said(words: Wording, promise: Promised, what: str, by: str, today: date) -> str:
    keeping, told_on = promise.keeping(today), promise.told_on
    told = words.day(told_on, today) if told_on else ""
    match keeping:
        case Keeping.DUE:
            return words("promise-due", what=what, by=by)
        case Keeping.KEPT:
            return words("promise-kept", what=what, by=by, on=told)
        case Keeping.LATE if told:
            days = promise.days_late(today)
            return words("promise-came-late", what=what, by=by, on=told, days=days)
        case Keeping.LATE:
            return words("promise-late", what=what, by=by)
        case Keeping.BROKEN:
            return words("promise-broken", what=what, by=by)
        case Keeping.WITHDRAWN if promise.stopped:
            on = words.day(promise.stopped.on, today)
            return words("promise-withdrawn", what=what, by=by, on=on)
        case Keeping.WITHDRAWN:
            return words("promise-none-kept", what=what, by=by)
        case _:
            assert_never(keeping)


def reasons(words: Wording, promise: Promised, today: date) -> Iterator[str]:
    """Yield the new date that is still to come, and why."""
    coming = promise.coming(today)
    if coming is not None and promise.is_open:
        yield words("promise-new-date", date=words.day(coming, today))
        reason = Text(promise.moves[-1].because).say(words.language)
        yield words("promise-because", reason=reason)
