"""Whole messages that mean one thing, known again when they are mistyped."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, product

from surveys.spelling import fold, slips

LONGEST = 80
"""Letters of the longest message that is looked at closely."""
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANT = 0.5
"""How far each row of keys stands to the right of the one above."""
_KEYS = {
    key: (place + _SLANT * row, row)
    for row, keys in enumerate(_ROWS)
    for place, key in enumerate(keys)
}
"""Where each key is: across and down, in widths of a key."""
_MOST_READINGS = 16


class Phrasebook:
    """Phrases, other ways to write their words, and what may politely stand around them.

    Slips are: neighbouring letters swapped, a letter lost or repeated; in words of seven letters
    or more any one letter; in phrases of one word a key hit beside the right one. ``others`` are
    words in their own right that are a slip away.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        same: Mapping[str, str],
        polite: tuple[Sequence[str], Sequence[str]],
        others: frozenset[str],
    ) -> None:
        self._phrases = frozenset(map(fold, phrases))
        self._same = same
        self._same_pattern = re.compile(rf"\b(?:{_either(same)})\b")
        first, last = polite
        self._before = re.compile(rf"^(?:(?:{_either(first)}) )+")
        self._after = re.compile(rf" (?:{_either(last)})$")
        self._longest = max(len(each.split()) for each in self._phrases) + 8
        alone = {each for each in self._phrases if " " not in each}
        both = {word for each in self._phrases for word in each.split()}
        beside = {word for each in (*same, *same.values(), *first, *last) for word in each.split()}
        self._words = frozenset(both | beside)
        self._others = others - self._words
        self._slips = _indexed((slip, word) for word in both for slip in _short_slips(word))
        self._typos = _indexed((typo, word) for word in alone for typo in _typos(word))
        self._long = _indexed((rest, word) for word in both for rest in _rests(word))

    def holds(self, typed: str) -> bool:
        """Tell whether the whole of ``typed`` is one of the phrases."""
        folded = fold(typed)
        if folded in self._phrases:
            return True
        words = [word for word, _ in groupby(folded.split())]
        if len(folded) == 2 * len(words) - 1:
            words = ["".join(words)]
        if not words or len(words) > self._longest or len(folded) > LONGEST:
            return False
        meant: list[tuple[str, ...]] = []
        for word in words:
            readings = self._readings(word, alone=len(words) == 1)
            if not readings:
                return False
            meant.append(readings)
        return self._any_means(meant)

    def _any_means(self, meant: list[tuple[str, ...]]) -> bool:
        readings = product(*meant)
        return any(self._means(" ".join(next(readings, ""))) for _ in range(_MOST_READINGS))

    def _means(self, words: str) -> bool:
        if words in self._phrases:
            return True
        plain = self._before.sub("", self._plainly(self._plainly(words)))
        while plain not in self._phrases:
            words, plain = plain, self._after.sub("", plain)
            if words == plain:
                return False
        return True

    def _plainly(self, words: str) -> str:
        return self._same_pattern.sub(lambda found: self._same[found[0]], words)

    def _readings(self, word: str, alone: bool) -> tuple[str, ...]:
        """Return the words that ``word`` may have been meant to be; itself first."""
        if word in self._words:
            return (word,)
        if word in self._others:
            return ()
        if found := self._slips.get(word):
            return found
        squeezed = "".join(letter for letter, _ in groupby(word))
        if squeezed in self._words:
            return (squeezed,)
        if alone and (found := self._typos.get(word)):
            return found
        return tuple(self._lengthy(word)) if len(word) > 5 else ()

    def _lengthy(self, word: str) -> Iterator[str]:
        near = {each for rest in (word, *_without_one(word)) for each in self._long.get(rest, ())}
        return (each for each in sorted(near) if slips(word, each) == 1)


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern of any of ``phrases``, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _indexed(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = {}
    for slip, word in pairs:
        index.setdefault(slip, set()).add(word)
    return {slip: tuple(sorted(words)) for slip, words in index.items()}


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _rests(word: str) -> Iterator[str]:
    return iter((word, *_without_one(word))) if len(word) >= 7 else iter(())


def _short_slips(word: str) -> Iterator[str]:
    """Yield a word of four letters or more with two letters swapped, or one lost.

    The first letter is never lost; nor is the last of four.
    """
    if len(word) < 4:
        return
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(1, len(word) - (1 if len(word) < 5 else 0)):
        yield word[:place] + word[place + 1 :]


def _typos(word: str) -> Iterator[str]:
    """Yield a word of four to six letters with a key beside hit instead of one, or as well."""
    for place, letter in enumerate(word if 4 <= len(word) < 7 else ""):
        for key in _beside(letter):
            yield word[:place] + key + word[place + 1 :]
            yield from (word[:at] + key + word[at:] for at in (place, place + 1) if at in _INSIDE)


_INSIDE = range(1, 4)
"""Where a key hit as well may stand: never at the ends, where it makes other words ("leaves")."""


def _beside(letter: str) -> Iterator[str]:
    across, down = _KEYS[letter]
    for key, (other, row) in _KEYS.items():
        if key != letter and abs(other - across) <= 1 and abs(row - down) <= 1:
            yield key
