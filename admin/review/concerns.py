"""What speaks against showing words as a quote, before a person decides."""

import re
from enum import StrEnum

from admin.review.likeness import Likeness
from surveys.personal_details import details_in
from surveys.spelling import fold, is_near

LONGEST_QUOTE = 300
LONGEST_PARAPHRASE = 200
LONGEST_THEME = 80
FEWEST_WORDS = 3
_BRACKETED = re.compile(r"\[[^\[\]]{0,40}\]|…|\.\.\.")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_][\w'’-]*[^\W_]|\b\w*\d[\w'’-]*")
"""Words after another one in a sentence, and all that have a digit."""


class Concern(StrEnum):
    """Why a quote needs a second look. ``LONG`` and ``OTHER_WORDS`` cannot be passed over."""

    LONG = "long"
    OTHER_WORDS = "other_words"
    DETAILS = "details"
    SHORT = "short"
    RARE = "rare"


FIRM = frozenset({Concern.LONG, Concern.OTHER_WORDS})


def concerns(words: str, likeness: Likeness, names_nobody: bool = False) -> tuple[Concern, ...]:
    """Return what speaks against showing ``words`` of an answer as they are."""
    found = {
        Concern.LONG: len(words) > LONGEST_QUOTE,
        Concern.DETAILS: not names_nobody and bool(details_in(words)),
        Concern.SHORT: len(fold(words).split()) < FEWEST_WORDS,
        Concern.RARE: bool(rare_details(words, likeness)),
    }
    return tuple(concern for concern, holds in found.items() if holds)


def rare_details(words: str, likeness: Likeness) -> tuple[str, ...]:
    """Return numbers, and names in the middle of a sentence, that hardly another answer has:
    somebody might be known by them."""
    if words.isupper():
        return ()
    found = [each for each in _INSIDE.findall(words) if _is_a_detail(each)]
    return tuple(dict.fromkeys(each for each in found if likeness.is_rare(each)))


def _is_a_detail(word: str) -> bool:
    return word[0].isupper() or any(map(str.isdigit, word))


def only_leaves_out(shown: str, said: str) -> bool:
    """Tell whether ``shown`` is ``said`` with nothing but words left out and slips mended.

    What stands in square brackets, such as [a teacher], stands for words that were left out.
    """
    rest = iter(fold(said).split())
    ours = fold(_BRACKETED.sub(" ", shown)).split()
    return bool(ours) and all(any(_is_same(word, other) for other in rest) for word in ours)


def _is_same(word: str, other: str) -> bool:
    return word == other or is_near(word, other)
