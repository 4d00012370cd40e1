"""Spreadsheets that break each of their own rules and such that do not, written as changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]
from ruamel.yaml import YAML

from surveys.review.findings import Finding, Rule
from surveys.review.review import review_text
from surveys.spreadsheet import rules
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import review_workbook
from surveys.spreadsheet.template import template
from surveys.spreadsheet.workbook import Refused
from surveys.spreadsheet.xlsform_in import from_xlsform
from surveys.spreadsheet.xlsform_out import xlsform
from tests.surveys.review.good import GOOD

FILE = Path(__file__).parent / "examples.yaml"
SHEET_RULES = sorted(
    (rule for rule in vars(rules).values() if isinstance(rule, Rule)), key=lambda rule: rule.code
)


@dataclass(frozen=True)
class SheetExample:
    """One file: what stands in which of its cells, and its bytes."""

    shown: str
    content: bytes
    is_form: bool

    def findings(self) -> tuple[Finding, ...]:
        """What is found in it."""
        if not self.is_form:
            return review_workbook("survey.xlsx", self.content).findings
        try:
            from_xlsform("form.xlsx", self.content)
        except Refused as refused:
            return refused.findings
        return ()


def sheet_examples(code: str, which: str) -> Iterator[SheetExample]:
    """Yield the ``which`` ("bad" or "good") examples of the rule with that code."""
    is_form = code == rules.NOT_XLSFORM.code
    for changes in _entries()[code][which]:
        shown, content = _changed(_books()[is_form], changes)
        yield SheetExample(shown, content, is_form)


def _changed(content: bytes, changes: Mapping[str, str | None]) -> tuple[str, bytes]:
    """Return what the docs show of ``changes``, and the file with them."""
    made = load_workbook(BytesIO(content))
    lines = []
    for place, value in changes.items():
        name, _, at = place.partition("!")
        if not at:
            made.remove(made[name])
            lines.append(f"(without) the sheet {name}")
            continue
        cell = _cell(made[name], *at.split("/"))
        cell.value = value
        lines.append(f"{name}!{cell.coordinate}: {value}")
    file = BytesIO()
    made.save(file)
    return "\n".join(lines), file.getvalue()


def _cell(sheet: Any, row_name: str, heading: str) -> Any:
    """The cell in the row that is called so in its first two columns, below ``heading``."""
    rows = sheet.iter_rows(min_col=1, max_col=2)
    row = next(first.row for first, second in rows if row_name in (first.value, second.value))
    headed = (cell.column for cell in sheet[1] if cell.value == heading)
    return sheet.cell(row, next(headed, None) or column_index_from_string(heading))


@cache
def _entries() -> Any:
    return YAML(typ="safe", pure=True).load(FILE)


@cache
def _books() -> tuple[bytes, bytes]:
    """The good survey as our template and as an XLSForm."""
    survey = review_text("tiny.yaml", GOOD).survey
    assert survey is not None
    data = plain_survey(survey)
    return template(data), xlsform(data)[0]
