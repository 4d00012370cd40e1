"""The thresholds below which nothing is told, and how a single count is rounded."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from admin.reports.published import Count, Suppressed, Word


@dataclass(frozen=True, slots=True)
class Gate:
    """Thresholds of disclosure control, after NHS Digital's rules for small numbers.

    Fewer than ``least`` responses: nothing. Fewer than ``numbers_from``: words. Counts below
    ``smallest`` are suppressed, others rounded to the nearest ``step``. A version of a survey with
    fewer than ``version`` responses is told as another. Each can be made stricter; ValueError when
    one is looser than its default.
    """

    least: int = 5
    numbers_from: int = 50
    smallest: int = 8
    step: int = 5
    version: int = 10

    def __post_init__(self) -> None:
        for setting in fields(self):
            if getattr(self, setting.name) < setting.default:
                raise ValueError(f"{setting.name} cannot be less than {setting.default}")

    def rounded(self, count: int) -> int | Suppressed:
        """Return ``count`` to the nearest step, halves up; suppressed when it is small."""
        if 0 < count < self.smallest:
            return Suppressed(self.smallest)
        return (2 * count + self.step) // (2 * self.step) * self.step

    def value(self, count: int, base: int) -> Count | Suppressed:
        """Return ``count`` with its share of ``base``, both rounded first."""
        found, whole = self.rounded(count), self.rounded(base)
        if isinstance(found, Suppressed) or isinstance(whole, Suppressed):
            return Suppressed(self.smallest)
        percent = (200 * found + whole) // (2 * whole) if whole else 0
        return Count(found, min(100, percent))


def told_as(counts: Sequence[int], least: int) -> list[int]:
    """Return, for each version of a survey, the place of the one that its responses are told as.

    ``counts`` are the responses to each version, the oldest first. Those to a version with fewer
    than ``least`` go with the version before; what would be the first goes with the one after.
    """
    told: list[int] = []
    many = 0
    for place, count in enumerate(counts):
        if told and count < least:
            told.append(told[-1])
            many += count
        elif told and many < least:
            told = [place] * (place + 1)
            many += count
        else:
            told.append(place)
            many = count
    return told


def word(count: int, base: int) -> Word:
    """Return the word for ``count`` of ``base``: halves are from two to three fifths."""
    if 5 * count > 3 * base:
        return Word.MOST
    if 5 * count >= 2 * base:
        return Word.HALF
    return Word.SOME if 5 * count > base else Word.FEW
