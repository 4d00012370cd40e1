"""Whole numbers under linear constraints: another solution, or the proof that there is none.

A walk that mends broken constraints finds solutions near one that is known; a search that halves
what is left open, narrowing every number to what its constraints allow, proves that there are none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from random import Random

Terms = Mapping[int, int]
"""Numbers by place, and what each is multiplied by."""
_WALKS, _STEPS, _NODES = 60, 60, 1_000
_WILD = 0.1
"""How often a step of a walk is not the best one."""


@dataclass(frozen=True)
class Bound:
    """The terms add up to ``low`` at least and ``high`` at most."""

    terms: Terms
    low: float
    high: float

    def total(self, values: Sequence[int]) -> int:
        """Return what the terms add up to."""
        return sum(by * values[place] for place, by in self.terms.items())

    def off(self, total: int) -> float:
        """Return by how much a total is out of bounds."""
        return max(self.low - total, total - self.high, 0)


@dataclass
class Problem:
    """Numbers of at least nought, and what is known of them."""

    size: int = 0
    bounds: list[Bound] = field(default_factory=list)
    _within: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    _known: tuple[Sequence[int], list[int]] | None = None

    def number(self) -> int:
        """Return the place of one more number."""
        self.size += 1
        return self.size - 1

    def know(self, terms: Terms, low: float, high: float) -> None:
        """Add what is known of a sum."""
        for number, by in terms.items():
            self._within.setdefault(number, []).append((len(self.bounds), by))
        self.bounds.append(Bound(terms, low, high))

    def within(self, number: int) -> list[tuple[int, int]]:
        """Return the bounds that a number bears on, by place, and what it is multiplied by."""
        return self._within.get(number, [])

    def totals(self, values: Sequence[int]) -> list[int]:
        """Return what the terms of every bound add up to."""
        if self._known is None or self._known[0] is not values:
            self._known = values, [bound.total(values) for bound in self.bounds]
        return self._known[1]

    def holds(self, values: Sequence[int]) -> bool:
        """Tell whether ``values`` are a solution."""
        return min(values) >= 0 and not any(each.off(each.total(values)) for each in self.bounds)

    def still_holds(self, known: Sequence[int], change: Terms) -> bool:
        """Tell whether ``known``, a solution, with ``change`` added is one as well."""
        moved: dict[int, int] = {}
        for number, more in change.items():
            if known[number] + more < 0:
                return False
            for place, by in self.within(number):
                moved[place] = moved.get(place, 0) + by * more
        totals = self.totals(known)
        return not any(self.bounds[place].off(totals[place] + by) for place, by in moved.items())

    def another(self, known: Sequence[int], terms: Terms) -> bool:
        """Tell whether a solution has another sum of ``terms`` than ``known``, a solution.

        Raises AssertionError when that can neither be shown nor ruled out.
        """
        now = sum(by * known[place] for place, by in terms.items())
        wanted = [Bound(terms, -1e9, now - 1), Bound(terms, now + 1, 1e9)]
        if any(_Walk(self, known, each).arrives() for each in wanted):
            return True
        found = [_Search(self, each).finds() for each in wanted]
        assert None not in found, "the search has to end to be a test"
        return any(found)


class _Walk:
    """Steps of one from a known solution towards one that fits ``wanted`` as well."""

    def __init__(self, problem: Problem, known: Sequence[int], wanted: Bound) -> None:
        self._problem, self._known = problem, known
        self._bounds = [*problem.bounds, wanted]
        self._wanted = wanted
        self._chance = Random(1)

    def arrives(self) -> bool:
        return any(self._walk() for _ in range(_WALKS))

    def _walk(self) -> bool:
        values = list(self._known)
        totals = [*self._problem.totals(self._known), self._wanted.total(self._known)]
        broken = {len(totals) - 1}
        last: tuple[int, int] | None = None
        for _ in range(_STEPS):
            if not broken:
                assert self._problem.holds(values)
                return True
            step = self._step(self._chance.choice(sorted(broken)), values, totals, last)
            if step is None:
                return False
            number, way = step
            values[number] += way
            for place, by in self._within(number):
                totals[place] += by * way
                (broken.add if self._bounds[place].off(totals[place]) else broken.discard)(place)
            last = number, -way
        return False

    def _within(self, number: int) -> list[tuple[int, int]]:
        """Return the bounds that a number bears on, and by how much."""
        found = self._problem.within(number)
        by = self._wanted.terms.get(number)
        return [*found, (len(self._bounds) - 1, by)] if by else found

    def _step(
        self, broken: int, values: list[int], totals: list[int], last: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        bound = self._bounds[broken]
        up = totals[broken] < bound.low
        steps = []
        for number, by in bound.terms.items():
            way = 1 if (by > 0) == up else -1
            if by and values[number] + way >= 0 and (number, way) != last:
                steps.append((self._cost(number, way, totals), self._chance.random(), number, way))
        if not steps:
            return None
        best = self._chance.choice(steps) if self._chance.random() < _WILD else min(steps)
        return best[2], best[3]

    def _cost(self, number: int, way: int, totals: list[int]) -> float:
        return sum(
            self._bounds[place].off(totals[place] + by * way)
            - self._bounds[place].off(totals[place])
            for place, by in self._within(number)
        )


class _Search:
    """Branch and bound over all numbers, exact within its number of nodes."""

    def __init__(self, problem: Problem, wanted: Bound) -> None:
        self._bounds = [*problem.bounds, wanted]
        self._size = problem.size
        self._nodes = 0

    def finds(self) -> bool | None:
        """Tell whether there is a solution; None where the nodes were not enough."""
        most = max(abs(each.high) for each in self._bounds if abs(each.high) < 1e9)
        return self._look([0] * self._size, [int(most)] * self._size)

    def _look(self, low: list[int], high: list[int]) -> bool | None:
        self._nodes += 1
        if self._nodes > _NODES:
            return None
        if not self._narrow(low, high):
            return False
        openly = [place for place in range(self._size) if low[place] < high[place]]
        if not openly:
            return True
        place = min(openly, key=lambda each: high[each] - low[each])
        middle = (low[place] + high[place]) // 2
        sure = True
        for lower, upper in ((low[place], middle), (middle + 1, high[place])):
            lows, highs = low.copy(), high.copy()
            lows[place], highs[place] = lower, upper
            found = self._look(lows, highs)
            if found:
                return True
            sure = sure and found is not None
        return False if sure else None

    def _narrow(self, low: list[int], high: list[int]) -> bool:
        """Narrow every number to what each constraint allows; False where none fits."""
        changed = True
        while changed:
            changed = False
            for bound in self._bounds:
                least = sum(by * (low if by > 0 else high)[n] for n, by in bound.terms.items())
                most = sum(by * (high if by > 0 else low)[n] for n, by in bound.terms.items())
                if least > bound.high or most < bound.low:
                    return False
                if least >= bound.low and most <= bound.high:
                    continue
                for number, by in bound.terms.items():
                    old = low[number], high[number]
                    rest_least = least - by * (low if by > 0 else high)[number]
                    rest_most = most - by * (high if by > 0 else low)[number]
                    ends = sorted(((bound.low - rest_most) / by, (bound.high - rest_least) / by))
                    if ends[0] > low[number]:
                        low[number] = min(ceil(ends[0]), high[number] + 1)
                    if ends[1] < high[number]:
                        high[number] = max(floor(ends[1]), low[number] - 1)
                    if low[number] > high[number]:
                        return False
                    if (low[number], high[number]) != old:
                        changed = True
                        least = rest_least + by * (low if by > 0 else high)[number]
                        most = rest_most + by * (high if by > 0 else low)[number]
        return True
