"""k-anonymity: nobody is told from fewer than k others by what is asked about them.

Sweeney (2002), with local suppression after Samarati: of people whose combination of values is
rare, as few values as possible are held back. What is held back counts as a value of its own, so
that every combination that is written, those with holes too, belongs to at least k people.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

HELD = -1
"""Stands in a key for a value that is held back."""
_EVERY_MASK = 4
"""Up to so many variables, each way to hold back some of them is tried."""

Key = tuple[int, ...]
"""One person's values, as the number of each value."""


@dataclass(slots=True)
class _Plan:
    """Whom of each combination is written how: the combinations made, and from what."""

    at_risk: Counter[Key]
    written: Counter[Key]
    becomes: dict[Key, Key] = field(default_factory=dict)

    def hold_back(self, mask: Sequence[int], k: int) -> None:
        """Write those at risk without the values in ``mask``, wherever that makes enough."""
        made: Counter[Key] = Counter()
        for key, many in self.at_risk.items():
            made[_without(key, mask)] += many
        good = {key for key, many in made.items() if many + self.written[key] >= k}
        for key in [key for key in self.at_risk if _without(key, mask) in good]:
            many, to = self.at_risk.pop(key), _without(key, mask)
            self.becomes[key] = to
            self.written[to] += many


def anonymised(
    keys: Sequence[Key], k: int, shuffle: Callable[[list[int]], None]
) -> list[Key] | None:
    """Return ``keys`` with values held back so that each combination is there at least ``k`` times.

    None when there are fewer than ``k`` keys. ``shuffle`` decides who gives up a value where not
    everybody of a combination has to.
    """
    if len(keys) < k:
        return None
    counts = Counter(keys)
    plan = _Plan(
        at_risk=Counter({key: many for key, many in counts.items() if many < k}),
        written=Counter({key: many for key, many in counts.items() if many >= k}),
    )
    for mask in _masks(keys):
        plan.hold_back(mask, k)
    nothing_told = _without(keys[0], range(len(keys[0])))
    for key in plan.at_risk:
        plan.becomes[key] = nothing_told
    found = [plan.becomes.get(key, key) for key in keys]
    _fill_up(found, nothing_told, k, shuffle)
    return found


def _without(key: Key, mask: Sequence[int]) -> Key:
    return tuple(HELD if place in mask else value for place, value in enumerate(key))


def _masks(keys: Sequence[Key]) -> Iterator[tuple[int, ...]]:
    """Yield which values are held back together: fewer first, those with many values first."""
    places = range(len(keys[0]))
    many = {place: len({key[place] for key in keys}) for place in places}
    order = sorted(places, key=lambda place: -many[place])
    for size in range(1, len(order) + 1):
        if len(order) <= _EVERY_MASK:
            yield from combinations(order, size)
        else:
            yield tuple(order[:size])


def _fill_up(
    found: list[Key], nothing_told: Key, k: int, shuffle: Callable[[list[int]], None]
) -> None:
    """Let others join those of whom nothing is told, until they are enough.

    They are of the largest combinations, and leave at least k behind; where no combination can
    spare anybody, the smallest joins as a whole.
    """
    while 0 < (short := k - sum(key == nothing_told for key in found)) < k:
        counts = Counter(found)
        del counts[nothing_told]
        largest = max(counts, key=lambda key: (counts[key], key))
        spare = min(short, counts[largest] - k)
        giving = largest if spare else min(counts, key=lambda key: (counts[key], key))
        places = [place for place, key in enumerate(found) if key == giving]
        shuffle(places)
        for place in places[: spare or len(places)]:
            found[place] = nothing_told


def bands(counts: Counter[float], k: int) -> list[tuple[float, float]]:
    """Return from and to, both included, of bands of numbers that at least ``k`` people gave each.

    A number that enough people gave alone is a band alone where its neighbours allow it. One band
    holds all where there are fewer than ``k`` people.
    """
    found: list[tuple[float, float]] = []
    low, inside = None, 0
    for value in sorted(counts):
        low = value if low is None else low
        inside += counts[value]
        if inside >= k:
            found.append((low, value))
            low, inside = None, 0
    if low is None:
        return found
    last = max(counts)
    return [*found[:-1], (found[-1][0] if found else low, last)]
