"""One row per person, for analysts: k-anonymous, without anybody's words, never published.

It is outside what the gate promises: counts made from it are exact, and who knows a few of
somebody's answers may find the others. So it is for an owner alone, and the file says so itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from msgspec import Struct

from admin.reports.disclosure import STANDARD
from admin.reports.exports.anonymity import HELD, anonymised, bands
from admin.reports.exports.records import Column, Records
from admin.reports.exports.told_versions import VERSION, ToldVersions
from surveys.answers import Amount, Entry, in_digits
from surveys.codebook import (
    HELD_BACK,
    MISSING,
    Codebook,
    Measure,
    Variable,
    value_of,
)

LEAST = 100
"""Fewer responses make no microdata."""
LEAST_K = 8
"""Below so many, the gate shows no count either."""
ID = "response"
_ID_BITS = 64


@dataclass(frozen=True, slots=True)
class TooFew(Exception):
    """There are fewer responses than microdata are made of."""

    many: int


class Band(Struct, frozen=True):
    """Numbers that are written as one, both ends included."""

    low: float
    high: float


class Microdata(Struct, frozen=True):
    """What is written: the names of the columns, and a line of CSV for each person.

    ``k`` people at least share every combination of what is asked about them, and of the version
    that they answered. ``quasi`` names the items, or columns, that this is true of; ``held`` tells
    of how many people one was held back, if of any.
    """

    columns: tuple[str, ...]
    lines: tuple[str, ...]
    k: int
    quasi: tuple[str, ...]
    held: dict[str, int]


def k_of(batch: int) -> int:
    """Return k: people are counted in batches of ``batch``, and never told in fewer."""
    return max(batch, LEAST_K)


def quasi_identifiers(codebook: Codebook, breakdowns: Sequence[str]) -> tuple[str, ...]:
    """Return the items that others may know of a person: about-you ones and declared breakdowns."""
    found = (
        each.item_id
        for each in codebook.variables
        if (each.about_you or each.item_id in breakdowns) and each.measure is not Measure.WORDS
    )
    return tuple(dict.fromkeys(found))


def hanging(codebook: Codebook, quasi: Sequence[str]) -> dict[str, set[str]]:
    """Return the items whose being asked hangs on some of ``quasi``, and on which, near or far.

    Whether such an item was asked tells what was held back, so it is held back with it.
    """
    found: dict[str, set[str]] = {}
    variables = [each for each in codebook.variables if each.item_id not in quasi]
    for _ in variables:  # So many times at most does one hang on another.
        for each in variables:
            near = {item_id for item_id in each.hangs_on if item_id in quasi}
            far = (found.get(item_id, set()) for item_id in each.hangs_on)
            if on := near.union(*far):
                found[each.item_id] = found.get(each.item_id, set()) | on
    words = {each.item_id for each in codebook.variables if each.measure is Measure.WORDS}
    return {item_id: on for item_id, on in found.items() if item_id not in words}


def columns_of(variable: Variable) -> tuple[str, ...]:
    """Return the columns of ``variable``: a number is told as the band from which to which."""
    if variable.measure is Measure.NUMBER:
        return f"{variable.name}.from", f"{variable.name}.to"
    return (variable.name,)


def microdata(
    codebook: Codebook, records: Records, breakdowns: Sequence[str], k: int, chance: Random
) -> Microdata:
    """Return the microdata of ``records``. Raises TooFew.

    ``chance`` gives the rows new ids, and their order with them: neither has anything to do with
    when an answer came, or with the ids that responses have in the store.
    """
    if len(records) < LEAST:
        raise TooFew(len(records))
    of_item: dict[str, list[Variable]] = {item_id: [] for item_id in records.columns}
    for each in codebook.variables:
        if each.measure is not Measure.WORDS:
            of_item[each.item_id].append(each)
    cells = {
        item_id: _Cells(column, of_item[item_id], k) for item_id, column in records.columns.items()
    }
    quasi = quasi_identifiers(codebook, breakdowns)
    versions = ToldVersions(records, STANDARD)
    version = _Told(versions.codes, versions.texts)
    told = {VERSION: version} if versions.are_several else {}
    differ = [version] if len(set(version.codes)) > 1 else []
    about = [*differ, *(cells[item_id] for item_id in quasi)]
    _hold_back(about, len(records), k, chance)
    # What goes with the version is the same for everybody of a combination, so none gets smaller.
    for row, items in versions.giving_away(version.codes):
        for item_id in cells.keys() & items:
            cells[item_id].codes[row] = HELD
    for item_id, on in hanging(codebook, quasi).items():
        cells[item_id].hold_where_blurred([cells[each] for each in on])
    written = told | cells
    held = {name: many for name, each in written.items() if (many := each.held)}
    lines = sorted(_lines(list(written.values()), len(records), chance))
    names = tuple(
        name for each in of_item.values() for variable in each for name in columns_of(variable)
    )
    return Microdata((ID, *told, *names), tuple(lines), k, (*told, *quasi), held)


class _Told:
    """What is written of everybody: a code for each row, and the text of each code. The last text,
    `HELD`, stands for what is held back."""

    def __init__(self, codes: list[int], texts: Sequence[str]) -> None:
        self.codes = codes
        self.texts = texts

    @property
    def held(self) -> int:
        """Of how many people it is held back."""
        return sum(code == HELD for code in self.codes)


class _Cells(_Told):
    """How the entries to one item are written, in all its columns."""

    def __init__(self, column: Column, variables: Sequence[Variable], k: int) -> None:
        self._bands = _bands(column, k)
        merged: dict[str, int] = {}
        # Entries that are written alike are one and the same: numbers of one band.
        numbers = [
            merged.setdefault(self._written(each, variables), len(merged))
            for each in column.entries
        ]
        width = sum(len(columns_of(variable)) for variable in variables)
        texts = [*merged, ",".join([HELD_BACK] * width)]
        super().__init__([numbers[code] for code in column.codes], texts)
        spans = {",".join(_ends(band)) for band in self._bands if band.low != band.high}
        self._blurred = {HELD, *(code for text, code in merged.items() if text in spans)}

    def hold_where_blurred(self, others: "Sequence[_Cells]") -> None:
        """Hold the item back wherever one of ``others`` is not told exactly."""
        for other in others:
            for place, code in enumerate(other.codes):
                if code in other._blurred:
                    self.codes[place] = HELD

    def _written(self, entry: Entry, variables: Sequence[Variable]) -> str:
        return ",".join(cell for each in variables for cell in self._cells(each, entry))

    def _cells(self, variable: Variable, entry: Entry) -> tuple[str, ...]:
        value = value_of(variable, entry)
        if variable.measure is not Measure.NUMBER:
            return (str(value),)
        if isinstance(value, str):
            return value, value
        band = next(band for band in self._bands if band.low <= value <= band.high)
        return _ends(band)


def _ends(band: Band) -> tuple[str, str]:
    return in_digits(band.low), in_digits(band.high)


def _bands(column: Column, k: int) -> list[Band]:
    many = Counter(column.codes)
    amounts: Counter[float] = Counter()
    for code, entry in enumerate(column.entries):
        if isinstance(entry, Amount):
            amounts[entry.value] += many[code]
    return [Band(low, high) for low, high in bands(amounts, k)]


def _hold_back(cells: Sequence[_Told], many: int, k: int, chance: Random) -> None:
    """Hold back what makes people rare."""
    keys = list(zip(*(each.codes for each in cells), strict=True)) if cells else [()] * many
    found = anonymised(keys, k, chance.shuffle)
    if found is None:
        raise TooFew(many)
    for place, each in enumerate(cells):
        each.codes = [key[place] for key in found]


def _lines(cells: Sequence[_Told], many: int, chance: Random) -> Iterator[str]:
    ids: set[int] = set()
    while len(ids) < many:
        ids.add(chance.getrandbits(_ID_BITS))
    columns = [[each.texts[code] for code in each.codes] for each in cells]
    for number, row in zip(ids, zip(*columns, strict=True), strict=True):
        yield f"{number:016x},{','.join(row)}"


def head(
    codebook: Codebook, made: Microdata, n: str, ledger: Sequence[str], breakdowns: Sequence[str]
) -> str:
    """Return the lines that stand above the rows, each behind a ``#``: what this file is."""
    lines = [
        "NOT FOR PUBLISHING. One row per person. For the owner and named analysts alone.",
        "This file is outside the promise that small numbers are never shown: counts made from it "
        "are exact, and somebody who knows a few answers of a person may find the others.",
        f"Survey: {codebook.survey_id}. Versions: {' '.join(codebook.versions)}.",
        f"{n}. {' | '.join(ledger)}",
        _k_line(made, breakdowns),
        "Own words are left out. A number is told from which to which, so that no band has fewer "
        f"than {made.k} people.",
        "The order of the rows and their ids are random and mean nothing.",
        *(f"{code} = {meant}" for code, meant in MISSING.items()),
        "What the columns mean: codebook.csv and codebook.md beside this file.",
    ]
    return "".join(f"# {_one_cell(line)}\r\n" for line in lines)


def _k_line(made: Microdata, breakdowns: Sequence[str]) -> str:
    if not made.quasi:
        return f"Nothing is asked about people here. Breakdowns: {' '.join(breakdowns) or 'none'}."
    held = " ".join(f"{item_id} {many}" for item_id, many in made.held.items()) or "nothing"
    return (
        f"Every combination of {' and '.join(made.quasi)} belongs to at least {made.k} rows. "
        f"Taken out for that: {held}."
    )


def _one_cell(line: str) -> str:
    # A program that takes this for a table finds one harmless cell.
    return " ".join(line.split()).replace(",", ";").replace('"', "'")
