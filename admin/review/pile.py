"""All open answers of one survey, and which of them somebody is shown next. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from msgspec import Struct

from admin.review.likeness import Likeness
from bot.conversation.screens.view import length

MOST = 10
"""Answers in one message."""
MOST_ALIKE = 15
"""The same, where they are all like one that was decided already."""
ROOM = 2200
"""UTF-16 units that the answers of one message may take together."""
LINE = 40
"""Units that a line takes besides its answer."""


class OpenAnswer(Struct, frozen=True):
    """One open answer. ``key`` is its item, a dot and the random id of its response."""

    key: str
    item: str
    words: str


@dataclass(frozen=True)
class Pile:
    """The open answers to the questions of which enough were given to be shown."""

    answers: Mapping[str, OpenAnswer]
    likeness: Likeness = field(compare=False)

    @property
    def items(self) -> tuple[str, ...]:
        """The questions that were answered, in the order of the survey."""
        return tuple(dict.fromkeys(each.item for each in self.answers.values()))

    def of(self, item: str) -> list[str]:
        """Return the keys of the answers to one question."""
        return [key for key, each in self.answers.items() if each.item == item]

    def words(self, key: str) -> str:
        """Return what was written."""
        return self.answers[key].words


def pile_of(answers: Iterable[OpenAnswer], items: Sequence[str], least: int) -> Pile:
    """Return the pile of ``answers``. Where fewer than ``least`` wrote to a question, none of these
    is in it: so few could be known by what they said."""
    by_item: dict[str, list[OpenAnswer]] = {item: [] for item in items}
    for each in answers:
        by_item.get(each.item, []).append(each)
    enough = {each.key: each for found in by_item.values() if len(found) >= least for each in found}
    return Pile(enough, Likeness({key: each.words for key, each in enough.items()}))


def shuffled(keys: Iterable[str], seed: str) -> list[str]:
    """Return ``keys`` in an order that only the seed decides."""
    return sorted(keys, key=lambda key: rank(key, seed))


def rank(key: str, seed: str) -> str:
    """Return where a key stands in that order."""
    return sha256(f"{seed}/{key}".encode()).hexdigest()[:12]


def handful(pile: Pile, keys: Sequence[str], side_by_side: bool) -> list[str]:
    """Return the first of ``keys`` that fit into one message; ``side_by_side``, each is followed by
    those like it from among all of them."""
    taken: dict[str, None] = {}
    among = dict.fromkeys(keys)
    for key in keys:
        group = [key, *pile.likeness.like(key, among)] if side_by_side else [key]
        for each in group:
            if each in taken:
                continue
            if not _fits(pile, [*taken, each], MOST):
                return list(taken)
            taken[each] = None
    return list(taken)


def alike(pile: Pile, first: Sequence[str], keys: Iterable[str]) -> list[str]:
    """Return those of ``keys`` that are like one of ``first``, as many as fit into one message."""
    wanted = frozenset(keys) - frozenset(first)
    found: dict[str, None] = {}
    for one in first:
        for key in pile.likeness.like(one, wanted):
            if key not in found and _fits(pile, [*found, key], MOST_ALIKE):
                found[key] = None
    return list(found)


def _fits(pile: Pile, keys: Sequence[str], most: int) -> bool:
    if len(keys) == 1:
        return True
    return len(keys) <= most and sum(length(pile.words(key)) + LINE for key in keys) <= ROOM
