"""How long a ballot of a survey can be: all of them are sealed to this length."""

from typing import assert_never

from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)
from surveys.questionnaire import Survey

_LONGEST_CHARACTER = 4
"""Bytes of the longest character in UTF-8; a quotation mark or a new line takes two in JSON."""
_LONGEST_REASON = len('{"missing":"prefer_not_to_say"}')
_LONGEST_NUMBER = 24
_QUOTES_AND_COMMA = 3
_END = 1
"""The byte that tells where the padding begins."""


def longest_ballot(survey: Survey) -> int:
    """Return how many bytes the longest ballot takes as JSON, with what marks its end.

    Every question is thought to be asked, and to be answered with all that can be said.
    """
    entries = sum(len(f'"{item.id}":,') + _longest(item) for item in survey.questions)
    return len("{}") + entries + _END


def _longest(item: Item) -> int:
    return max(_LONGEST_REASON, _longest_answer(item))


def _longest_answer(item: Item) -> int:
    match item:
        case SingleChoice(options=options):
            return max(len(f'{{"choice":"{option.code}"}}') for option in options)
        case MultipleChoice(options=options) | Ranking(options=options):
            marked = len('["#"]')
            return marked + sum(len(option.code) + _QUOTES_AND_COMMA for option in options)
        case Number():
            return _LONGEST_NUMBER
        case OpenEnded(max_length=characters):
            return _LONGEST_CHARACTER * characters + _QUOTES_AND_COMMA
        case Scale() | Statement():
            return 0
        case _:
            assert_never(item)
