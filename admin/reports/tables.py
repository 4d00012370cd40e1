"""Raw counts of responses, item by item. They leave this folder only through the gate."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, cycle, pairwise
from math import floor
from typing import assert_never

from msgspec import Struct, field

from bot.privacy.values import is_words
from surveys.answers import (
    Amount,
    Choice,
    Choices,
    Entry,
    Missing,
    Plain,
    Ranks,
    Rating,
    Said,
    from_plain,
    in_digits,
)
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)

WROTE = "wrote"
"""The only cell of an open_ended item."""
_WROTE = Said("")
BY_ROUTE = (Missing.NOT_ASKED, Missing.NOT_REACHED)
"""Reasons for no answer that the route gives, not the person."""

Spread = Mapping[Entry, int]
"""How many responses gave each entry to one item. Open-ended ones are all the same entry."""


def entry_of(value: Plain | None) -> Entry:
    """Return the entry that `surveys.answers.to_plain` wrote, without anybody's words."""
    if value is None:  # A response to an earlier version, which had no such item.
        return Missing.NOT_ASKED
    return _WROTE if is_words(value) else from_plain(value)


class Band(Struct, frozen=True):
    """Numbers from ``low`` up to but not including ``high``; None = without an end."""

    low: float | None
    high: float | None

    @property
    def code(self) -> str:
        """The name of the band's cell."""
        if self.low is None:
            return "all" if self.high is None else f"under_{in_digits(self.high)}"
        end = "up" if self.high is None else f"to_{in_digits(self.high)}"
        return f"{in_digits(self.low)}_{end}"

    def holds(self, value: float) -> bool:
        """Tell whether ``value`` lies in the band."""
        return (self.low is None or self.low <= value) and (self.high is None or value < self.high)


class Counts(Struct, frozen=True):
    """The raw counts of one item.

    ``base`` counts those who answered; for open_ended, those who were shown the item.
    ``points`` adds up, for a ranking, the place that each option was given.
    """

    base: int
    cells: Mapping[str, int]
    missing: Mapping[Missing, int]
    points: Mapping[str, int] = field(default_factory=dict)


def count(item: Item, spread: Spread, bands: Sequence[Band] = ()) -> Counts:
    """Return the counts of ``item``; a number is counted into ``bands``."""
    cells = Counter(dict.fromkeys(codes_of(item, bands), 0))
    missing = dict.fromkeys(Missing, 0)
    for entry, many in spread.items():
        if isinstance(entry, Missing):
            missing[entry] += many
        for cell in cells_of(entry, bands):
            cells[cell] += many
    return Counts(_base(item, spread), cells, missing, _points(item, spread))


def _base(item: Item, spread: Spread) -> int:
    if isinstance(item, OpenEnded):
        return sum(many for entry, many in spread.items() if entry not in BY_ROUTE)
    return sum(many for entry, many in spread.items() if not isinstance(entry, Missing))


def _points(item: Item, spread: Spread) -> dict[str, int]:
    if not isinstance(item, Ranking):
        return {}
    points = {option.code: 0 for option in item.options}
    for entry, many in spread.items():
        if isinstance(entry, Ranks):
            for place, code in enumerate(entry.codes, start=1):
                points[code] += place * many
    return points


def codes_of(item: Item, bands: Sequence[Band] = ()) -> tuple[str, ...]:
    """Return the cells of ``item``, in the order of the file."""
    match item:
        case SingleChoice() | MultipleChoice() | Ranking():
            return tuple(option.code for option in item.options)
        case Scale(points=points):
            return tuple(str(point) for point in range(1, points + 1))
        case Number():
            return tuple(band.code for band in bands)
        case OpenEnded():
            return (WROTE,)
        case Statement():
            return ()
        case _:
            assert_never(item)


def cells_of(entry: Entry, bands: Sequence[Band] = ()) -> tuple[str, ...]:
    """Return the cells into which ``entry`` counts: for a ranking, its first choice."""
    match entry:
        case Choice(code):
            return (code,)
        case Choices(codes):
            return codes
        case Rating(point):
            return (str(point),)
        case Ranks(codes):
            return codes[:1]
        case Amount(value):
            return tuple(band.code for band in bands if band.holds(value))
        case Said():
            return (WROTE,)
        case Missing():
            return ()
        case _:
            assert_never(entry)


def reach(spread: Spread, cells: Iterable[str], bands: Sequence[Band] = ()) -> int:
    """Return how many responses count into at least one of ``cells``."""
    wanted = frozenset(cells)
    return sum(
        many for entry, many in spread.items() if not wanted.isdisjoint(cells_of(entry, bands))
    )


def thirds(points: int) -> tuple[range, range, range] | None:
    """Return the low, middle and high points of a scale; None when it is too short to merge."""
    width = (points - 1) // 2
    if points <= 3:
        return None
    top = points - width + 1
    return range(1, width + 1), range(width + 1, top), range(top, points + 1)


def bands_of(item: Number, spread: Spread, how_many: int) -> tuple[Band, ...]:
    """Return at most ``how_many`` bands that hold about as many answers each.

    They meet at round numbers, so that no single answer shows, and both outer ones are open.
    """
    amounts = sorted(
        (entry.value, many) for entry, many in spread.items() if isinstance(entry, Amount) and many
    )
    if not amounts:
        return (Band(None, None),)
    values = [value for value, _ in amounts]
    ends = list(accumulate(many for _, many in amounts))
    smallest = 1.0 if item.whole else 0.1
    step = _round_step(_quantile(values, ends, 3, 4) - _quantile(values, ends, 1, 4), smallest)
    parts = range(1, how_many)
    cuts = sorted({_nearest(_quantile(values, ends, part, how_many), step) for part in parts})
    inner = [cut for cut in cuts if values[0] < cut <= values[-1]]
    return tuple(Band(low, high) for low, high in pairwise([None, *inner, None]))


def _quantile(values: Sequence[float], ends: Sequence[int], part: int, parts: int) -> float:
    """Return a quantile of sorted ``values``, each of which is there until its end."""
    place = min(ends[-1] - 1, ends[-1] * part // parts)
    return values[bisect_right(ends, place)]


def _round_step(width: float, smallest: float) -> float:
    """Return 1, 2 or 5 times a power of ten, about a sixth of ``width``."""
    step, factors = smallest, cycle((2.0, 2.5, 2.0))
    while step * 6 < width:
        step *= next(factors)
    return step


def _nearest(value: float, step: float) -> float:
    return round(floor(value / step + 0.5) * step, 6)
