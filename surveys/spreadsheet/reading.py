"""A survey out of our own Excel template, with the cell of each of its parts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from surveys.conditions import plain
from surveys.naming import name_for
from surveys.review.findings import Fault, Finding, Loc, Rule
from surveys.review.shape import guessed
from surveys.spreadsheet import layout
from surveys.spreadsheet.expression import NotSaid, parsed
from surveys.spreadsheet.parts import Leaf, closed, loc_of, put, read_as, with_lists
from surveys.spreadsheet.plainly import as_option, as_words
from surveys.spreadsheet.rules import NOT_AN_EXPRESSION, TWICE, UNKNOWN_NAME
from surveys.spreadsheet.workbook import Book, Cell, Row, Sheet, finding_at

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")
_NOWHERE = Cell(layout.PROMISE, 1, 1, "")
_EMPTY = Sheet("", ())


class SheetSource(Struct, frozen=True):
    """What a file says, and the cell that says it."""

    name: str
    data: Mapping[str, Any]
    places: Mapping[tuple[str, ...], Cell]

    def finding(self, fault: Fault) -> Finding:
        """Return ``fault`` with its cell, or that of the nearest part around it."""
        way = tuple(map(str, fault.at))
        ends = (way[:end] for end in range(len(way), 0, -1))
        cell = next((self.places[end] for end in ends if end in self.places), _NOWHERE)
        return finding_at(fault.rule, self.name, cell, fault.details, fault.words)


@dataclass(slots=True)
class _Reading:
    """The parts found so far, by their way; lists may still have gaps."""

    name: str
    first: str = "en"
    found: dict[Loc, Any] = field(default_factory=dict)
    said: dict[Loc, dict[str, str]] = field(default_factory=dict)
    cells: dict[Loc, Cell] = field(default_factory=dict)
    questions: dict[str, Loc] = field(default_factory=dict)
    alone: set[Loc] = field(default_factory=set)
    """The options that go with no other."""
    findings: list[Finding] = field(default_factory=list)

    def fault(self, rule: Rule, cell: Cell, **details: object) -> None:
        self.findings.append(finding_at(rule, self.name, cell, {"found": cell.words, **details}))

    def note(self, at: Loc, cell: Cell) -> None:
        self.cells.setdefault(at, cell)

    def take(self, at: Loc, leaf: Leaf, cell: Cell) -> None:
        """Keep what ``cell`` says."""
        self.note(at, cell)
        if leaf is Leaf.WORDS:
            self.say(at, self.first, cell.words)
        else:
            self.found[at] = read_as(leaf, cell.value)

    def say(self, at: Loc, language: str, words: str) -> None:
        if words:
            self.said.setdefault(at, {})[language] = words


def read_template(name: str, book: Book) -> tuple[SheetSource, tuple[Finding, ...]]:
    """Return the survey in ``book``, as far as it can be read, and what was found on the way."""
    reading = _Reading(name)
    promise = book.get(layout.PROMISE.lower(), _EMPTY)
    reading.first = _first_language(promise)
    _promise(reading, promise)
    _questions(reading, book.get(layout.QUESTIONS.lower(), _EMPTY))
    _words(reading, book.get(layout.WORDS.lower(), _EMPTY))
    return _source(reading), tuple(reading.findings)


def _first_language(promise: Sheet) -> str:
    for row in promise.rows[1:]:
        if 1 in row and row[1].words == "languages" and 2 in row:
            languages = read_as(Leaf.NAMES, row[2].value)
            return str(languages[0]) if languages else "en"
    return "en"


def _promise(reading: _Reading, sheet: Sheet) -> None:
    for row in sheet.rows[1:]:
        if 1 not in row:
            for cell in list(row.values())[:1]:
                reading.fault(UNKNOWN_NAME, cell, fix="Say in the first column what this is.")
            continue
        key = row[1]
        at = loc_of(key.words)
        part = layout.promise_part(at)
        if part is None:
            known = [each.key for each in layout.promise_parts()]
            reading.fault(UNKNOWN_NAME, key, fix=guessed(key.words, known))
        elif at in reading.cells:
            reading.fault(TWICE, key, first=reading.cells[at].name)
        elif 2 in row:
            reading.take(at, part.leaf, row[2])
        if part is None:
            continue
        blank = row.get(2) or Cell(sheet.name, key.row, 2, "")
        for end in range(1, len(at) + 1):
            reading.note(at[:end], blank)


def _questions(reading: _Reading, sheet: Sheet) -> None:
    headings = dict(_headings(reading, sheet))
    reading.note(("questions",), Cell(sheet.name, 3, 1, ""))
    place = 0
    for row in sheet.rows[1:]:
        cells = {headings[column]: cell for column, cell in row.items() if column in headings}
        if not cells or _is_ours(cells):
            continue
        at: Loc = ("questions", place)
        place += 1
        reading.note(at, next(iter(cells.values())))
        if "id" in cells:
            reading.questions.setdefault(cells["id"].words, at)
        _question(reading, at, cells)


def _headings(reading: _Reading, sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield the column of each heading; what stands below none is told."""
    known = {name.lower(): name for name in (*layout.item_parts(), layout.OPTION)}
    seen: dict[str, Cell] = {}
    top = sheet.rows[0] if sheet.rows else {}
    for column, cell in top.items():
        heading = " ".join(cell.words.lower().split())
        name = layout.OPTION if heading.startswith(f"{layout.OPTION} ") else heading
        if name not in known:
            reading.fault(UNKNOWN_NAME, cell, fix=guessed(heading, list(known)))
        elif heading in seen:
            reading.fault(TWICE, cell, first=seen[heading].name)
        else:
            seen[heading] = cell
            yield column, heading
    loose: dict[int, Cell] = {}
    for row in sheet.rows[1:]:
        for column in row.keys() - top.keys():
            loose.setdefault(column, row[column])
    for cell in loose.values():
        reading.fault(UNKNOWN_NAME, cell, fix="Write a heading in the first row of this column.")


def _is_ours(cells: Mapping[str, Cell]) -> bool:
    """Tell whether a row is the grey help, or the example as it was."""
    words = {heading: cell.words for heading, cell in cells.items()}
    is_help = all(words[heading] == layout.help_for(heading) for heading in words)
    return is_help or words == layout.EXAMPLE


def _question(reading: _Reading, at: Loc, cells: Mapping[str, Cell]) -> None:
    kind = cells["kind"].words if "kind" in cells else ""
    options = [cell for heading, cell in cells.items() if heading.startswith(layout.OPTION)]
    for heading, part in layout.item_parts().items():
        if heading not in cells:
            continue
        if heading == "ask_if":
            _condition(reading, (*at, heading), cells[heading])
        else:
            reading.take((*at, *part.at), part.leaf, cells[heading])
            reading.note((*at, part.at[0]), cells[heading])
    if kind == "scale":
        _labels(reading, at, options)
    elif options:
        _options(reading, at, options)


def _condition(reading: _Reading, at: Loc, cell: Cell) -> None:
    reading.note(at, cell)
    try:
        reading.found[at] = plain(parsed(cell.words))
    except NotSaid as error:
        reading.fault(NOT_AN_EXPRESSION, cell, why=error)


def _labels(reading: _Reading, at: Loc, cells: list[Cell]) -> None:
    for place, cell in enumerate(cells, start=1):
        label = layout.option_of(cell.words)
        way = (*at, "labels", label.code or str(place))
        if label.is_alone or label.ask:
            reading.fault(UNKNOWN_NAME, cell, fix="A point of a scale has a label alone.")
        if way in reading.cells:
            reading.fault(TWICE, cell, first=reading.cells[way].name)
            continue
        reading.note((*at, "labels"), cell)
        reading.note(way, cell)
        reading.say(way, reading.first, label.label)


def _options(reading: _Reading, at: Loc, cells: list[Cell]) -> None:
    codes: dict[str, Cell] = {}
    for place, cell in enumerate(cells):
        option = layout.option_of(cell.words)
        code = option.code or name_for(option.label, codes)
        if code in codes:
            reading.fault(TWICE, cell, first=codes[code].name)
            continue
        codes[code] = cell
        way = (*at, "options", code)
        reading.note((*at, "options"), cell)
        reading.note(way, cell)
        reading.cells.setdefault((*at, "options", str(place)), cell)
        reading.found.setdefault((*at, "options"), []).append(code)
        reading.say(way, reading.first, option.label)
        for number, words in enumerate(option.also):
            reading.say((*way, "also", number), reading.first, words)
        if option.ask:
            reading.note((*way, "specify"), cell)
            reading.say((*way, "specify"), reading.first, option.ask)
        if option.is_alone:
            reading.alone.add(way)


def _words(reading: _Reading, sheet: Sheet) -> None:
    if not sheet.rows:
        return
    languages = dict(_languages(reading, sheet.rows[0]))
    for row in sheet.rows[1:]:
        said = {languages[column]: cell for column, cell in row.items() if column in languages}
        if not said:
            continue
        at = _meant(reading, row)
        if at is None:
            cell = row.get(2) or row.get(1) or next(iter(said.values()))
            fix = "The first column says Promise or the id of a question, the second which part."
            reading.fault(UNKNOWN_NAME, cell, fix=fix)
            continue
        for language, cell in said.items():
            known = reading.said.get(at, {}).get(language, cell.words)
            if known != cell.words:
                reading.fault(TWICE, cell, first=reading.cells.get(at, cell).name)
            reading.note(at, cell)
            reading.note((*at, language), cell)
            reading.say(at, language, known)


def _languages(reading: _Reading, row: Row) -> Iterator[tuple[int, str]]:
    for column, cell in row.items():
        heading = cell.words.lower()
        if _LANGUAGE.fullmatch(heading):
            yield column, heading
        elif column > 2 and not heading.endswith(layout.ONLY_TO_READ):
            reading.fault(UNKNOWN_NAME, cell, fix="Use a language code such as cy.")


def _meant(reading: _Reading, row: Row) -> Loc | None:
    """Return the part that a row of the Words sheet is about, if there is one."""
    if 1 not in row or 2 not in row:
        return None
    about, part = row[1].words, row[2].words
    if about.lower() == layout.PROMISE.lower():
        at = loc_of(part)
        found = layout.promise_part(at)
        return at if found and found.leaf is Leaf.WORDS else None
    question = reading.questions.get(about)
    if question is None:
        return None
    at = layout.meant(part)
    parts = layout.item_parts().values()
    is_words = any(part.at == at and part.leaf is Leaf.WORDS for part in parts)
    return (*question, *at) if is_words or (*question, *at[:2]) in reading.cells else None


def _source(reading: _Reading) -> SheetSource:
    """Return what was read, with the gaps in its lists closed."""
    filled = [*reading.found, *reading.said]
    ways = closed(filled)
    data: dict[str, Any] = {}
    for at, value in reading.found.items():
        if "options" not in at[-1:]:
            put(data, ways[at], value)
    for at, codes in reading.found.items():
        if at[-1:] == ("options",):
            put(data, ways[at], {code: _option(reading, (*at, code)) for code in codes})
    for at, said in reading.said.items():
        if "options" not in at:
            put(data, ways[at], as_words(said, reading.first))
    places = {
        tuple(map(str, _moved(at, ways))): cell
        for at, cell in sorted(reading.cells.items(), key=lambda pair: pair[0] in ways)
    }
    return SheetSource(reading.name, _numbered(with_lists(data)), places)


def _moved(at: Loc, ways: Mapping[Loc, Loc]) -> Loc:
    """Return ``at`` as the closed lists count it."""
    end = next(end for end in range(len(at), -1, -1) if at[:end] in ways)
    return (*ways[at[:end]], *at[end:])


def _option(reading: _Reading, at: Loc) -> Any:
    ways = sorted(way for way in reading.said if way[:-1] == (*at, "also"))
    return as_option(
        {
            "label": _words_at(reading, at),
            "also": [_words_at(reading, way) for way in ways],
            "exclusive": at in reading.alone,
            "specify": _words_at(reading, (*at, "specify")),
        }
    )


def _words_at(reading: _Reading, at: Loc) -> Any:
    return as_words(reading.said.get(at, {}), reading.first) or None


def _numbered(data: Any) -> Any:
    """Return ``data`` with the points of scales as numbers."""
    for question in data.get("questions", ()):
        if labels := question.get("labels"):
            question["labels"] = {
                int(point) if point.isascii() and point.isdigit() else point: words
                for point, words in labels.items()
            }
    return data
