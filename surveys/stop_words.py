"""Leaving by words, in every language at once, small slips of the finger included."""

from collections.abc import Iterable, Mapping
from typing import Final

from surveys.between_us import is_said_to_us
from surveys.braces import expanded
from surveys.phrasebook import Phrasebook
from surveys.spelling import fold
from surveys.stop_phrases import (
    DOUBTFUL_WORDS,
    OTHER_WORDS,
    POLITE_FIRST,
    POLITE_LAST,
    SAME,
    STOP_PATTERNS,
    STOP_WORDS,
)

__all__ = ["DOUBTFUL_WORDS", "STOP_WORDS", "is_stop", "may_be_stop"]

_SHORT: Final = 60
"""Letters of a message that may be to us, and not an answer to those who ask."""


def _book(*lists: Mapping[str, Iterable[str]]) -> Phrasebook:
    patterns = (each for words in lists for one in words.values() for each in one)
    said = (phrase for pattern in patterns for phrase in expanded(pattern))
    return Phrasebook(said, SAME, (POLITE_FIRST, POLITE_LAST), OTHER_WORDS)


_SURE: Final = _book(STOP_WORDS, STOP_PATTERNS)
_DOUBTFUL: Final = _book(DOUBTFUL_WORDS)


def is_stop(typed: str) -> bool:
    """Tell whether the whole of ``typed`` means leaving and nothing else."""
    return _SURE.holds(typed)


def may_be_stop(typed: str) -> bool:
    """Tell whether ``typed`` may mean leaving and may be an answer ("no thanks"): to be asked."""
    if _DOUBTFUL.holds(typed):
        return True
    return len(typed) <= _SHORT and is_said_to_us(frozenset(fold(typed).split()))
