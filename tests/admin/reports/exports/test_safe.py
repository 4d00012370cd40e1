"""No text becomes a formula: not in the spreadsheet, and not in the CSV files."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from admin.reports.exports.files import files_of
from admin.reports.exports.safe import harmless
from tests.admin.reports.exports.made import sly_export

FILES = files_of(sly_export())
RISKY = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("text", ["=cmd", "+1", "-1", "@x", "\tx", "\rx", "  =cmd", "＝cmd"])
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "4 to the hospital", "a=b", "16-17", "* fewer than 8"])
def test_what_could_not_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".csv")))
def test_no_cell_of_a_csv_file_begins_like_a_formula(name: str) -> None:
    rows = csv.reader(StringIO(FILES[name].decode(), newline=""))
    cells = [cell for row in rows for cell in row]
    assert any("cmd" in cell or "=1+1" in cell or name == "ledger.csv" for cell in cells)
    assert not [cell for cell in cells if cell.startswith(RISKY)]


def test_no_cell_of_the_spreadsheet_is_a_formula() -> None:
    book = load_workbook(BytesIO(FILES["tiny.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    sly = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(RISKY)]
    assert {cell.value for cell in sly} >= {"=1+1", "@SUM(1+1)", "+1-800"}
    assert {cell.data_type for cell in cells} <= {"n", "s"}
    assert all(cell.quotePrefix for cell in sly)
