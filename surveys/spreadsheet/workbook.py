"""The cells of a spreadsheet that somebody else wrote, read with care.

Nothing in it is carried out: no formula, no macro, no link. How much it would unpack to is looked
at before it is unpacked.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from msgspec import Struct
from msgspec.structs import replace

from surveys.excel import column_letter, load_workbook
from surveys.files import LARGEST, Unreadable
from surveys.review.findings import Finding, Rule, finding
from surveys.spreadsheet.rules import FORMULA

LARGEST_UNPACKED = 8_000_000
"""Bytes; a survey of sixty questions in five languages unpacks to a tenth of that."""
MOST_PARTS = 200
MOST_SHEETS = 20
MOST_ROWS = 2_000
MOST_COLUMNS = 200
MOST_CELLS = 20_000
"""Of one sheet; sixty questions in five languages fill a third of that."""
_MACRO = re.compile(r"vba|macro", re.IGNORECASE)
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Value = str | int | float | bool | date


class Cell(Struct, frozen=True):
    """One cell that is not empty; rows and columns are counted from 1."""

    sheet: str
    row: int
    column: int
    value: Value

    @property
    def name(self) -> str:
        """The place as Excel writes it: "Questions!C7"."""
        return f"{self.sheet}!{column_letter(self.column)}{self.row}"

    @property
    def words(self) -> str:
        """The value as it was meant when it was typed."""
        return words(self.value)


Row = Mapping[int, Cell]
"""The cells of a row by column."""


class Sheet(Struct, frozen=True):
    """One sheet: every row up to the last one that is not empty."""

    name: str
    rows: tuple[Row, ...]


Book = Mapping[str, Sheet]
"""The sheets by their name in small letters."""


class Refused(ValueError):
    """Cells that cannot be read; ``findings`` name them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


def words(value: Value) -> str:
    """Return ``value`` as words: whole numbers without a point, days as 2027-02-12."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()


def finding_at(
    rule: Rule, file: str, cell: Cell, details: Mapping[str, object], offending: str = ""
) -> Finding:
    """Return the finding for ``rule`` broken in ``cell`` by words in it, or by all of them."""
    place, shown = (cell.row, cell.column), offending or cell.words
    return replace(finding(rule, file, place, details, shown), cell=cell.name)


def opened(name: str, content: bytes) -> Book:
    """Return the sheets of the file called ``name``. Raises Unreadable, and Refused."""
    _refuse_unsafe(name, content)
    with warnings.catch_warnings():
        # Of styles and extensions, which nobody here looks at.
        warnings.simplefilter("ignore")
        try:
            found = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            sheets = [_sheet(sheet) for sheet in found.worksheets]
        except Unreadable:
            raise
        except Exception as error:
            # What a broken file makes the reader raise is not told anywhere: it may be anything.
            raise Unreadable("it is no whole Excel file; save it anew as .xlsx") from error
    formulas = [finding_at(FORMULA, name, cell, {}) for _, wrong in sheets for cell in wrong]
    if formulas:
        raise Refused(tuple(formulas))
    return {sheet.name.strip().lower(): sheet for sheet, _ in sheets}


def _refuse_unsafe(name: str, content: bytes) -> None:
    if len(content) > LARGEST:
        raise Unreadable(f"it is larger than {LARGEST:,} bytes")
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("it has a password or is an old .xls file; save it as .xlsx without one")
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, OverflowError, RuntimeError) as error:
        # A RuntimeError says that the archive is packed in a way that no Excel file is.
        raise Unreadable("it is no Excel file (.xlsx), whatever its name says") from error
    if any(_MACRO.search(part.filename) for part in parts) or name.lower().endswith(".xlsm"):
        raise Unreadable("it holds macros; save it as .xlsx")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unreadable(f"it unpacks to more than {LARGEST_UNPACKED:,} bytes")
    sheets = [part for part in parts if part.filename.startswith("xl/worksheets/sheet")]
    if len(sheets) > MOST_SHEETS:
        raise Unreadable(f"it has more than {MOST_SHEETS} sheets")


def _sheet(sheet: Any) -> tuple[Sheet, list[Cell]]:
    """Return what stands in ``sheet``, and the cells that hold something else."""
    rows: list[Row] = []
    wrong: list[Cell] = []
    before: object = None
    filled = written = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if cells is before:  # Rows that are not in the file are one and the same empty row.
            continue
        before = cells
        row: dict[int, Cell] = {}
        for cell, is_plain in _cells(sheet.title, number, cells):
            row[cell.column] = cell
            wrong += [] if is_plain else [cell]
        filled += len(row)
        written += sum(len(cell.words) for cell in row.values())
        if filled > MOST_CELLS or written > LARGEST:
            raise Unreadable(f"its sheet “{sheet.title}” holds more than any survey")
        if row and number > MOST_ROWS:
            raise Unreadable(f"its sheet “{sheet.title}” goes on below row {MOST_ROWS:,}")
        if row:
            rows += [{}] * (number - 1 - len(rows))
            rows.append(row)
    return Sheet(sheet.title, tuple(rows)), wrong


def _cells(sheet: str, row: int, cells: Any) -> Iterator[tuple[Cell, bool]]:
    for column, cell in enumerate(cells, start=1):
        value = _value(cell.value)
        if value != "":
            is_plain = cell.data_type not in ("f", "e")
            yield Cell(sheet, row, column, value), is_plain


def _value(raw: object) -> Value:
    match raw:
        case None:
            return ""
        case str():
            return _UNSEEN.sub("", raw.replace("\r\n", "\n")).strip()
        case datetime() if raw.time() == time(0):
            return raw.date()
        case bool() | int() | float() | date():
            return raw
        case _:
            return str(raw)
