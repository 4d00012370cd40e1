"""How long a survey takes."""

from collections.abc import Iterable, Mapping
from math import ceil

from surveys.items import Item, MultipleChoice, Ranking, Scale, SingleChoice, follow_ups
from surveys.questionnaire import Survey
from surveys.text import Text

WORDS_A_SECOND = 3
"""Silent reading at 180 words a minute. Adults read about 238 (Brysbaert, "How many words do we
read per minute?", 2019); we count on a slower reader, on a phone."""

_SECONDS: Mapping[str, int] = {
    "statement": 1,
    "single_choice": 4,
    "multiple_choice": 7,
    "scale": 4,
    "ranking": 5,
    "number": 8,
    "open_ended": 30,
}
"""To decide and to tap or type, after reading; for a ranking, for each option. Our own estimate:
one short sentence typed on a phone takes half a minute."""


def estimated_minutes(survey: Survey) -> int:
    """Return the minutes that answering every question of ``survey`` takes, rounded up.

    Questions with a condition count in full, so nobody is promised less time than they need.
    """
    seconds = sum(_seconds(item) + _following(item) for item in survey.written)
    return max(1, ceil(seconds / 60))


def _following(item: Item) -> float:
    """Return the seconds for what follows up on an answer: on one, where only one can be given."""
    each = [_seconds(more) for more in follow_ups(item)]
    return max(each, default=0) if isinstance(item, SingleChoice) else sum(each)


def _seconds(item: Item) -> float:
    words = sum(_longest(text) for text in _read(item))
    times = len(item.options) if isinstance(item, Ranking) else 1
    return words / WORDS_A_SECOND + _SECONDS[item.kind] * times


def _read(item: Item) -> Iterable[Text]:
    yield from (text for text in (item.ask, item.hint, item.about_you) if text)
    match item:
        case SingleChoice() | MultipleChoice() | Ranking():
            yield from (option.label for option in item.options)
        case Scale():
            yield from item.labels.values()


def _longest(text: Text) -> int:
    return max(len(said.split()) for said in text.everywhere())
