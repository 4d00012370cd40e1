"""What was promised by which day, and what came of it, as a page says it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from admin.reports.pages import phrases as p
from bot.promised import Keeping, Owed, Promised
from surveys.text import Text

NAMES: Mapping[Owed, Text] = {
    Owed.SAID: p.WHAT_YOU_SAID,
    Owed.DECISION: p.DECISION,
    Owed.USE: p.USE,
    Owed.FEEDBACK: p.WHAT_WE_DID,
    Owed.FOLLOW_UP: p.HOW_IT_WENT,
    Owed.ADDED: p.ONE_MORE_ANSWER,
}


def days(many: int, language: str) -> str:
    """Return a number of days in words."""
    return p.put(p.ONE_DAY if many == 1 else p.DAYS, language, days=many)


def state(promise: Promised, today: date, language: str) -> str:
    """Return what came of a promise, in words."""
    match promise.keeping(today):
        case Keeping.DUE:
            return p.TO_COME.say(language)
        case Keeping.KEPT:
            return p.ON_TIME.say(language)
        case Keeping.WITHDRAWN:
            return p.TAKEN_BACK.say(language)
        case Keeping.LATE | Keeping.BROKEN if promise.told_on is not None:
            late = days(promise.days_late(today), language)
            return p.put(p.DAYS_LATE, language, days=late)
        case Keeping.BROKEN:
            return p.BROKEN.say(language)
        case _:
            return p.OVERDUE.say(language)


def faults(promises: Sequence[Promised], today: date, language: str) -> Iterator[str]:
    """Yield every promise that was late, is late or was taken back, in words."""
    for each in promises:
        what = NAMES[each.owed].say(language)
        by = p.day(each.by, language)
        if each.stopped is not None and each.told_on is None:
            because = Text(each.stopped.because).say(language)
            yield p.put(p.WAS_STOPPED, language, what=what, date=by, because=because)
        elif not each.days_late(today) or each.none_kept:
            continue
        elif each.told_on is not None:
            late = days(each.days_late(today), language)
            yield p.put(p.WAS_LATE, language, what=what, days=late)
        else:
            yield p.put(p.IS_LATE, language, what=what, date=by)


def moves(promises: Sequence[Promised], language: str) -> Iterator[str]:
    """Yield every new date that was given, with its reason."""
    for each in promises:
        for move in each.moves:
            yield p.put(
                p.MOVED,
                language,
                what=NAMES[each.owed].say(language),
                date=p.day(move.to, language),
                because=Text(move.because).say(language),
            )
