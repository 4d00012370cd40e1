"""All that is told of a survey at the moment, question by question, and the counts behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from admin.reports.comparisons import Comparison, Rows, comparison
from admin.reports.crossed import Crossed
from admin.reports.detours import Person
from admin.reports.gate import Gate
from admin.reports.people import People
from admin.reports.shown import Level, Shown, show
from admin.reports.tables import Band, Spread, cells_of, count
from surveys.answers import Entry, Missing
from surveys.conditions import mentions
from surveys.items import Item, MultipleChoice, OpenEnded, is_question
from surveys.questionnaire import Survey


class Cell(Struct, frozen=True):
    """A small count: of an answer, of a reason for none, or of those who left an option out."""

    item_id: str
    code: str
    left_out: bool = False

    def holds(self, entry: Entry, bands: Sequence[Band]) -> bool:
        """Tell whether a response with ``entry`` counts here."""
        if isinstance(entry, Missing):
            return self.code == entry.value
        return (self.code in cells_of(entry, bands)) != self.left_out


class Board:
    """Each question's counts, the level at which it is told, and what that shows."""

    def __init__(self, survey: Survey, people: People, gate: Gate) -> None:
        self.survey, self.people, self.gate = survey, people, gate
        self.items = {item.id: item for item in survey.questions if is_question(item)}
        self.spreads = people.spreads()
        self.sources = {item_id: _mentioned(item) for item_id, item in self.items.items()}
        self._steering = frozenset().union(*self.sources.values())
        self.levels = dict.fromkeys(self.items, Level.FULL)
        self.shown = {item_id: self._show(item_id) for item_id in self.items}
        self.comparisons: list[Comparison] = []

    def steers(self, item_id: str) -> bool:
        """Tell whether somebody's route hangs on the answer to this item."""
        return item_id in self._steering

    def hold_back(self, item_id: str) -> None:
        """Tell less of this question, by one level."""
        self.levels[item_id] = Level(self.levels[item_id] + 1)
        self.shown[item_id] = self._show(item_id)

    def looks_the_same(self, item_id: str, less: Entry | None, more: Entry | None) -> bool:
        """Tell whether one ``less`` and one ``more`` of these entries would not be seen."""
        return less == more or self._show(item_id, less, more) == self.shown[item_id]

    def _show(self, item_id: str, less: Entry | None = None, more: Entry | None = None) -> Shown:
        spread = _moved(self.spreads[item_id], less, more)
        return show(self.items[item_id], spread, self.gate, self.levels[item_id])

    def compare(self, by: Sequence[str]) -> None:
        """Break every table that is in numbers down by each of these about-you items, one at a
        time; never those of about-you items, and never what was said in own words."""
        self.comparisons = [
            comparison(item, self._crossed(item.id, each), _rows(self.shown[item.id]), self.gate)
            for item in self.items.values()
            for each in by
            if self._can_be_compared(item, each)
        ]

    def _crossed(self, item_id: str, by: str) -> Crossed:
        return self.people.crossed(item_id, by, self.shown[item_id].bands)

    def _can_be_compared(self, item: Item, by: str) -> bool:
        in_numbers = self.shown[item.id].base is not None
        is_apart = by not in self.linked([item.id])
        return in_numbers and is_apart and can_be_broken_down(item)

    def linked(self, item_ids: Iterable[str]) -> list[str]:
        """Return the items that hang together with these along the route."""
        found = set(item_ids)
        while more := {
            each for each in self.items if each not in found and self._bears(each, found)
        }:
            found |= more
        return [item_id for item_id in self.items if item_id in found]

    def _bears(self, item_id: str, found: set[str]) -> bool:
        steered = any(item_id in self.sources[each] for each in found)
        return steered or bool(self.sources[item_id] & found)

    def told(self) -> list[Comparison]:
        """Return the breakdowns that are told."""
        return [each for each in self.comparisons if each.is_told]

    def is_compared(self, item_id: str) -> bool:
        """Tell whether a breakdown that is told bears on this item."""
        return any(item_id in (each.item.id, each.crossed.by) for each in self.told())

    def is_unseen(self, before: Sequence[Person], after: Sequence[Person]) -> bool:
        """Tell whether no breakdown would show ``after`` in place of ``before``."""
        same = _unchanged(before, after)
        return all(
            (each.item.id in same and each.crossed.by in same) or each.looks_the_same(before, after)
            for each in self.told()
        )

    def small_cells(self, item_id: str) -> Iterator[Cell]:
        """Yield the counts of this question that must not be worked out."""
        item, bands = self.items[item_id], self.shown[item_id].bands
        counts = count(item, self.spreads[item_id], bands)
        for code, many in counts.cells.items():
            if self._is_small(many):
                yield Cell(item_id, code)
            if isinstance(item, MultipleChoice) and self._is_small(counts.base - many):
                yield Cell(item_id, code, left_out=True)
        for reason, many in counts.missing.items():
            by_version = reason is Missing.NOT_ASKED and item.ask_if is None
            if self._is_small(many) and not by_version:
                yield Cell(item_id, reason.value)

    def _is_small(self, many: int) -> bool:
        return 0 < many < self.gate.smallest


def can_be_broken_down(item: Item) -> bool:
    """Tell whether ``item`` may be broken down: never crossed, and never own words."""
    return item.about_you is None and is_question(item) and not isinstance(item, OpenEnded)


def _unchanged(before: Sequence[Person], after: Sequence[Person]) -> frozenset[str]:
    """Return the items to which everybody gives the same entry as before."""
    if len(before) != len(after):
        return frozenset()
    pairs = list(zip(before, after, strict=True))
    return frozenset(
        item_id
        for item_id in before[0]
        if all(one[item_id] is other[item_id] for one, other in pairs)
    )


def _rows(shown: Shown) -> Rows:
    return [(row.code, row.parts) for row in shown.rows]


def _mentioned(item: Item) -> frozenset[str]:
    if item.ask_if is None:
        return frozenset()
    return frozenset(item_id for item_id, _ in mentions(item.ask_if))


def _moved(spread: Spread, less: Entry | None, more: Entry | None) -> Spread:
    after = Counter(spread)
    if less is not None:
        after[less] -= 1
    if more is not None:
        after[more] += 1
    return +after
