"""Whether an entry can be what an item was answered with: for answers that nobody checked."""

from math import isfinite
from typing import assert_never

from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
    WithOptions,
)


def fits(item: Item, entry: Entry) -> bool:
    """Tell whether ``entry`` can be what somebody answered to ``item``, or why they did not.

    How many options may be picked is not looked at: that is for the conversation.
    """
    if isinstance(entry, Missing):
        return not isinstance(item, Statement)
    match item:
        case SingleChoice():
            return isinstance(entry, Choice) and entry.code in _codes(item)
        case MultipleChoice():
            return isinstance(entry, Choices) and _can_be_picked(entry.codes, item)
        case Ranking():
            return isinstance(entry, Ranks) and sorted(entry.codes) == sorted(_codes(item))
        case Scale():
            return isinstance(entry, Rating) and entry.point in range(1, item.points + 1)
        case Number():
            return isinstance(entry, Amount) and _is_between(entry.value, item)
        case OpenEnded():
            return isinstance(entry, Said) and len(entry.words) <= item.max_length
        case Statement():
            return False
        case _:
            assert_never(item)


def _codes(item: WithOptions) -> list[str]:
    return [option.code for option in item.options]


def _can_be_picked(codes: tuple[str, ...], item: MultipleChoice) -> bool:
    picked = set(codes)
    is_alone = len(codes) == 1 or not picked & item.exclusive
    return bool(codes) and len(picked) == len(codes) and picked <= set(_codes(item)) and is_alone


def _is_between(value: float, item: Number) -> bool:
    low, high = item.min, item.max
    return isfinite(value) and (low is None or value >= low) and (high is None or value <= high)
