"""How alike texts are, by simple statistics of one pile of them. Nothing is learnt or downloaded.

Two thirds of the measure are the words that two texts share, a rare word counting for more than one
that everybody uses (inverse document frequency, weighted Jaccard index); one third are the runs of
three characters that they share (Dice's coefficient), which forgives slips. All of it is whole
numbers until the last division, so that neither the order of the texts nor of their words matters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log2

from msgspec import Struct

from admin.review.stems import grams, stems
from surveys.spelling import fold, loose

ALIKE = 0.4
"""From this likeness on, two texts are put side by side."""
_SCALE = 256
_MOST_COMPARED = 2000
"""So many texts that share a word are compared with one: more would keep somebody waiting."""


class _Marks(Struct, frozen=True):
    same: str
    """Texts in which this is the same are the same."""
    stems: frozenset[str]
    grams: frozenset[str]


class Likeness:
    """Compares the texts of one pile, which are known by their keys."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._marks = {key: _marked(text) for key, text in texts.items()}
        found = Counter(stem for marks in self._marks.values() for stem in marks.stems)
        self._weights = {stem: _weight(many, len(texts)) for stem, many in found.items()}
        self._holders: dict[str, list[str]] = {}
        for key in sorted(self._marks):
            marks = self._marks[key]
            for each in marks.stems or (marks.same,):
                self._holders.setdefault(each, []).append(key)

    def alike(self, one: str, other: str) -> float:
        """Return how alike two texts are: 1.0 when they are the same, 0.0 with nothing in common.

        It is the same whichever of the two comes first.
        """
        ours, theirs = self._marks[one], self._marks[other]
        if ours.same == theirs.same:
            return 1.0
        shared = self._sum(ours.stems & theirs.stems)
        every = self._sum(ours.stems | theirs.stems)
        common, both = 2 * len(ours.grams & theirs.grams), len(ours.grams) + len(theirs.grams)
        if not every or not both:
            return 0.0
        return (2 * shared * both + common * every) / (3 * every * both)

    def like(self, one: str, among: Collection[str], least: float = ALIKE) -> list[str]:
        """Return the keys of those ``among`` which are at least so like one, the likest first."""
        wanted = among if isinstance(among, set | frozenset | dict) else frozenset(among)
        scored = (
            (self.alike(one, key), key)
            for key in self._sharing(one)
            if key != one and key in wanted
        )
        found = sorted((-score, key) for score, key in scored if score >= least)
        return [key for _, key in found]

    def is_rare(self, word: str) -> bool:
        """Tell whether at most two texts have a word."""
        return all(len(self._holders.get(each, ())) <= 2 for each in stems(word))

    def _sharing(self, one: str) -> Iterable[str]:
        """Return texts that share a word with one, those first that share a rare one."""
        marks = self._marks[one]
        by_weight = sorted(marks.stems, key=lambda stem: (-self._weights[stem], stem))
        found: dict[str, None] = {}
        for each in by_weight or [marks.same]:
            found.update(dict.fromkeys(self._holders[each]))
            if len(found) >= _MOST_COMPARED:
                break
        return found

    def _sum(self, stems: Iterable[str]) -> int:
        return sum(self._weights[stem] for stem in stems)


def _marked(text: str) -> _Marks:
    # An emoji alone has no words, and is told from another by its signs.
    return _Marks(fold(text) or loose(text), stems(text), grams(text))


def _weight(many: int, of: int) -> int:
    return 1 + int(_SCALE * log2((of + 1) / many))
