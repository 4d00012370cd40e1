"""The age at which most people read a text with ease. Known for English.

Flesch-Kincaid: J. P. Kincaid and others, "Derivation of New Readability Formulas for Navy Enlisted
Personnel", 1975: grade = 0.39 words a sentence + 11.8 syllables a word - 15.59. The age is the
grade and five years. Syllables are counted where the British hyphenation patterns of pyphen would
divide a word, which is a little fewer than are spoken. The patterns for Welsh are not among them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pyphen import Pyphen  # type: ignore[import-untyped]

from surveys.plain_words import sentences

FEWEST_WORDS: Final = 100
"""The formula was made from passages of about this length; below it, it says nothing."""
OLDEST: Final = 18
"""Years; whatever is harder to read counts as this."""
_PATTERNS: Final = {"en": "en_GB"}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def reading_age(passages: Iterable[str], language: str) -> int | None:
    """Return the age for all ``passages`` together, or None when it cannot be known."""
    if language not in _PATTERNS:
        return None
    read = [each for passage in passages for each in sentences(passage) if _WORD.search(each)]
    words = [word for each in read for word in _WORD.findall(each)]
    if len(words) < FEWEST_WORDS:
        return None
    spoken = sum(_syllables(word.lower(), language) for word in words)
    grade = 0.39 * len(words) / len(read) + 11.8 * spoken / len(words) - 15.59
    return min(OLDEST, max(5, round(grade + 5)))


@lru_cache(maxsize=4096)
def _syllables(word: str, language: str) -> int:
    return len(_hyphens(language).positions(word)) + 1


@lru_cache(maxsize=2)
def _hyphens(language: str) -> Pyphen:
    return Pyphen(lang=_PATTERNS[language], left=1, right=1)
