"""What a survey owes those it asks: an aim, days in order, a level that is true, safety."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from surveys.days import After, Moment, resolved
from surveys.questionnaire import Purpose
from surveys.review import rules
from surveys.review.draft import Draft
from surveys.review.findings import Fault, Loc
from surveys.review.questions import options_of

LATEST_WEEKS = 12
"""Between the close and the day young people hear back."""
_AFTER_FEEDBACK = 30
_PURPOSES = tuple(Purpose)


def promise_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the promise."""
    yield from _aim(draft)
    yield from _order(draft)
    yield from _feedback(draft)
    yield from _people(draft)
    if not draft.get("outcomes"):
        yield Fault(rules.NO_OUTCOMES, ())


def _aim(draft: Draft) -> Iterator[Fault]:
    purpose = draft.get("purpose")
    if purpose not in _PURPOSES:
        return
    decides, said = purpose == "decide", {"purpose": purpose}
    if draft.get(draft.aim) is None:
        yield Fault(rules.NO_DECISION if decides else rules.NO_USE, ("purpose",), said)
    other, rule = ("use", rules.USE_NOT_WANTED) if decides else _DECISION
    if other in draft.data:
        yield Fault(rule, (other,), said, on_key=True)


_DECISION = "decision", rules.DECISION_NOT_WANTED


def _order(draft: Draft) -> Iterator[Fault]:
    """Compare neighbouring days; the feedback may come before or after the decision."""
    due = (draft.aim, "decide_by" if draft.aim == "decision" else "by")
    if _gap(draft, ("opens",), due, below=0):
        yield Fault(rules.ALREADY_DECIDED, due)
    elif _gap(draft, ("closes",), due, below=0):
        yield _misplaced(("closes",), due, "not be before")
    if _gap(draft, ("opens",), ("closes",), below=0):
        yield _misplaced(("opens",), ("closes",), "not be before")
    promised = ("feedback", "promised_by"), ("feedback", "follow_up_on")
    for earlier, later in pairwise((("closes",), *promised)):
        if _gap(draft, earlier, later, below=1):
            yield _misplaced(earlier, later, "be after")


def _misplaced(earlier: Loc, later: Loc, relation: str) -> Fault:
    details = {"earlier": earlier[-1], "later": later[-1], "relation": relation}
    return Fault(rules.DAYS_OUT_OF_ORDER, later, details)


def _gap(draft: Draft, earlier: tuple[str, ...], later: tuple[str, ...], below: int) -> bool:
    """Tell whether fewer than ``below`` days lie between, as far as that can be known."""
    days = days_between(draft, earlier, later)
    return days is not None and days < below


def days_between(draft: Draft, earlier: tuple[str, ...], later: tuple[str, ...]) -> int | None:
    """Return the days from one day to another, or None when they cannot be compared.

    A date and a number of days after publishing can only be compared for a given ``today``.
    """
    first, second = draft.day(*earlier), draft.day(*later)
    if first is None or second is None:
        return None
    return _between(_settled(first, draft), _settled(second, draft))


def _settled(day: Moment, draft: Draft) -> Moment:
    return resolved(day, draft.today) if draft.today else day


def _between(first: Moment, second: Moment) -> int | None:
    if isinstance(first, After) and isinstance(second, After):
        return second.days - first.days
    if isinstance(first, After) or isinstance(second, After):
        return None
    return (second - first).days


def _feedback(draft: Draft) -> Iterator[Fault]:
    waiting = days_between(draft, ("closes",), ("feedback", "promised_by"))
    if waiting is None:
        return
    if timedelta(days=waiting) > timedelta(weeks=LATEST_WEEKS):
        weeks = -(-waiting // 7)
        yield Fault(rules.HEARD_TOO_LATE, ("feedback", "promised_by"), {"weeks": weeks})
    kept, least = draft.get("retention_days"), waiting + _AFTER_FEEDBACK
    kept = 120 if kept is None else kept
    if _is_open(draft) and isinstance(kept, int) and kept < least:
        at = ("retention_days",) if "retention_days" in draft.data else ("closes",)
        yield Fault(rules.RETAINED_TOO_SHORT, at, {"days": least})


def _is_open(draft: Draft) -> bool:
    return next(_own_words(draft), None) is not None


def _own_words(draft: Draft) -> Iterator[Loc]:
    """Yield the places at which somebody is asked for their own words."""
    for question in draft.questions():
        if question.kind == "open_ended":
            yield (*question.at, "kind")
        for option in options_of(question):
            if option.specify is not None:
                yield (*question.at, "options", option.code, "specify")


def _people(draft: Draft) -> Iterator[Fault]:
    first = next(_own_words(draft), None)
    if first and not draft.get("safeguarding"):
        yield Fault(rules.NO_SAFEGUARDING, first)
    youngest, oldest = draft.get("audience", "min_age"), draft.get("audience", "max_age")
    if isinstance(youngest, int) and isinstance(oldest, int) and oldest < youngest:
        yield Fault(rules.AGES_REVERSED, ("audience", "max_age"))
    if isinstance(youngest, int) and youngest < draft.platform_age:
        details = {"youngest": youngest, "least": draft.platform_age}
        yield Fault(rules.BELOW_PLATFORM_AGE, ("audience", "min_age"), details)
