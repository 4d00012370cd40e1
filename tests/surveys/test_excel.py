import subprocess
import sys
from pathlib import Path

import pytest

from surveys.excel import column_letter

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_called_as_excel_calls_them(column: int, letters: str) -> None:
    assert column_letter(column) == letters


@pytest.mark.slow
def test_a_bot_that_starts_has_loaded_no_library_for_excel() -> None:
    loaded = "print(sorted({'openpyxl', 'xlsxwriter', 'pyxform'} & set(sys.modules)))"
    command = [sys.executable, "-c", f"import sys, admin.service; {loaded}"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
