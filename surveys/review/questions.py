"""What is wrong with the questions: their ids, options, numbers, order and use."""

from collections.abc import Iterator
from typing import Any

from surveys.duration import estimated_minutes
from surveys.items import MultipleChoice, Number, Option, Scale, has_options
from surveys.questionnaire import Survey
from surveys.review import rules
from surveys.review.branching import mentions
from surveys.review.draft import Draft, Question
from surveys.review.findings import Fault
from surveys.review.shape import guessed

MOST_OPTIONS = 12
MOST_MINUTES = 5
GOOD_MINUTES = 3


def question_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the questions, one by one and together."""
    questions = draft.questions()
    yield from _doubled(questions)
    for question in questions:
        yield from _informs(draft, question)
        yield from _limits(question)
    yield from _about_you(draft, questions)
    yield from _breakdowns(draft, questions)
    yield from _useless(questions)


def duration_faults(survey: Survey) -> Iterator[Fault]:
    """Yield a fault when ``survey`` takes too long."""
    minutes = estimated_minutes(survey)
    if minutes > GOOD_MINUTES:
        rule = rules.FAR_TOO_LONG if minutes > MOST_MINUTES else rules.LONG_SURVEY
        yield Fault(rule, ("questions",), {"minutes": minutes}, on_key=True)


def _doubled(questions: list[Question]) -> Iterator[Fault]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            yield Fault(rules.DUPLICATE_ID, (*question.at, "id"), {"id": question.id})
        seen |= {question.id} - {""}


def _informs(draft: Draft, question: Question) -> Iterator[Fault]:
    count = len(draft.entries(draft.aim, "can_change"))
    numbers = question.raw.get("informs")
    for place, number in enumerate(numbers if isinstance(numbers, list) else []):
        if count and isinstance(number, int) and not 1 <= number <= count:
            details = {"number": number, "count": count}
            yield Fault(rules.INFORMS_NOTHING, (*question.at, "informs", place), details)


def _limits(question: Question) -> Iterator[Fault]:
    match question.item:
        case MultipleChoice() as item:
            yield from _picks(question, item)
        case Number(min=float() as least, max=float() as most) if most < least:
            yield Fault(rules.MIN_ABOVE_MAX, (*question.at, "max"))
        case Scale() as item:
            for point in item.labels:
                if not 1 <= point <= item.points:
                    details = {"point": point, "points": item.points}
                    at = (*question.at, "labels", point)
                    yield Fault(rules.NO_SUCH_POINT, at, details, on_key=True)
    if question.item and len(options_of(question)) > MOST_OPTIONS:
        details = {"count": len(options_of(question)), "most": MOST_OPTIONS}
        yield Fault(rules.MANY_OPTIONS, (*question.at, "options"), details, on_key=True)


def _picks(question: Question, item: MultipleChoice) -> Iterator[Fault]:
    if item.most < item.min and item.max is not None:
        yield Fault(rules.MIN_ABOVE_MAX, (*question.at, "max"))
    count = item.together
    for key, number in (("min", item.min), ("max", item.max)):
        if number is not None and number > count:
            details: dict[str, Any] = {"key": key, "number": number, "count": count}
            yield Fault(rules.TOO_MANY_PICKS, (*question.at, key), details)


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the options of ``question``; none for kinds without."""
    return question.item.options if question.item and has_options(question.item) else ()


def _about_you(draft: Draft, questions: list[Question]) -> Iterator[Fault]:
    used = _used(questions, set(map(str, draft.entries("breakdowns"))))
    others = [place for place, question in enumerate(questions) if not question.is_about_you]
    for place, question in enumerate(questions):
        if not question.is_about_you:
            continue
        if others and place < others[-1]:
            yield Fault(rules.ABOUT_YOU_EARLY, (*question.at, "about_you"), on_key=True)
        if question.id not in used:
            at = (*question.at, "about_you")
            yield Fault(rules.NOT_BROKEN_DOWN, at, {"item": question.id}, on_key=True)


def _used(questions: list[Question], broken_down: set[str]) -> set[str]:
    """Return the items by which results are broken down, and those that lead to these."""
    conditions = (each.raw.get("ask_if") for each in questions if each.id in broken_down)
    return broken_down | {found.item for each in conditions for found in mentions(each, ())}


def _breakdowns(draft: Draft, questions: list[Question]) -> Iterator[Fault]:
    by_id = {question.id: question for question in questions}
    for place, item in enumerate(map(str, draft.entries("breakdowns"))):
        at, details = ("breakdowns", place), {"item": item, "fix": guessed(item, list(by_id))}
        if item not in by_id:
            yield Fault(rules.UNKNOWN_BREAKDOWN, at, details)
        elif not by_id[item].is_about_you:
            yield Fault(rules.BREAKDOWN_NOT_ABOUT_YOU, at, details)
        elif by_id[item].kind != "single_choice":
            yield Fault(rules.BREAKDOWN_NOT_ONE_ANSWER, at, details)


def _useless(questions: list[Question]) -> Iterator[Fault]:
    conditions = (question.raw.get("ask_if") for question in questions)
    looked_at = {mention.item for condition in conditions for mention in mentions(condition, ())}
    for question in questions:
        feeds = question.raw.get("informs") or question.is_about_you or question.id in looked_at
        if not feeds and question.kind != "statement":
            yield Fault(rules.FEEDS_NOTHING, (*question.at, "id"), {"item": question.id})
