"""Sheets of a workbook: text that stays text, and tables with a head that stays in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from admin.reports.exports.safe import is_risky
from admin.reports.exports.tidy import Cell
from surveys.excel import new_workbook

LONGEST = 32_000
"""Characters of one cell; Excel takes 32,767."""
_NAME = 31
"""Characters of the name of a sheet."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_LOOKS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"valign": "top", "align": "right"},
    "title": {"bold": True, "font_size": 16, "font_color": "#0A5F5B", "text_wrap": True},
    "section": {"bold": True, "font_size": 12, "font_color": "#0A5F5B"},
    "head": {"bold": True, "bg_color": "#DCEBE7", "bottom": 1, "text_wrap": True, "valign": "top"},
    "quiet": {"font_color": "#44565B", "text_wrap": True, "valign": "top"},
}


@dataclass
class Sheet:
    """One sheet in the making. ``row`` is where the next line goes."""

    book: "Book"
    page: Any
    row: int = 0
    columns: tuple[float, ...] = ()

    def widths(self, *widths: float) -> None:
        """Set how wide the first columns are, in characters."""
        self.columns = widths
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)

    def say(self, text: str, look: str = "text", over: int = 1) -> None:
        """Write one text, over so many columns, and go to the next line."""
        if over > 1:
            self.page.merge_range(self.row, 0, self.row, over - 1, "", self.book.look(look))
            size = _LOOKS[look].get("font_size", 11)
            room = sum(self.columns[:over]) * 10 / size
            self.page.set_row(self.row, size * 1.5 * max(1, -(-len(text) // int(room))) + 2)
        self._write(0, text, look)
        self.row += 1

    def skip(self) -> None:
        """Leave a line empty."""
        self.row += 1

    def head(self, *names: str, stay: bool = False) -> None:
        """Write the head of a table; it stays in sight if it is to."""
        for column, name in enumerate(names):
            self._write(column, name, "head")
        self.row += 1
        if stay:
            self.page.freeze_panes(self.row, 0)

    def line(self, cells: Sequence[Cell]) -> int:
        """Write one line of a table, and return its row."""
        for column, cell in enumerate(cells):
            self._write(column, cell, "number" if isinstance(cell, int | float) else "text")
        self.row += 1
        return self.row - 1

    def _write(self, column: int, cell: Cell, look: str) -> None:
        match cell:
            case None | "":
                self.page.write_blank(self.row, column, None, self.book.look(look))
            case str():
                # Never `write`: it makes a formula of what looks like one.
                risky = is_risky(cell)
                self.page.write_string(
                    self.row, column, cell[:LONGEST], self.book.look(look, risky)
                )
            case number:
                self.page.write_number(self.row, column, number, self.book.look(look))


class Book:
    """A workbook in memory, made on a day: the time of day is nobody's business."""

    def __init__(self, properties: dict[str, Any], right_to_left: bool = False) -> None:
        self._right_to_left = right_to_left
        self._out = BytesIO()
        self.made = new_workbook(self._out, {"in_memory": True})
        self.made.set_properties(properties)
        self._looks: dict[tuple[str, bool], Any] = {}
        self._names: set[str] = set()

    def look(self, name: str, risky: bool = False) -> Any:
        """Return a format; for a risky text one that keeps it a text when the cell is edited."""
        if (name, risky) not in self._looks:
            quoted = {"quote_prefix": True} if risky else {}
            self._looks[name, risky] = self.made.add_format(_LOOKS[name] | quoted)
        return self._looks[name, risky]

    def sheet(self, name: str) -> Sheet:
        """Begin a sheet; its name is cut, and told apart from the others, as Excel needs it."""
        short = name.translate(_FORBIDDEN)[:_NAME]
        number = 1
        while short.lower() in self._names:
            number += 1
            short = f"{name[: _NAME - 4]} {number}"
        self._names.add(short.lower())
        page = self.made.add_worksheet(short)
        page.set_landscape()
        if self._right_to_left:
            page.right_to_left()
        page.fit_to_pages(1, 0)
        return Sheet(self, page)

    def written(self) -> bytes:
        """Finish, and return the file."""
        self.made.close()
        return self._out.getvalue()
