"""Excel files as staff might send them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    """Return an .xlsx file with these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return _bytes(made)


def changed(content: bytes, cells: Mapping[str, object]) -> bytes:
    """Return the .xlsx file ``content`` with other values in cells such as "Questions!C3"."""
    made = load_workbook(BytesIO(content))
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        made[sheet][cell] = value
    return _bytes(made)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return ``content`` with one more file, or another one, inside."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return file.getvalue()


def _bytes(made: Workbook) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()
