"""Two people whose answers could stand in each other's place, with nothing that is shown changed.

Whatever two people of different groups exchange, the table of all stays as it is; so only the
breakdowns can tell. What hangs together along the route is exchanged together.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from admin.reports.board import Board
from admin.reports.comparisons import Comparison, CrossCell
from admin.reports.crossed import Place
from admin.reports.detours import Person
from surveys.answers import Missing

_PAIRS = 400
"""How many pairs are tried before a count is taken to be exposed."""
_EACH = 2
"""How many people are tried of those who are in the same place."""


class Exchanges:
    """The hunt for two people whose exchange changes a count and nothing that is shown."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def found(self, comparison: Comparison, cell: CrossCell) -> tuple[Place, Place] | None:
        """Return where two are in ``comparison`` whose exchange changes ``cell``, if any are."""
        pairs = list(islice(_pairs(comparison, cell), _PAIRS))
        # Trading groups changes every breakdown, so that is tried last.
        for item_id in (cell.item_id, cell.by):
            block = self._board.linked([item_id])
            for pair in pairs:
                one, other = (self._board.people[each] for each in pair)
                if self._is_unseen(block, one, other):
                    place_of = comparison.crossed.place_of
                    return place_of(one), place_of(other)
        return None

    def _is_unseen(self, block: Sequence[str], one: Person, other: Person) -> bool:
        if not (self._can_exchange(block, one) and self._can_exchange(block, other)):
            return False
        after = [_with(one, block, other), _with(other, block, one)]
        return self._board.is_unseen([one, other], after)

    def _can_exchange(self, block: Sequence[str], person: Person) -> bool:
        """Tell whether a person came as far as all of ``block``, in a version that had it."""
        return not any(
            person[item_id] is Missing.NOT_REACHED
            or (person[item_id] is Missing.NOT_ASKED and not self._board.sources[item_id])
            for item_id in block
        )


def _pairs(comparison: Comparison, cell: CrossCell) -> Iterator[tuple[int, int]]:
    """Yield pairs of one in the cell's group and one in another, of whom one counts in it."""
    inside: dict[bool, list[int]] = {True: [], False: []}
    outside: dict[bool, list[int]] = {True: [], False: []}
    for place, first in comparison.crossed.first():
        side = inside if place.group == cell.group else outside
        side[cell.holds(place.mark)].extend(first[:_EACH])
    yield from _product(inside[True], outside[False])
    yield from _product(inside[False], outside[True])


def _product(ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from islice(product(ours, theirs), _PAIRS // 2)


def _with(person: Person, block: Sequence[str], other: Person) -> Person:
    return {**person, **{item_id: other[item_id] for item_id in block}}
