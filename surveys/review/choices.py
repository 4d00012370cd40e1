"""Whether everybody finds their answer: ranges, scales, another answer, and who they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Final

from surveys.items import MultipleChoice, Option, Scale, SingleChoice
from surveys.languages import base_of
from surveys.leanings import Leaning, leaning
from surveys.question_kinds import about_person, leaves_room, wants_reasons
from surveys.ranges import Range, gaps, overlaps, ranges_of
from surveys.review import asking_rules as rules
from surveys.review.asking import placed
from surveys.review.draft import Draft, Question, said_in
from surveys.review.findings import Fault, Loc, Rule
from surveys.review.questions import options_of

_FEWEST_LISTED: Final = 3
_CLOCK: Final = re.compile(r"\d ?(?:am|pm)\b|\d:\d\d|o'clock", re.IGNORECASE)


def choice_faults(draft: Draft) -> Iterator[Fault]:
    """Yield answers that are missing, double or leaning, and questions about people unannounced."""
    for question in draft.questions():
        match question.item:
            case SingleChoice() as item:
                yield from _ranges(draft, question, item)
                yield from _balance(draft, question, item.options)
                yield from _something_else(draft, question)
            case MultipleChoice():
                yield from _something_else(draft, question)
            case Scale() as item:
                yield from _scale(draft, question, item)
        yield from _unstated(draft, question)


def _by_language(draft: Draft, options: Sequence[Option]) -> Mapping[str, dict[str, str]]:
    """Return the codes of ``options`` by their labels, language by language."""
    found: dict[str, dict[str, str]] = {}
    for option in options:
        for language, label in draft.named(option.label).items():
            found.setdefault(language, {})[label] = option.code
    return found


def _ranges(draft: Draft, question: Question, item: SingleChoice) -> Iterator[Fault]:
    """Look at the first language whose labels are ranges: the others should say the same."""
    for codes in _by_language(draft, item.options).values():
        found = [] if any(map(_CLOCK.search, codes)) else ranges_of(list(codes))
        if len(found) < 2:
            continue
        for before, after, number in overlaps(found):
            yield _range(rules.RANGES_OVERLAP, question, codes, before, after, number)
        for before, after in gaps(found):
            yield _range(rules.RANGES_GAP, question, codes, before, after, 0)
        if question.is_about_you:
            yield from _ends(question, found)
        return


def _range(
    rule: Rule,
    question: Question,
    codes: Mapping[str, str],
    before: Range,
    after: Range,
    number: int,
) -> Fault:
    details = {"words": after.label, "other": before.label, "number": number}
    return Fault(rule, (*question.at, "options", codes[after.label]), details)


def _ends(question: Question, found: Sequence[Range]) -> Iterator[Fault]:
    at = (*question.at, "options")
    if found[0].low > -inf:
        yield Fault(rules.NO_YOUNGER_OR_OLDER, at, {"which": "younger"}, on_key=True)
    if max(each.high for each in found) < inf:
        yield Fault(rules.NO_YOUNGER_OR_OLDER, at, {"which": "older"}, on_key=True)


def _balance(draft: Draft, question: Question, options: Sequence[Option]) -> Iterator[Fault]:
    for language, codes in _by_language(draft, options).items():
        at = (*question.at, "options")
        yield from _leaning(at, [leaning(label, base_of(language)) for label in codes], len(codes))
        return


def _scale(draft: Draft, question: Question, item: Scale) -> Iterator[Fault]:
    """One labelled end, or labels that lean; two labelled ends may say "not" and "very"."""
    at = (*question.at, "labels")
    if not item.labels or not set(item.labels) <= set(range(1, item.points + 1)):
        return
    first = next(iter(item.labels.values()))
    language = next(iter(draft.named(first)))
    said = [label.say(language) for label in item.labels.values()]
    found = [leaning(each, base_of(language)) for each in said]
    if set(item.labels) & {1, item.points} in ({1}, {item.points}):
        good = sum(each is not Leaning.BAD for each in found)
        details = {"good": good, "bad": len(found) - good}
        yield Fault(rules.UNBALANCED, at, details, on_key=True)
    else:
        yield from _leaning(at, found, len(found))


def _leaning(at: Loc, found: Sequence[Leaning | None], count: int) -> Iterator[Fault]:
    """Tell when most answers lean, and one side has at least two more than the other."""
    good, bad = found.count(Leaning.GOOD), found.count(Leaning.BAD)
    if abs(good - bad) >= 2 and 2 * (good + bad) > count:
        yield Fault(rules.UNBALANCED, at, {"good": good, "bad": bad}, on_key=True)


def _something_else(draft: Draft, question: Question) -> Iterator[Fault]:
    options = options_of(question)
    labels = [label for option in options for label in option.label.everywhere()]
    ask = said_in(question.raw.get("ask"))
    if ask is None or len(options) < _FEWEST_LISTED or any(map(leaves_room, labels)):
        return
    for _, language, said in placed(draft, question.at, ask):
        if wants_reasons(said, language):
            at = (*question.at, "options")
            yield Fault(rules.NO_SOMETHING_ELSE, at, {"item": question.id}, on_key=True)
            return


def _unstated(draft: Draft, question: Question) -> Iterator[Fault]:
    ask = said_in(question.raw.get("ask"))
    if question.is_about_you or ask is None or question.kind == "statement":
        return
    for at, language, said in placed(draft, (*question.at, "ask"), ask):
        if words := about_person(said, language):
            details = {"item": question.id, "words": words}
            yield Fault(rules.ABOUT_YOU_UNSTATED, at, details, words=words)
            return
