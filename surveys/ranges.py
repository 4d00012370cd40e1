"""Ranges of whole numbers that labels of answers stand for: "16 to 17", "Under 16", "Dros 25"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final

_NUMBER: Final = r"[£€$]?(\d{1,7})"
_UNIT: Final = r"(?: ?(?:years?(?: old)?|hours?|minutes?|days?|weeks?|times?|oed|awr|blwydd))?"
_BETWEEN: Final = re.compile(
    rf"{_NUMBER}{_UNIT} ?(?:to|-|–|—|i|hyd at) ?{_NUMBER}{_UNIT}|(?:between|rhwng) "
    rf"{_NUMBER} (?:and|a|ac) {_NUMBER}{_UNIT}"
)
_BELOW: Final = re.compile(
    rf"(?:under|below|less than|fewer than|younger than|o dan|llai na){_UNIT} {_NUMBER}{_UNIT}"
)
_UP_TO: Final = re.compile(
    rf"(?:up to|at most|hyd at) {_NUMBER}{_UNIT}"
    rf"|{_NUMBER}{_UNIT} (?:or|and|neu|ac) (?:under|younger|less|fewer|iau|llai)"
)
_ABOVE: Final = re.compile(
    rf"(?:over|above|more than|older than|dros|mwy na|hŷn na) {_NUMBER}{_UNIT}"
)
_FROM: Final = re.compile(
    rf"{_NUMBER}{_UNIT} ?\+|(?:at least|o leiaf) {_NUMBER}{_UNIT}"
    rf"|{_NUMBER}{_UNIT} (?:or|and|neu|ac|a) (?:over|older|more|above|hŷn|drosodd|mwy)"
)
_ALONE: Final = re.compile(rf"{_NUMBER}{_UNIT}")


@dataclass(frozen=True, slots=True)
class Range:
    """What ``label`` stands for: from ``low`` to ``high``, both in it; endless at an open end."""

    label: str
    low: float
    high: float


def range_of(label: str) -> Range | None:
    """Return the range that the whole of ``label`` stands for, or None when it stands for none."""
    plain = " ".join(label.lower().replace(",", "").split())
    for pattern, ends in (
        (_BETWEEN, (0.0, 0.0)),
        (_BELOW, (-inf, -1.0)),
        (_UP_TO, (-inf, 0.0)),
        (_ABOVE, (1.0, inf)),
        (_FROM, (0.0, inf)),
        (_ALONE, (0.0, 0.0)),
    ):
        if found := pattern.fullmatch(plain):
            numbers = [float(each) for each in found.groups() if each]
            return Range(label, numbers[0] + ends[0], numbers[-1] + ends[1])
    return None


def ranges_of(labels: Sequence[str]) -> list[Range]:
    """Return the ranges among ``labels``, the lowest first."""
    found = [each for label in labels if (each := range_of(label))]
    return sorted(found, key=lambda each: (each.low, each.high))


def overlaps(ranges: Sequence[Range]) -> Iterator[tuple[Range, Range, int]]:
    """Yield neighbours that share a number, with a number that they share."""
    for before, after in pairwise(ranges):
        if after.low <= before.high:
            yield (
                before,
                after,
                int(after.low if after.low > -inf else min(before.high, after.high)),
            )


def gaps(ranges: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """Yield neighbours with numbers between them that are in neither."""
    for before, after in pairwise(ranges):
        if after.low > before.high + 1:
            yield before, after
