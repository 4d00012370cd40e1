"""Which breakdowns are told, and what each shows: one question, the groups side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from admin.reports.crossed import Crossed, Mark, Place
from admin.reports.detours import Person
from admin.reports.gate import Gate, word
from admin.reports.published import InWords, Suppressed, Value
from admin.reports.shown import neighbours_of
from admin.reports.tables import codes_of
from surveys.answers import Missing
from surveys.items import Item, MultipleChoice

LEAST_GROUP = 20
"""A group in which fewer answered is not shown."""
LEAST_GROUPS = 2
"""One group alone compares nothing."""

Rows = Sequence[tuple[str, tuple[str, ...]]]
"""The rows of a table: a code, and the cells that it adds up."""


class Told(Struct, frozen=True):
    """What is told of one group, row by row. ``base`` is None where it is not told."""

    base: int | Suppressed | None
    values: tuple[Value, ...]


class CrossCell(Struct, frozen=True):
    """A small count in one group: of an answer, of a reason for none, or of an option left out."""

    item_id: str
    by: str
    group: str
    code: str
    left_out: bool = False

    def holds(self, mark: Mark) -> bool:
        """Tell whether somebody in the group counts here."""
        if isinstance(mark, Missing):
            return self.code == mark.value
        return (self.code in mark) != self.left_out


class Sums(Struct, frozen=True):
    """How many of one group answered, and how many count into each row and each merged row."""

    base: int
    rows: tuple[int, ...]
    merged: tuple[int, ...]


class Hits(Struct, frozen=True):
    """The rows, and the merged rows, into which a mark counts."""

    rows: tuple[int, ...]
    merged: tuple[int, ...]


@dataclass(slots=True)
class Comparison:
    """One breakdown. Groups are held back one by one; with fewer than two left it is not told.

    ``rows`` are those of the table of all; ``merged`` those of a scale put together, if it can be.
    """

    item: Item
    crossed: Crossed
    rows: Rows
    merged: Rows | None
    gate: Gate
    held: set[str] = field(default_factory=set)
    told: Mapping[str, Told] = field(init=False)
    _sums: Mapping[str, Sums] = field(init=False)
    _scarce: dict[str, bool] = field(init=False)
    _known: dict[object, bool] = field(init=False)
    _hits: dict[Mark, Hits] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        groups = sorted(each for each in self.crossed.tallies if each is not None)
        nobody = Sums(0, (0,) * len(self.rows), (0,) * len(self.merged or ()))
        tallies = self.crossed.tallies
        self._sums = {each: self._with(nobody, tallies[each]) for each in groups}
        self._tell()

    @property
    def is_told(self) -> bool:
        """Tell whether enough groups are left."""
        return len(self.told) >= LEAST_GROUPS

    @property
    def shown_rows(self) -> Rows:
        """The rows of every group."""
        return self.merged if self.merged and any(self._scarce.values()) else self.rows

    def hold_back(self, group: str | None) -> None:
        """Tell no more of a group; where it is not told anyway, of the smallest that is."""
        if group not in self.told:
            group = min(self.told, key=lambda each: (self._base(each), each), default=None)
        if group is not None:
            self.held.add(group)
            self._tell()

    def hold_back_all(self) -> None:
        """Tell nothing of any group."""
        self.held.update(self.told)
        self._tell()

    def _base(self, group: str) -> int:
        return self._sums[group].base

    def _tell(self) -> None:
        sums = {each: found for each, found in self._sums.items() if each not in self.held}
        self._scarce = {each: self._is_scarce(found) for each, found in sums.items()}
        found = ((each, self._told_of(each, sums[each])) for each in sums)
        self.told = {each: told for each, told in found if told is not None}
        self._known = {}

    def _with(self, sums: Sums, change: Mapping[Mark, int]) -> Sums:
        """Return ``sums`` with so many more people at each mark."""
        base, rows, merged = sums.base, list(sums.rows), list(sums.merged)
        for mark, many in change.items():
            if isinstance(mark, Missing):
                continue
            hits = self._hits.get(mark) or self._find(mark)
            base += many
            for row in hits.rows:
                rows[row] += many
            for row in hits.merged:
                merged[row] += many
        return Sums(base, tuple(rows), tuple(merged))

    def _find(self, mark: Mark) -> Hits:
        hits = Hits(_rows_of(mark, self.rows), _rows_of(mark, self.merged or ()))
        return self._hits.setdefault(mark, hits)

    def _is_scarce(self, sums: Sums) -> bool:
        """Tell whether a group that may be shown has rare answers, so that rows are merged."""
        if sums.base < LEAST_GROUP:
            return False
        smallest, in_words = self.gate.smallest, sums.base < self.gate.numbers_from
        return in_words or any(0 < many < smallest for many in sums.rows)

    def _told_of(self, group: str, sums: Sums, change: Mapping[Mark, int] = {}) -> Told | None:
        """Return what is told of a group with these sums, its tally being another by ``change``."""
        if sums.base < LEAST_GROUP:
            return None
        reached = sums.rows if self.shown_rows is self.rows else sums.merged
        if sums.base >= self.gate.numbers_from:
            values = tuple(self.gate.value(many, sums.base) for many in reached)
            return Told(self.gate.rounded(sums.base), values)
        most = self._most_picks(group, change) if self._has_several else max(reached)
        if most >= sums.base - 1:  # Of a small group all but one at most said the same.
            return None
        return Told(None, tuple(InWords(word(many, sums.base)) for many in reached))

    @property
    def _has_several(self) -> bool:
        return isinstance(self.item, MultipleChoice)

    def _most_picks(self, group: str, change: Mapping[Mark, int]) -> int:
        """Return how many gave the same picks, at most."""
        tally = Counter(self.crossed.tallies.get(group, {}))
        tally.update(change)
        return max(many for mark, many in tally.items() if not isinstance(mark, Missing))

    def looks_the_same(self, before: Iterable[Person], after: Iterable[Person]) -> bool:
        """Tell whether nothing would be seen, were ``after`` there in place of ``before``."""
        moved: Counter[Place] = Counter(map(self.crossed.place_of, after))
        moved.subtract(map(self.crossed.place_of, before))
        key = frozenset((place, many) for place, many in moved.items() if many)
        if key not in self._known:
            self._known[key] = self._looks_the_same(moved)
        return self._known[key]

    def _looks_the_same(self, moved: Counter[Place]) -> bool:
        changes: dict[str, Counter[Mark]] = defaultdict(Counter)
        for place, many in moved.items():
            if place.group is not None and place.group not in self.held:
                changes[place.group][place.mark] += many
        now = {group: self._with(self._sums[group], change) for group, change in changes.items()}
        scarce = self._scarce | {group: self._is_scarce(sums) for group, sums in now.items()}
        if self.merged and any(scarce.values()) != any(self._scarce.values()):
            return False
        return all(
            self._told_of(group, sums, changes[group]) == self.told.get(group)
            for group, sums in now.items()
        )

    def small_cells(self) -> Iterator[CrossCell]:
        """Yield the counts that must not be worked out, in all groups, told or not."""
        item_id, by = self.crossed.item_id, self.crossed.by
        for group, tally in self.crossed.tallies.items():
            if group is None:
                continue
            base = _base(tally)
            for code in self._codes():
                many = _reach(tally, (code,))
                if self._is_small(many):
                    yield CrossCell(item_id, by, group, code)
                if isinstance(self.item, MultipleChoice) and self._is_small(base - many):
                    yield CrossCell(item_id, by, group, code, left_out=True)
            for reason in Missing:
                if self._is_small(tally.get(reason, 0)) and not self._is_by_version(reason):
                    yield CrossCell(item_id, by, group, reason.value)

    def _codes(self) -> tuple[str, ...]:
        return codes_of(self.item, self.crossed.bands)

    def _is_by_version(self, reason: Missing) -> bool:
        return reason is Missing.NOT_ASKED and self.item.ask_if is None

    def _is_small(self, many: int) -> bool:
        return 0 < many < self.gate.smallest


def comparison(item: Item, crossed: Crossed, rows: Rows, gate: Gate) -> Comparison:
    """Return the breakdown of ``item`` into the groups of ``crossed``."""
    shown_singly = all(len(parts) == 1 for _, parts in rows)
    return Comparison(item, crossed, rows, neighbours_of(item) if shown_singly else None, gate)


def _rows_of(mark: Mark, rows: Rows) -> tuple[int, ...]:
    return tuple(
        place
        for place, (_, parts) in enumerate(rows)
        if not isinstance(mark, Missing) and any(part in mark for part in parts)
    )


def _base(tally: Mapping[Mark, int]) -> int:
    return sum(many for mark, many in tally.items() if not isinstance(mark, Missing))


def _reach(tally: Mapping[Mark, int], parts: Sequence[str]) -> int:
    """Return how many count into at least one of ``parts``."""
    return sum(
        many
        for mark, many in tally.items()
        if not isinstance(mark, Missing) and any(part in mark for part in parts)
    )
