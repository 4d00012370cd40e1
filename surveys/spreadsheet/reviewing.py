"""Every fault of a survey in a spreadsheet at once, each with its sheet and cell."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from surveys.files import Unreadable, bytes_of_file
from surveys.review.draft import PLATFORM_AGE
from surveys.review.findings import Finding, finding
from surveys.review.review import Review, review, review_source, unreadable
from surveys.spreadsheet.layout import PROMISE, QUESTIONS, WORDS
from surveys.spreadsheet.reading import SheetSource, read_template
from surveys.spreadsheet.rules import NO_SHEET
from surveys.spreadsheet.workbook import Refused, opened

ENDINGS = (".xlsx", ".xlsm", ".xls")
_SHEETS = tuple(name.lower() for name in (PROMISE, QUESTIONS, WORDS))


def is_spreadsheet(name: str) -> bool:
    """Tell whether a file of that name should be a spreadsheet."""
    return name.lower().endswith(ENDINGS)


def review_file(
    path: Path, today: date | None = None, *, platform_age: int = PLATFORM_AGE
) -> Review:
    """Return what is wrong with the survey file at ``path``, whatever its format."""
    if not is_spreadsheet(path.name):
        return review(path, today, platform_age=platform_age)
    try:
        content = bytes_of_file(path)
    except Unreadable as error:
        return Review(None, (unreadable(str(path), str(error)),), readable=False)
    return review_workbook(str(path), content, today, path.parent, platform_age=platform_age)


def review_workbook(
    name: str,
    content: bytes,
    today: date | None = None,
    folder: Path | None = None,
    *,
    platform_age: int = PLATFORM_AGE,
) -> Review:
    """Return what is wrong with the filled template ``content``, the bytes of an .xlsx file.

    Never raises for its content. Formulas and macros are refused, not carried out.
    """
    try:
        source, before = template_source(name, content)
    except Unreadable as error:
        return Review(None, (unreadable(name, str(error)),), readable=False)
    except Refused as error:
        return Review(None, error.findings)
    found = review_source(source, before, today, folder, platform_age=platform_age)
    return replace(found, findings=tuple(sorted(found.findings, key=_order)))


def template_source(name: str, content: bytes) -> tuple[SheetSource, tuple[Finding, ...]]:
    """Return what the filled template says. Raises Unreadable and Refused."""
    book = opened(name, content)
    for sheet in (PROMISE, QUESTIONS):
        if sheet.lower() not in book:
            raise Refused((finding(NO_SHEET, name, (1, 1), {"sheet": sheet}),))
    return read_template(name, book)


def _order(found: Finding) -> tuple[int, int, int, str]:
    sheet = (found.cell or "").rpartition("!")[0].lower()
    place = _SHEETS.index(sheet) if sheet in _SHEETS else len(_SHEETS)
    return place, found.line, found.column, found.code
