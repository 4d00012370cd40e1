"""The rows of an XLSForm under the names that pyxform knows their columns by."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from pyxform import aliases  # type: ignore[import-untyped]
from pyxform.errors import PyXFormError  # type: ignore[import-untyped]
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from surveys.review.findings import finding
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.rules import NOT_XLSFORM
from surveys.spreadsheet.tongues import code_of
from surveys.spreadsheet.workbook import Book, Cell, Refused, Sheet, opened
from surveys.spreadsheet.xlsform_quotes import Id, as_survey, names_in, plain_form

ANY = ""
"""The language of a column that names none."""
Column = tuple[str, str]
"""The name of a column in small letters, and the code of its language."""
_WORDY = frozenset({"label", "hint", "value"})
_SPOKEN = _WORDY | {"image"}


class FormRow(Struct, frozen=True):
    """A row that is not empty: its cells by column."""

    cells: Mapping[Column, Cell]

    @property
    def place(self) -> str:
        """The row as losses name it: "survey row 7"."""
        cell = next(iter(self.cells.values()))
        return f"{cell.sheet} row {cell.row}"

    def get(self, name: str) -> str:
        """Return the words in a column that has no language, or ""."""
        cell = self.cells.get((name, ANY))
        return cell.words if cell else ""

    def said(self, name: str, first: str) -> dict[str, str]:
        """Return the words of a column by language; those of no language are in ``first``."""
        as_ours = str if name == "value" else plain_form
        return self._said(name, first, as_ours)

    def asked(self, name: str, first: str, quote: Id) -> dict[str, str]:
        """Return the words of a column by language, those of a question: they may quote."""
        return self._said(name, first, lambda words: as_survey(words, quote))

    def _said(self, name: str, first: str, as_ours: Callable[[str], str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for (column, language), cell in self.cells.items():
            if column == name:
                found.setdefault(language or first, as_ours(cell.words))
        return found

    def refers(self) -> bool:
        """Tell whether its words name a question."""
        return any(
            column in ("label", "hint") and names_in(cell.words)
            for (column, _), cell in self.cells.items()
        )

    def quoting(self, quote: Id = lambda _: None) -> Iterator[Loss]:
        """Yield the cells whose words quote an answer that cannot be quoted here."""
        for (column, _), cell in self.cells.items():
            names = names_in(cell.words) if column in ("label", "hint") else ()
            if any(quote(name) is None for name in names):
                yield Loss(cell.name, f"the answer quoted in “{cell.words}”")


class FormSheet(Struct, frozen=True):
    """The rows of one sheet, and what is said of its headings."""

    rows: tuple[FormRow, ...]
    languages: tuple[str, ...]
    losses: tuple[Loss, ...]


def checked_form(name: str, content: bytes) -> Book:
    """Return the sheets of a form that pyxform accepts. Raises Unreadable and Refused."""
    book = opened(name, content)
    if "survey" not in book:
        raise _refused(name, "it has no sheet called survey")
    try:
        convert(xlsform=content, file_type=".xlsx")
    except PyXFormError as error:
        raise _refused(name, " ".join(str(error).split())[:600].rstrip(".")) from error
    except Exception as error:
        # pyxform tells of some broken forms by whatever its own code stumbles over.
        raise _refused(name, "pyxform cannot make sense of it") from error
    return book


def _refused(name: str, why: str) -> Refused:
    return Refused((finding(NOT_XLSFORM, name, (1, 1), {"why": why}),))


def form_sheet(sheet: Sheet | None) -> FormSheet:
    """Return the rows of ``sheet``, none where there is no such sheet."""
    if sheet is None or not sheet.rows:
        return FormSheet((), (), ())
    columns: dict[int, Column] = {}
    losses: list[Loss] = []
    for column, cell in sheet.rows[0].items():
        name, _, language = _MEDIA.sub("", cell.words).partition("::")
        if not language and ":" in name and not name.startswith(("jr:", "bind:", "body:")):
            name, _, language = name.partition(":")  # As forms of old write it.
        known = _column(name)
        code = code_of(language) if language and known in _SPOKEN else language.strip()
        if code is None:
            losses.append(Loss(cell.name, f"no code is known for the language “{language}”"))
        else:
            columns[column] = known, code
    rows = tuple(_rows(sheet, columns))
    used = (code for name, code in columns.values() if name in _WORDY and code)
    return FormSheet(rows, tuple(dict.fromkeys(used)), tuple(losses))


_MEDIA = re.compile(r"media\s*::?\s*(?=image\b)", re.IGNORECASE)


def _column(name: str) -> str:
    plain = re.sub(r"\s+", "_", name.strip().lower())
    return _OLD_NAMES.get(plain, plain)


_OLD_NAMES = {
    "caption": "label",
    "relevance": "relevant",
    "command": "type",
    "tag": "name",
    "constraining_message": "constraint_message",
    "calculate": "calculation",
    "read_only": "readonly",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}


def _rows(sheet: Sheet, columns: Mapping[int, Column]) -> Iterator[FormRow]:
    for row in sheet.rows[1:]:
        cells = {columns[column]: cell for column, cell in row.items() if column in columns}
        if cells:
            yield FormRow(cells)


_SELECT = re.compile(
    rf"({'|'.join(sorted(map(re.escape, aliases.select), key=len, reverse=True))})"
    r"\s+(\S+)(\s+(?:or_other|or specify other|or other))?",
    re.IGNORECASE,
)
_SELECTS = {
    "select one": "single_choice",
    "select all that apply": "multiple_choice",
    "rank": "ranking",
}


class Select(Struct, frozen=True):
    """A type that picks from a list of choices."""

    kind: str
    choices: str
    has_other: bool


def select_of(written: str) -> Select | None:
    """Return the select that a type means, or None; from a file is none that can be carried."""
    found = _SELECT.fullmatch(" ".join(written.split()))
    if not found or "file" in found[1] or "external" in found[1]:
        return None
    kind = _SELECTS.get(str(aliases.select[found[1].lower()]))
    return Select(kind, found[2], bool(found[3])) if kind else None
