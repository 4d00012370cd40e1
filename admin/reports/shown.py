"""What of one item's counts may be shown: codes and values, before anything is put into words."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from admin.reports.gate import Gate, word
from admin.reports.published import InWords, Note, Suppressed, Value, Word
from admin.reports.tables import (
    BY_ROUTE,
    Band,
    Counts,
    Spread,
    bands_of,
    codes_of,
    count,
    reach,
    thirds,
)
from surveys.answers import Missing
from surveys.items import Item, MultipleChoice, Number, OpenEnded, Ranking, Scale

MEAN_FROM = 100
"""From so many answers on, means are told to the nearest tenth."""
OTHER = "other_answers"
"""The row into which rare answers are merged."""


class Level(IntEnum):
    """How much of a table is held back, each step more than the one before.

    A table in words is shown or withheld; there is nothing between.
    """

    FULL = 0
    WITHOUT_MISSING = 1
    """Nor with means, other than the mean place of a ranked option to the nearest half."""
    GROUPED = 2
    WITHHELD = 3


class Row(Struct, frozen=True):
    """One row of a table. ``parts`` are the cells that it adds up, in the order of the file."""

    code: str
    parts: tuple[str, ...]
    value: Value
    mean_place: float | None = None


class Shown(Struct, frozen=True):
    """All that is told of one item. ``base`` is None where it is not told, ``mean`` likewise."""

    rows: tuple[Row, ...]
    base: int | Suppressed | None
    missing: tuple[tuple[Missing, Value], ...]
    notes: tuple[Note, ...]
    bands: tuple[Band, ...] = ()
    mean: float | None = None


WITHHELD = Shown((), None, (), (Note.WITHHELD,))

_Group = tuple[str, tuple[str, ...]]
_MERGED = (Note.MERGED_NEIGHBOURS,)


def show(item: Item, spread: Spread, gate: Gate, level: Level = Level.FULL) -> Shown:
    """Return what ``gate`` lets through of ``spread`` at ``level``."""
    base = count(item, spread).base
    if level is Level.WITHHELD or base < gate.least:
        return WITHHELD
    if base >= gate.numbers_from:
        return _in_numbers(item, spread, gate, level)
    return _in_words(item, spread) if level is Level.FULL else WITHHELD


def _in_numbers(item: Item, spread: Spread, gate: Gate, level: Level) -> Shown:
    bands = _bands(item, spread, gate)
    counts = count(item, spread, bands)
    groups, notes = _merged(item, counts, gate, level)
    rows = tuple(
        Row(code, parts, gate.value(_many(spread, parts, counts, bands), counts.base))
        for code, parts in groups
    )
    steps = 10 if _is_in_tenths(counts, level) else 2
    rows = tuple(_with_place(row, counts, steps) for row in rows)
    missing = _missing(item, counts, sum(spread.values()), gate) if level is Level.FULL else ()
    found = _finished(item, rows, gate.rounded(counts.base), missing, notes, bands)
    if isinstance(item, Scale) and _is_in_tenths(counts, level):
        return replace(found, mean=_nearest(_total(counts), counts.base, steps))
    return found


def _many(spread: Spread, parts: tuple[str, ...], counts: Counts, bands: tuple[Band, ...]) -> int:
    return counts.cells[parts[0]] if len(parts) == 1 else reach(spread, parts, bands)


def _is_in_tenths(counts: Counts, level: Level) -> bool:
    return level is Level.FULL and counts.base >= MEAN_FROM


def _total(counts: Counts) -> int:
    return sum(int(point) * many for point, many in counts.cells.items())


def _nearest(total: int, base: int, steps: int) -> float:
    """Return the mean to one of so many steps, halves up."""
    return (2 * total * steps + base) // (2 * base) / steps


def _with_place(row: Row, counts: Counts, steps: int) -> Row:
    """Return a row; an option that was ranked gets its mean place."""
    if row.code not in counts.points or isinstance(row.value, Suppressed):
        return row
    return replace(row, mean_place=_nearest(counts.points[row.code], counts.base, steps))


def _in_words(item: Item, spread: Spread) -> Shown:
    bands = bands_of(item, spread, 2) if isinstance(item, Number) else ()
    counts = count(item, spread, bands)
    merged = neighbours_of(item)
    groups, notes = (merged, _MERGED) if merged else _each(item, bands)
    reached = {code: _many(spread, parts, counts, bands) for code, parts in groups}
    if _is_nearly_unanimous(item, spread, reached, counts.base):
        return WITHHELD
    rows = tuple(
        Row(code, parts, InWords(word(reached[code], counts.base))) for code, parts in groups
    )
    return _finished(item, rows, None, (), (Note.WORDS_ONLY, *notes), bands)


def _is_nearly_unanimous(item: Item, spread: Spread, reached: Mapping[str, int], base: int) -> bool:
    """Tell whether all but one at most said the same.

    That one is let in so that a withheld table never says that everybody agreed.
    """
    match item:
        case OpenEnded():
            return False
        case MultipleChoice():
            picks = [many for entry, many in spread.items() if not isinstance(entry, Missing)]
            return max(picks) >= base - 1
        case _:
            return max(reached.values()) >= base - 1


def _finished(
    item: Item,
    rows: tuple[Row, ...],
    base: int | Suppressed | None,
    missing: tuple[tuple[Missing, Value], ...],
    notes: tuple[Note, ...],
    bands: tuple[Band, ...],
) -> Shown:
    if any(isinstance(row.value, Suppressed) for row in rows):
        notes = (*notes, Note.SOME_SUPPRESSED)
    return Shown(_ordered(item, rows), base, missing, (*notes, *notes_of_kind(item)), bands)


def notes_of_kind(item: Item) -> tuple[Note, ...]:
    """Return what a reader has to know of every table of this kind."""
    match item:
        case MultipleChoice():
            return (Note.SEVERAL_ANSWERS,)
        case Ranking():
            return (Note.FIRST_CHOICES,)
        case OpenEnded():
            return (Note.WORDS_NOT_SHOWN,)
        case _:
            return ()


def _missing(
    item: Item, counts: Counts, total: int, gate: Gate
) -> tuple[tuple[Missing, Value], ...]:
    """Return the reasons that enough people had: a few are left out as none would be."""
    reasons = BY_ROUTE if isinstance(item, OpenEnded) else tuple(Missing)
    found = ((reason, counts.missing[reason]) for reason in reasons)
    enough = (each for each in found if each[1] >= gate.smallest)
    return tuple((reason, gate.value(many, total)) for reason, many in enough)


def _bands(item: Item, spread: Spread, gate: Gate) -> tuple[Band, ...]:
    """Return the most bands, four at most, of which none is rare."""
    if not isinstance(item, Number):
        return ()
    for how_many in (4, 3):
        bands = bands_of(item, spread, how_many)
        if not _rare(count(item, spread, bands), gate):
            return bands
    return bands_of(item, spread, 2)


def _rare(counts: Counts, gate: Gate) -> bool:
    return any(0 < many < gate.smallest for many in counts.cells.values())


def _merged(
    item: Item, counts: Counts, gate: Gate, level: Level
) -> tuple[Sequence[_Group], tuple[Note, ...]]:
    bands_or_options = _each_code(tuple(counts.cells))
    if not _rare(counts, gate):
        return bands_or_options, ()
    if isinstance(item, Scale):
        merged = neighbours_of(item)
        return (merged, _MERGED) if merged else (bands_or_options, ())
    if isinstance(item, Number | OpenEnded):
        return bands_or_options, ()
    return _with_others(counts, gate, level)


def _with_others(
    counts: Counts, gate: Gate, level: Level
) -> tuple[Sequence[_Group], tuple[Note, ...]]:
    rare = {code for code, many in counts.cells.items() if many < gate.smallest}
    if level is Level.GROUPED and len(rare) < len(counts.cells):
        rest = [code for code in counts.cells if code not in rare]
        rare.add(min(rest, key=lambda code: counts.cells[code]))
    if len(rare) < 2:
        return _each_code(tuple(counts.cells)), ()
    kept = _each_code(tuple(code for code in counts.cells if code not in rare))
    others = tuple(code for code in counts.cells if code in rare)
    return [*kept, (OTHER, others)], (Note.OTHER_ANSWERS,)


def _each(item: Item, bands: Sequence[Band]) -> tuple[Sequence[_Group], tuple[Note, ...]]:
    return _each_code(codes_of(item, bands)), ()


def _each_code(codes: Sequence[str]) -> list[_Group]:
    return [(code, (code,)) for code in codes]


def neighbours_of(item: Item) -> Sequence[_Group] | None:
    """Return the low, middle and high points of a scale that is long enough; else None."""
    parts = thirds(item.points) if isinstance(item, Scale) else None
    if parts is None:
        return None
    names = ("low", "middle", "high")
    return [(name, tuple(map(str, part))) for name, part in zip(names, parts, strict=True)]


def _ordered(item: Item, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return options with the most first, by what is shown and never by what was counted."""
    if isinstance(item, Scale | Number):
        return rows
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[bool, int]:
    match row.value:
        case InWords(said):
            return False, list(Word).index(said)
        case Suppressed():
            return row.code == OTHER, 0
        case found:
            return row.code == OTHER, -found.rounded
