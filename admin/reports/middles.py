"""Where the middle of a table lies, worked out from what is shown of it and from nothing else."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from admin.reports import words
from admin.reports.published import Count, PublishedRow, Quartiles, Suppressed
from admin.reports.tables import thirds
from surveys.items import Scale


def thirds_of(item: Scale, rows: Sequence[PublishedRow]) -> tuple[PublishedRow, ...]:
    """Return the low, middle and high points, added up; none where a point is not told."""
    parts = thirds(item.points)
    counts = [row.value for row in rows if isinstance(row.value, Count)]
    if parts is None or len(counts) < item.points:
        return ()
    whole = sum(count.rounded for count in counts)
    return tuple(
        _third(item, name, part, sum(counts[point - 1].rounded for point in part), whole)
        for name, part in zip(("low", "middle", "high"), parts, strict=True)
    )


def _third(item: Scale, name: str, part: range, rounded: int, whole: int) -> PublishedRow:
    ends = item.labels.get(part[0]), item.labels.get(part[-1])
    percent = (200 * rounded + whole) // (2 * whole) if whole else 0
    return PublishedRow(name, words.of_third(name, part, ends), Count(rounded, percent))


def quartiles_of(rows: Sequence[PublishedRow]) -> Quartiles | None:
    """Return the bands in which the quarters are reached; None where no number is told."""
    spans = [_span(row) for row in rows]
    known = [span for span in spans if span is not None]
    if not rows or len(known) < len(spans):
        return None
    lower, median, upper = (_band(rows, known, Fraction(part, 4)) for part in (1, 2, 3))
    return Quartiles(lower, median, upper)


def _span(row: PublishedRow) -> tuple[int, int] | None:
    """Return how few and how many a row may stand for."""
    match row.value:
        case Count(rounded):
            return rounded, rounded
        case Suppressed(below):
            return 1, below - 1
        case _:
            return None


def _band(
    rows: Sequence[PublishedRow], spans: Sequence[tuple[int, int]], part: Fraction
) -> str | None:
    """Return the row in which ``part`` of all is reached, if it is the same one either way."""
    found = {_reached(rows, counts, part) for counts in _readings(spans)}
    return found.pop() if len(found) == 1 else None


def _readings(spans: Sequence[tuple[int, int]]) -> Iterator[Sequence[int]]:
    """Yield the extremes: all that is not told as low as it may be below a row and high above."""
    for turn in range(len(spans) + 1):
        yield [span[place < turn] for place, span in enumerate(spans)]
        yield [span[place >= turn] for place, span in enumerate(spans)]


def _reached(rows: Sequence[PublishedRow], counts: Sequence[int], part: Fraction) -> str:
    so_far, wanted = 0, part * sum(counts)
    for row, many in zip(rows, counts, strict=True):
        so_far += many
        if so_far >= wanted:
            return row.code
    return rows[-1].code
