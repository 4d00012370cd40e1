"""The export as a spreadsheet: a sheet for each question, and what it is read by."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from admin.reports import words
from admin.reports.charts import alt_text
from admin.reports.directions import is_right_to_left
from admin.reports.exports.export import Export
from admin.reports.exports.rules import rules
from admin.reports.exports.sheets import Book, Sheet
from admin.reports.exports.tidy import Cell
from admin.reports.published import (
    Breakdown,
    Count,
    Coverage,
    InWords,
    LedgerRow,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Value,
)
from surveys.codebook import MISSING, Variable
from surveys.text import Text

HIDDEN = "*"
"""Stands for a small number."""
_ACROSS = 6
"""So many columns a long line of text goes over."""


def workbook(export: Export) -> bytes:
    """Return the published values as an XLSX file."""
    book = Book(
        {
            "title": export.say(export.published.title),
            "subject": f"{export.name}, version {export.versions}",
            "author": "Hearback",
            "created": datetime(export.made.year, export.made.month, export.made.day),
        },
        is_right_to_left(export.languages[0]),
    )
    _about(book.sheet("About"), export)
    _ledger(book.sheet("Ledger"), export)
    for number, table in enumerate(export.published.tables, start=1):
        _question(book.sheet(f"{number} {table.item_id}"), export, table)
    _breakdowns(book.sheet("Breakdowns"), export)
    if export.published.coverage:
        _coverage(book.sheet("Who we heard"), export)
    if (drop_off := export.published.drop_off) is not None and drop_off.rows:
        _question(book.sheet("Where people stopped"), export, drop_off)
    if export.published.barriers.rows:
        _question(book.sheet("Why not"), export, export.published.barriers)
    _codebook(book.sheet("Codebook"), export)
    return book.written()


def _about(sheet: Sheet, export: Export) -> None:
    sheet.widths(30, 100)
    sheet.say(export.say(export.published.title), "title")
    sheet.skip()
    facts = (
        ("Survey", export.name),
        ("Versions", export.versions),
        ("Fingerprint", export.published.fingerprint),
        ("Languages", " ".join(export.languages)),
        ("Answers", export.say(export.published.heard.n)),
        ("Who we heard, and who not", _ledger_line(export)),
        ("Made on", export.made.isoformat()),
    )
    for fact in facts:
        sheet.line(fact)
    sheet.skip()
    sheet.say("How small numbers are kept", "section")
    for rule in rules(export.gate).items():
        sheet.line(rule)
    sheet.skip()
    sheet.say("Why a value is missing", "section")
    for code in MISSING.items():
        sheet.line(code)


def _ledger_line(export: Export) -> str:
    return words.ledger_line(export.published.heard.ledger).say(export.languages[0])


def _ledger(sheet: Sheet, export: Export) -> None:
    sheet.widths(16, 12, *(32 for _ in export.languages))
    sheet.head("Disposition", "People", *_in_each("Meaning", export), stay=True)
    for row in export.published.heard.ledger:
        sheet.line([row.disposition.value, _figure(row), *_said(row.label, export)])
    sheet.skip()
    sheet.say(export.say(export.published.heard.n), "quiet")
    below = export.gate.smallest
    sheet.say(f"{HIDDEN} is a number from 1 to {below - 1}.", "quiet", over=3)


def _figure(row: LedgerRow) -> Cell:
    return HIDDEN if isinstance(row.value, Suppressed) else row.value


def _in_each(name: str, export: Export) -> list[str]:
    if len(export.languages) == 1:
        return [name]
    return [f"{name} ({language})" for language in export.languages]


def _said(text: Text, export: Export) -> list[str]:
    return [text.say(language) for language in export.languages]


def _question(sheet: Sheet, export: Export, table: PublishedTable) -> None:
    sheet.widths(16, *(36 for _ in export.languages), 10, 10, 14, 16)
    for number, said in enumerate(dict.fromkeys(_said(table.question, export))):
        sheet.say(said, "section" if number else "title", over=_ACROSS)
    sheet.say(export.say(table.base), "quiet", over=_ACROSS)
    for note in table.notes:
        sheet.say(export.say(words.NOTES[note]), "quiet", over=_ACROSS)
    sheet.skip()
    if table.rows:
        _rows(sheet, export, table)
    sheet.skip()
    in_words = alt_text(table, export.published, export.languages[0])
    sheet.say("The picture in words", "section")
    sheet.say(in_words, "quiet", over=_ACROSS)


def _rows(sheet: Sheet, export: Export, table: PublishedTable) -> None:
    has_places = any(row.mean_place is not None for row in table.rows)
    places = ["Average place"] if has_places else []
    sheet.head("Code", *_in_each("Answer", export), "Count", "Percent", *places)
    first = sheet.row
    for row in table.rows:
        sheet.line(_row(row, export, has_places))
    if all(isinstance(row.value, Count) for row in table.rows):
        _draw(sheet, export, table, first)
    _also(sheet, export, "Why there is no answer", table.missing)
    _also(sheet, export, "Low, middle and high", table.thirds)
    if table.mean is not None:
        sheet.skip()
        sheet.line(["Mean", *[""] * len(export.languages), table.mean])
    _quartiles(sheet, export, table)


def _row(row: PublishedRow, export: Export, has_places: bool) -> list[Cell]:
    labels = [words.with_parts(row).say(language) for language in export.languages]
    place: list[Cell] = [row.mean_place] if has_places else []
    return [row.code, *labels, *_pair(row.value, export), *place]


def _pair(value: Value, export: Export) -> tuple[Cell, Cell]:
    match value:
        case Count(rounded, percent):
            return rounded, percent
        case Suppressed():
            return HIDDEN, HIDDEN
        case InWords(word):
            return "", export.say(words.WORDS[word])


def _also(sheet: Sheet, export: Export, title: str, rows: Sequence[PublishedRow]) -> None:
    if rows:
        sheet.skip()
        sheet.say(title, "section")
    for row in rows:
        sheet.line(_row(row, export, has_places=False))


def _quartiles(sheet: Sheet, export: Export, table: PublishedTable) -> None:
    if table.quartiles is None:
        return
    sheet.skip()
    labels = {row.code: row.label for row in table.rows}
    for name in ("lower", "median", "upper"):
        band = getattr(table.quartiles, name)
        label = labels.get(band) if band else None
        told = _said(label, export) if label else ["not told"] * len(export.languages)
        sheet.line([f"{name} {'quartile' if name != 'median' else ''}".strip(), *told])


def _draw(sheet: Sheet, export: Export, table: PublishedTable, first: int) -> None:
    """Draw the shares beside the table; the picture in words stands below it."""
    last, share = first + len(table.rows) - 1, 2 + len(export.languages)
    chart = sheet.book.made.add_chart({"type": "bar"})
    name = sheet.page.get_name()
    chart.add_series(
        {
            "categories": [name, first, 1, last, 1],
            "values": [name, first, share, last, share],
            "fill": {"color": "#0A6B66"},
            "data_labels": {"value": True, "num_format": '0"%"'},
            "gap": 60,
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis(
        {"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}}
    )
    chart.set_size({"width": 560, "height": 90 + 44 * len(table.rows)})
    about = alt_text(table, export.published, export.languages[0], 250)
    sheet.page.insert_chart(first, share + 3, chart, {"description": about})


def _breakdowns(sheet: Sheet, export: Export) -> None:
    sheet.widths(36, 24, 24, 36, 10, 12, 40)
    sheet.head("Question", "By", "Group", "Answer", "Count", "Percent", "About", stay=True)
    for breakdown in export.published.breakdowns:
        for line in _broken_down(breakdown, export):
            sheet.line(line)
    if not export.published.breakdowns:
        sheet.say("Nothing is broken down by group.", "quiet", over=_ACROSS)


def _broken_down(breakdown: Breakdown, export: Export) -> Iterable[list[Cell]]:
    question, by = export.say(breakdown.question), export.say(breakdown.by_question)
    for group in breakdown.groups:
        about = export.say(group.table.base)
        for row in group.table.rows:
            label = words.with_parts(row).say(export.languages[0])
            named: list[Cell] = [question, by, export.say(group.label), label]
            yield [*named, *_pair(row.value, export), about]
    notes = " ".join(export.say(words.NOTES[note]) for note in breakdown.notes)
    for left_out in breakdown.left_out:
        yield [question, by, export.say(left_out), "", "", "", notes]
    if not breakdown.groups and not breakdown.left_out:
        yield [question, by, "", "", "", "", notes]


def _coverage(sheet: Sheet, export: Export) -> None:
    sheet.widths(36, 12, 16, 16, 16, 60)
    for coverage in export.published.coverage:
        sheet.say(export.say(coverage.question), "section", over=5)
        sheet.say(export.say(coverage.said), "text", over=5)
        sheet.head("Group", "People", "Percent of all", "Percent heard", "")
        for line in _covered(coverage, export):
            sheet.line(line)
        sheet.say(f"Source: {export.say(coverage.source)}", "quiet", over=5)
        sheet.skip()


def _covered(coverage: Coverage, export: Export) -> Iterable[list[Cell]]:
    for row in coverage.rows:
        heard = "not told" if row.heard is None else _pair(row.heard, export)[1]
        gap = row.gap.value.replace("_", " ")
        yield [export.say(row.label), row.people, row.expected, heard, gap]


def _codebook(sheet: Sheet, export: Export) -> None:
    sheet.widths(22, 16, 12, 20, 40, 14, *(32 for _ in export.languages), 30, 14)
    head = ("Variable", "Kind", "Measure", "Part", "Question", "Code")
    labels = _in_each("Label", export)
    sheet.head(*head, *labels, "Asked if", "Versions", stay=True)
    for variable in export.codebook.variables:
        for line in _variable(variable, export):
            sheet.line(line)
    for code, said in MISSING.items():
        sheet.line(["(any)", "", "", "", "", code, *[said] * len(export.languages)])


def _variable(variable: Variable, export: Export) -> Iterable[list[Cell]]:
    named: list[Cell] = [variable.name, variable.kind, variable.measure.value]
    named.append("" if variable.section is None else export.say(variable.section))
    named.append(export.say(variable.question))
    rest: list[Cell] = [variable.asked_if, " ".join(variable.versions)]
    option = variable.option or variable.unit
    labels: list[Cell] = [*_said(option, export)] if option else [""] * len(export.languages)
    yield [*named, "", *labels, *rest]
    for code in variable.codes:
        yield [*named, code.value, *_said(code.label, export), *rest]
