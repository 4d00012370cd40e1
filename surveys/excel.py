"""The libraries for Excel files, each loaded when the first such file is read or written: together
they take eight megabytes, and most days nobody needs them."""

from importlib import import_module
from typing import Any


def load_workbook(*args: Any, **options: Any) -> Any:
    """Return an Excel file that openpyxl opens."""
    return import_module("openpyxl").load_workbook(*args, **options)


def column_letter(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def new_workbook(*args: Any, **options: Any) -> Any:
    """Return an Excel file that XlsxWriter writes."""
    return import_module("xlsxwriter").Workbook(*args, **options)
