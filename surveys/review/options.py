"""Options that stand alone, and options that ask for words: whether that can be."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from surveys.answers import Missing
from surveys.items import MultipleChoice, Option, Ranking, follow_up_id, follow_ups
from surveys.question_kinds import denies_all
from surveys.review import option_rules as rules
from surveys.review.draft import Draft, Question
from surveys.review.findings import Fault, Loc
from surveys.review.questions import options_of

LONGEST_ID: Final = 32
"""Characters of the id of any question."""
_SILENCES: Final = frozenset(reason.value for reason in Missing)


def option_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with options beyond their labels."""
    questions = draft.questions()
    names = Counter(question.id for question in questions)
    names.update(
        more.id for question in questions if question.item for more in follow_ups(question.item)
    )
    for question in questions:
        for option in options_of(question):
            at = (*question.at, "options", option.code)
            yield from _exclusive(question, option, at)
            yield from _specify(question, option, at, names)
        if isinstance(question.item, MultipleChoice):
            yield from _together(question, question.item)


def _exclusive(question: Question, option: Option, at: Loc) -> Iterator[Fault]:
    said = {"code": option.code}
    if not isinstance(question.item, MultipleChoice):
        if option.exclusive:
            yield Fault(rules.EXCLUSIVE_NOT_HERE, (*at, "exclusive"), said, on_key=True)
    elif not option.exclusive and (label := _denial(option)):
        yield Fault(rules.GOES_WITH_OTHERS, at, {**said, "label": label}, on_key=True)


def _denial(option: Option) -> str:
    """Return the label that says that no other option is true, in any language, or ""."""
    return next(filter(denies_all, option.label.everywhere()), "")


def _specify(question: Question, option: Option, at: Loc, names: Counter[str]) -> Iterator[Fault]:
    if option.specify is None:
        return
    item_id, at = follow_up_id(question.id, option.code), (*at, "specify")
    said = {"code": option.code, "id": item_id}
    if isinstance(question.item, Ranking):
        yield Fault(rules.SPECIFY_NOT_HERE, at, said, on_key=True)
    elif option.code in _SILENCES:
        yield Fault(rules.FOLLOW_UP_ON_SILENCE, at, said, on_key=True)
    elif len(item_id) > LONGEST_ID:
        details = {**said, "count": len(item_id), "most": LONGEST_ID}
        yield Fault(rules.FOLLOW_UP_TOO_LONG, at, details, on_key=True)
    elif names[item_id] > 1:
        yield Fault(rules.FOLLOW_UP_TAKEN, at, said, on_key=True)


def _together(question: Question, item: MultipleChoice) -> Iterator[Fault]:
    if item.exclusive and item.together < 2:
        yield Fault(rules.NONE_GO_TOGETHER, (*question.at, "options"), on_key=True)
