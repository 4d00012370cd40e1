"""The ways through a questionnaire that people really take, each looked through once."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from surveys.items import FollowUp, Item, Statement

MOST = 256
"""So many ways through one questionnaire are remembered. Few have as many that anybody takes."""
_UNNUMBERED = (Statement, FollowUp)


class Progress(Struct, frozen=True):
    """The place of a question among those on the route: ``position`` of ``total``, from 1."""

    position: int
    total: int


class Path(Struct, frozen=True, eq=False):
    """The items of a way in order, and for each item by its id: where it stands, from 0, and its
    place among the questions."""

    items: tuple[Item, ...]
    places: Mapping[str, int]
    progress: Mapping[str, Progress]


class Paths:
    """Gives the path through ``items`` that leaves some of them out."""

    __slots__ = ("_items", "_known", "never_part")

    def __init__(self, items: Sequence[Item]) -> None:
        self.never_part = all(item.ask_if is None for item in items)
        """Whether everybody is asked everything."""
        self._items = tuple(items)
        self._known: dict[int, Path] = {}

    def __len__(self) -> int:
        """Return how many ways are remembered."""
        return len(self._known)

    def without(self, left_out: int = 0) -> Path:
        """Return the path without the items whose bits, the first item's lowest, are set."""
        path = self._known.get(left_out)
        if path is None:
            if len(self._known) == MOST:
                self._known.clear()
            items = (each for n, each in enumerate(self._items) if not left_out >> n & 1)
            path = self._known[left_out] = _path(tuple(items))
        return path


def is_numbered(item: Item) -> bool:
    """Tell whether ``item`` counts as a question of its own."""
    return not isinstance(item, _UNNUMBERED)


def _path(items: tuple[Item, ...]) -> Path:
    """Return the path along ``items``. A statement has the place of the question behind it, and a
    follow-up that of the question it follows: its number never jumps with what is picked."""
    places = {item.id: place for place, item in enumerate(items)}
    numbers = list(accumulate((is_numbered(item) for item in items), initial=0))
    total = numbers[-1]
    progress = {
        item.id: Progress(min(passed + (not isinstance(item, FollowUp)), total), total)
        for item, passed in zip(items, numbers, strict=False)
    }
    return Path(items, places, progress)
