"""Whether every `ask_if` looks back at a question, and at answers it can have."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from surveys.answers import Missing
from surveys.items import MultipleChoice, Number, OpenEnded, Ranking, Scale, SingleChoice, Statement
from surveys.review import rules
from surveys.review.draft import Draft, Question
from surveys.review.findings import Fault, Loc
from surveys.review.shape import guessed

_NO_ANSWER: Final = "A statement is only read: look at a question."


class Mention(Struct, frozen=True):
    """One place where a condition looks at ``item``; ``at`` leads to what it is compared with."""

    item: str
    at: Loc
    compared: Any


def mentions(raw: Any, at: Loc) -> Iterator[Mention]:
    """Yield what the condition ``raw``, written at ``at``, looks at."""
    match raw:
        case Mapping():
            for name, value in raw.items():
                if name in ("all", "any", "not"):
                    yield from mentions(value, (*at, name))
                else:
                    yield Mention(str(name), (*at, str(name)), value)
        case list():
            for place, value in enumerate(raw):
                yield from mentions(value, (*at, place))


def branching_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the conditions."""
    questions = draft.questions()
    by_id = {question.id: question for question in reversed(questions)}
    for place, question in enumerate(questions):
        before = {earlier.id for earlier in questions[:place]}
        for mention in mentions(question.raw.get("ask_if"), (*question.at, "ask_if")):
            if mention.item in before:
                yield from _compared(mention, by_id[mention.item])
            else:
                yield _not_before(mention, by_id)


def _not_before(mention: Mention, by_id: Mapping[str, Question]) -> Fault:
    if mention.item in by_id:
        return Fault(rules.ASKED_TOO_EARLY, mention.at, {"item": mention.item}, on_key=True)
    details = {"item": mention.item, "fix": guessed(mention.item, list(by_id))}
    return Fault(rules.ASKED_UNKNOWN, mention.at, details, on_key=True)


def _compared(mention: Mention, asked: Question) -> Iterator[Fault]:
    if asked.item is None:
        return
    if isinstance(mention.compared, Mapping):
        if "answered" in mention.compared:
            if isinstance(asked.item, Statement):
                details = {"value": "answered", "item": asked.id, "fix": _NO_ANSWER}
                yield Fault(rules.ASKED_UNKNOWN_VALUE, mention.at, details)
        elif not isinstance(asked.item, Scale | Number | MultipleChoice):
            yield Fault(rules.ASKED_UNCOMPARABLE, mention.at, {"item": asked.id})
        return
    for at, value in _values(mention):
        known = _possible(asked)
        if known is not None and str(value) not in known:
            details = {"value": value, "item": asked.id, "fix": guessed(str(value), known)}
            yield Fault(rules.ASKED_UNKNOWN_VALUE, at, details)


def _values(mention: Mention) -> list[tuple[Loc, Any]]:
    if isinstance(mention.compared, list):
        return [((*mention.at, place), value) for place, value in enumerate(mention.compared)]
    return [(mention.at, mention.compared)]


def _possible(asked: Question) -> list[str] | None:
    """Return the answers that ``asked`` can have, or None when they cannot be counted."""
    match asked.item:
        case SingleChoice() | MultipleChoice() | Ranking():
            found = [option.code for option in asked.item.options]
        case Scale():
            found = [str(point) for point in range(1, asked.item.points + 1)]
        case Number() | OpenEnded():
            return None
        case _:
            return []
    return found + [reason.value for reason in Missing]
