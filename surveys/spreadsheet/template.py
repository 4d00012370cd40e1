"""Our own Excel template, blank or with a survey in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from surveys.conditions import condition_of
from surveys.excel import new_workbook
from surveys.questionnaire import Survey
from surveys.review.findings import Loc
from surveys.spreadsheet import layout
from surveys.spreadsheet.expression import said
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.parts import Leaf, Part, cells_of, written
from surveys.spreadsheet.plainly import by_language, languages_of, whole_option
from surveys.spreadsheet.workbook import Value

_ROWS_TO_FILL = 200
_ANY_DAY = datetime(2026, 1, 1)
_INTERVENING = 3
"""The row, counted from 1, in which questions begin below the heading and its help."""


@dataclass(slots=True)
class _Template:
    """The book while it is written."""

    book: Any
    data: Mapping[str, Any]
    translated: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    """What else is said in other languages: sheet or question, part, words by language."""
    cell: Any = field(init=False)
    head: Any = field(init=False)
    grey: Any = field(init=False)

    def __post_init__(self) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.cell = self.book.add_format(wrapped)
        self.head = self.book.add_format({**wrapped, "bold": True, "bg_color": "#D9E8F6"})
        self.grey = self.book.add_format({**wrapped, "font_color": "#5F6368", "italic": True})

    @property
    def first(self) -> str:
        return languages_of(self.data)[0]

    def sheet(self, name: str, widths: Mapping[str, int], freeze: tuple[int, int]) -> Any:
        sheet = self.book.add_worksheet(name)
        for columns, width in widths.items():
            sheet.set_column(columns, width, self.cell)
        sheet.freeze_panes(*freeze)
        return sheet

    def write(self, sheet: Any, row: int, column: int, value: Value, style: Any = None) -> None:
        """Write a value; words are never taken for a formula or a link."""
        shape = style or self.cell
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, column, value, shape)
        elif value != "":
            sheet.write_string(row, column, str(value), shape)

    def words(self, about: str, part: str, found: Any) -> str:
        """Return the words in the first language; the rest go to the sheet of words."""
        said = by_language(found, self.first)
        self.translated.append((about, part, said))
        return said.get(self.first, "")


def template(data: Mapping[str, Any] | None = None) -> bytes:
    """Return the template as the bytes of an .xlsx file, with the survey ``data`` if there is one.

    The same survey gives the same bytes.
    """
    file = BytesIO()
    with new_workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "A survey for Hearback", "created": _ANY_DAY})
        made = _Template(book, data or {})
        _promise(made, is_blank=data is None)
        _questions(made, is_blank=data is None)
        _words(made)
    return file.getvalue()


def template_losses(data: Mapping[str, Any]) -> Iterator[Loss]:
    """Yield what the template has no cell for: it names one image a question."""
    for item in data["questions"]:
        for code, option in item.get("options", {}).items():
            if image := whole_option(option).get("image"):
                what = f"the image “{image['file']}” of “{code}”: write it into the YAML file"
                yield Loss(str(item["id"]), what)


def _promise(made: _Template, is_blank: bool) -> None:
    sheet = made.sheet(layout.PROMISE, {"A:A": 26, "B:B": 60, "C:C": 50, "D:D": 40}, (1, 1))
    for column, heading in enumerate(("What", "Your words", "Help", "For example")):
        made.write(sheet, 0, column, heading, made.head)
    for row, (part, value) in enumerate(_promise_rows(made.data), start=1):
        about, example = layout.ABOUT.get(part.key, ("", ""))
        made.write(sheet, row, 0, part.key)
        made.write(sheet, row, 2, about, made.grey)
        made.write(sheet, row, 3, example if is_blank else "", made.grey)
        if value is not None:
            made.write(sheet, row, 1, _shown(made, layout.PROMISE, part, value))
        if part.choices:
            sheet.data_validation(row, 1, row, 1, _list(part))


def _promise_rows(data: Mapping[str, Any]) -> Iterator[tuple[Part, Any]]:
    """Yield every row of a blank sheet and every one that is filled, entries of a list together."""
    promise = {key: value for key, value in data.items() if key != "questions"}
    filled = {part.at: (part, value) for part, value in cells_of(Survey, promise)}
    blank = {part.at: (part, None) for part in layout.promise_parts()}
    every: dict[Loc, tuple[Part, Any]] = {**blank, **filled}
    order = {at: place for place, at in enumerate(blank)}
    last: dict[Loc, int] = {}
    for at, place in order.items():
        for end in range(1, len(at) + 1):
            last[at[:end]] = place

    def rank(at: Loc) -> tuple[int, Loc]:
        if at in order:
            return order[at], ()
        return next(last[at[:end]] for end in range(len(at), 0, -1) if at[:end] in last), at

    yield from (every[at] for at in sorted(every, key=rank))


def _questions(made: _Template, is_blank: bool) -> None:
    items = made.data.get("questions", [])
    most = max([len(item.get("options") or item.get("labels") or ()) for item in items], default=0)
    headings = layout.columns(max(most, layout.OPTIONS_OFFERED))
    sheet = made.sheet(layout.QUESTIONS, {"A:B": 16, "C:C": 44, "D:AZ": 20}, (1, 1))
    for column, heading in enumerate(headings):
        made.write(sheet, 0, column, heading, made.head)
        made.write(sheet, 1, column, layout.help_for(heading), made.grey)
        part = layout.item_parts().get(heading)
        if part and part.choices:
            sheet.data_validation(_INTERVENING - 1, column, _ROWS_TO_FILL, column, _list(part))
    rows = [dict(_item_cells(made, item)) for item in items] or [dict(layout.EXAMPLE)] * is_blank
    for row, cells in enumerate(rows, start=_INTERVENING - 1):
        for heading, value in cells.items():
            made.write(sheet, row, headings.index(heading), value, made.grey if is_blank else None)


def _item_cells(made: _Template, item: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Yield the cells of a question by their heading."""
    name = str(item["id"])
    for key, value in item.items():
        if key == "options":
            yield from _option_cells(made, name, value)
        elif key == "labels":
            yield from _label_cells(made, name, value)
        elif key == "ask_if":
            yield key, said(condition_of(value))
        elif key == layout.IMAGE:
            yield key, value["file"]
            yield layout.ALT, _shown(made, name, layout.item_parts()[layout.ALT], value["alt"])
        else:
            yield key, _shown(made, name, layout.item_parts()[key], value)


def _option_cells(
    made: _Template, name: str, options: Mapping[str, Any]
) -> Iterator[tuple[str, Value]]:
    for place, (code, option) in enumerate(options.items(), start=1):
        whole, at = whole_option(option), ("options", str(code))
        label = made.words(name, layout.told(at), whole["label"])
        also = tuple(
            made.words(name, layout.told((*at, "also", number)), words)
            for number, words in enumerate(whole.get("also", ()))
        )
        asks = whole.get("specify")
        ask = made.words(name, layout.told((*at, "specify")), asks) if asks else ""
        cell = layout.OptionCell(str(code), label, also, bool(whole.get("exclusive")), ask)
        yield f"{layout.OPTION} {place}", layout.option_cell(cell)


def _label_cells(
    made: _Template, name: str, labels: Mapping[int, Any]
) -> Iterator[tuple[str, Value]]:
    for place, (point, label) in enumerate(labels.items(), start=1):
        words = made.words(name, layout.told(("labels", str(point))), label)
        cell = layout.OptionCell(str(point), words)
        yield f"{layout.OPTION} {place}", layout.option_cell(cell)


def _shown(made: _Template, about: str, part: Part, value: Any) -> Value:
    if part.leaf is Leaf.WORDS:
        name = part.key if about == layout.PROMISE else layout.told(part.at)
        return made.words(about, name, value)
    return written(part.leaf, value)


def _words(made: _Template) -> None:
    declared = languages_of(made.data) if made.data else ["en", "cy"]
    used = {language for *_, said in made.translated for language in said}
    languages = declared[1:] + sorted(used - set(declared))
    sheet = made.sheet(layout.WORDS, {"A:B": 22, "C:Z": 44}, (1, 2))
    headings = ("question", "part", f"{declared[0]} {layout.ONLY_TO_READ}", *languages)
    for column, heading in enumerate(headings):
        made.write(sheet, 0, column, heading, made.head)
    rows = made.translated or _SAMPLE_WORDS
    style = None if made.translated else made.grey
    for row, (about, part, words) in enumerate(rows, start=1):
        made.write(sheet, row, 0, about, style)
        made.write(sheet, row, 1, part, style)
        made.write(sheet, row, 2, words.get(declared[0], ""), made.grey)
        for column, language in enumerate(languages, start=3):
            made.write(sheet, row, column, words.get(language, ""), style)


_SAMPLE_WORDS = [
    (layout.PROMISE, "title", {"en": "One row for each piece of text. Fill in the other columns."}),
    (layout.PROMISE, "why", {"en": "Take out this column's words or leave them: nobody reads it."}),
]


def _list(part: Part) -> Mapping[str, Any]:
    return {"validate": "list", "source": list(part.choices), "error_type": "warning"}
