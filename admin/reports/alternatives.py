"""Other responses that would be shown in just the same way: one answer changed, or one person."""

from collections.abc import Iterator
from itertools import islice

from admin.reports.board import Board, Cell
from admin.reports.detours import Person, detour
from admin.reports.neighbours import neighbours
from admin.reports.people import TRIES
from admin.reports.tables import BY_ROUTE
from surveys.answers import Entry, Missing
from surveys.items import Item

_MOVES = 300
"""How many changes of one answer are tried before a count is taken to be exposed."""


class Alternatives:
    """The hunt for responses that change one count and nothing that is shown."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def leave_in_doubt(self, cell: Cell) -> bool:
        """Tell whether some were found for ``cell``."""
        return self._could_be_said_otherwise(cell) or self._could_be_more_or_fewer(cell)

    def _could_be_said_otherwise(self, cell: Cell) -> bool:
        match cell.code:
            case Missing.NOT_ASKED:
                sources = self._board.sources[cell.item_id]
                return any(self._can_differ(cell, source) for source in sources)
            case Missing.NOT_REACHED:
                return self._could_have_left_later(cell) or self._could_have_left_here(cell)
            case _:
                return self._can_differ(cell, cell.item_id)

    def _could_be_more_or_fewer(self, cell: Cell) -> bool:
        """Tell whether one person more, or fewer, changes the cell and nothing that is shown."""
        bands = self._board.shown[cell.item_id].bands
        inside = self._board.people.who_gave(cell.item_id, lambda each: cell.holds(each, bands))
        return any(
            self._is_as_good(cell, person, change)
            for person in inside
            for change in self._changes_of_n()
        )

    def _changes_of_n(self) -> Iterator[int]:
        now = len(self._board.people)
        for change in (-1, 1):
            if self._board.gate.rounded(now + change) == self._board.gate.rounded(now):
                yield change

    def _is_as_good(self, cell: Cell, person: Person, change: int) -> bool:
        for item in self._board.items.values():
            old = person[item.id]
            said = iter((old,)) if item.id == cell.item_id else self._stands_for(item, old)
            pairs = ((each, None) if change < 0 else (None, each) for each in said)
            if not any(self._board.looks_the_same(item.id, *pair) for pair in pairs):
                return False
        return self._board.is_unseen(*(([person], []) if change < 0 else ([], [person])))

    def _can_differ(self, cell: Cell, item_id: str) -> bool:
        """Tell whether another answer to ``item_id`` changes the cell and nothing that is shown."""
        for old, new in islice(self._moves(cell, item_id), _MOVES):
            if not self._board.looks_the_same(item_id, old, new):
                continue
            if self._board.steers(item_id):
                if any(self._tries(cell, item_id, old, new)):
                    return True
            elif self._could_say(item_id, old, new):
                return True
        return False

    def _could_say(self, item_id: str, old: Entry, new: Entry) -> bool:
        """Tell whether somebody who said ``old`` could have said ``new`` with no breakdown the
        other; no route hangs on it."""
        if not self._board.is_compared(item_id):
            return True
        people = self._board.people.who_gave(item_id, lambda each: each == old)
        return any(self._board.is_unseen([person], [{**person, item_id: new}]) for person in people)

    def _moves(self, cell: Cell, item_id: str) -> Iterator[tuple[Entry, Entry]]:
        spread, bands = self._board.spreads[item_id], self._board.shown[item_id].bands
        for old in sorted(spread, key=lambda entry: -spread[entry]):
            if old in BY_ROUTE:
                continue
            for new in neighbours(self._board.items[item_id], old, spread):
                if cell.item_id != item_id or cell.holds(old, bands) != cell.holds(new, bands):
                    yield old, new

    def _tries(self, cell: Cell, item_id: str, old: Entry, new: Entry) -> Iterator[bool]:
        for person in self._board.people.who_gave(item_id, lambda each: each == old):
            yield self._changes(cell, person, item_id, new)

    def _could_have_left_later(self, cell: Cell) -> bool:
        able = self._board.people.who_gave(cell.item_id, lambda each: each is Missing.NOT_REACHED)
        return any(self._changes(cell, each, cell.item_id, Missing.SKIPPED) for each in able)

    def _could_have_left_here(self, cell: Cell) -> bool:
        """Try those first who answered the least, for whom the least would change."""
        able = self._board.people.who_answered_least(cell.item_id)
        return any(self._changes(cell, each, cell.item_id, Missing.NOT_REACHED) for each in able)

    def _changes(self, cell: Cell, person: Person, item_id: str, new: Entry) -> bool:
        """Tell whether ``person`` could have said ``new``, and only the cell differs."""
        after = detour(self._board.survey, person, item_id, new, self._choose)
        if after is None:
            return False
        bands = self._board.shown[cell.item_id].bands
        before, now = person[cell.item_id], after[cell.item_id]
        differs = cell.holds(before, bands) != cell.holds(now, bands)
        return differs and self._board.is_unseen([person], [after])

    def _choose(self, item: Item, old: Entry, offered: Entry | None) -> Entry | None:
        """Return ``offered``, or any entry of one's own, if it leaves the table as it is shown."""
        if offered is None:
            can = (
                new
                for new in self._any_entry(item)
                if self._board.looks_the_same(item.id, old, new)
            )
            return next(can, None)
        given_up = (
            self._board.looks_the_same(item.id, each, offered)
            for each in self._stands_for(item, old)
        )
        return offered if any(given_up) else None

    def _stands_for(self, item: Item, old: Entry) -> Iterator[Entry]:
        """Yield ``old`` and, where no route hangs on it, all that somebody else says instead.

        Where answers are broken down, it matters who says what: then only ``old``.
        """
        yield old
        is_free = not self._board.steers(item.id) and not self._board.is_compared(item.id)
        if old not in BY_ROUTE and is_free:
            others = (each for each in self._board.spreads[item.id] if each not in BY_ROUTE)
            yield from islice(others, TRIES)

    def _any_entry(self, item: Item) -> Iterator[Entry]:
        spread = self._board.spreads[item.id]
        yield from (entry for entry in spread if entry not in BY_ROUTE)
        yield Missing.SKIPPED
        yield from neighbours(item, Missing.SKIPPED, spread)
