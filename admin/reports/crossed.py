"""One question by the answers to another: how many of each group count where."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from admin.reports.detours import Person
from admin.reports.tables import Band, cells_of
from surveys.answers import Choice, Entry, Missing

Mark = Missing | tuple[str, ...]
"""Where an entry counts: its cells, or the reason why there is none."""


class Place(Struct, frozen=True):
    """A group, None for those without one, and where an entry of somebody in it counts."""

    group: str | None
    mark: Mark


def mark_of(entry: Entry, bands: Sequence[Band]) -> Mark:
    """Return where ``entry`` counts."""
    return entry if isinstance(entry, Missing) else cells_of(entry, bands)


def group_of(entry: Entry) -> str | None:
    """Return the group of those who gave ``entry`` to an about-you question."""
    return entry.code if isinstance(entry, Choice) else None


class Crossed:
    """How many are in each place, and who the first of them are.

    ``found`` tells, of each pair of entries, how many gave it and the places of the first.
    """

    def __init__(
        self,
        item_id: str,
        by: str,
        bands: Sequence[Band],
        found: Mapping[tuple[Entry, Entry], tuple[int, Sequence[int]]],
    ) -> None:
        self.item_id, self.by = item_id, by
        self.bands = bands
        self.tallies: dict[str | None, Counter[Mark]] = defaultdict(Counter)
        self._first: dict[Place, list[int]] = defaultdict(list)
        for (entry, group), (many, first) in found.items():
            place = Place(group_of(group), mark_of(entry, bands))
            self.tallies[place.group][place.mark] += many
            self._first[place].extend(first)

    def place_of(self, person: Person) -> Place:
        """Return where ``person`` counts."""
        return Place(group_of(person[self.by]), mark_of(person[self.item_id], self.bands))

    def first(self) -> Iterator[tuple[Place, Sequence[int]]]:
        """Yield every place that anybody is in, with the first of those who are."""
        yield from self._first.items()
