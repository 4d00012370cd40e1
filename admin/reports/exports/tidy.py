"""Published values as one tidy table: a row for each value, labels in every language."""

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from admin.reports import words
from admin.reports.charts import alt_text
from admin.reports.exports.export import Export
from admin.reports.exports.rules import rules
from admin.reports.group_charts import breakdown_alt, coverage_alt
from admin.reports.published import (
    Breakdown,
    Count,
    Coverage,
    InWords,
    LedgerRow,
    Note,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Value,
)
from surveys.codebook import MISSING
from surveys.text import Text

Cell = str | int | float | None

BEFORE = ("survey", "versions", "table", "item", "kind", "by", "group", "code")
VALUES = ("shown", "count", "percent", "below", "words", "mean", "people", "expected")
LABELS = ("question", "group_label", "label")
"""Each of these is there once for every language: ``label_en``, ``label_cy``."""
AFTER = ("base", "parts", "notes")
IN_WORDS = "picture_in_words"


class Row(Struct, frozen=True):
    """One line of the table. ``text`` holds the labels, and ``values`` the columns of VALUES."""

    table: str
    item: str = ""
    kind: str = ""
    by: str = ""
    group: str = ""
    code: str = ""
    values: dict[str, Cell] = field(default_factory=dict)
    text: dict[str, Text] = field(default_factory=dict)
    base: str = ""
    parts: str = ""
    notes: str = ""


def columns(export: Export) -> tuple[str, ...]:
    """Return the names of the columns."""
    named = (f"{name}_{language}" for name in LABELS for language in export.languages)
    return (*BEFORE, *VALUES, *named, *AFTER)


def cells(export: Export, row: Row) -> dict[str, Cell]:
    """Return what stands in the columns of ``row``; those that are left out are empty."""
    found: dict[str, Cell] = {"survey": export.name, "versions": export.versions}
    for name in (*BEFORE[2:], *AFTER):
        found[name] = getattr(row, name)
    found |= row.values
    for name, text in row.text.items():
        for language in export.languages:
            found[f"{name}_{language}"] = text.say(language)
    return found


def rows(export: Export) -> Iterator[Row]:
    """Yield every published value of ``export``, then the ledger, the missing codes, the rules."""
    found = export.published
    for table in found.tables:
        yield from _of_table(export, table, "question")
    for breakdown in found.breakdowns:
        yield from _of_breakdown(export, breakdown)
        words_of = {each: breakdown_alt(breakdown, found, each) for each in export.languages}
        yield _in_words(breakdown.item_id, breakdown.question, words_of)
    for coverage in found.coverage:
        yield from _of_coverage(coverage)
        words_of = {each: coverage_alt(coverage, found, each) for each in export.languages}
        yield _in_words(coverage.item_id, coverage.question, words_of)
    yield from _of_table(export, found.barriers, "why_not")
    if found.drop_off is not None:
        yield from _of_table(export, found.drop_off, "drop_off")
    yield from ledger_rows(export)
    yield from _said("missing_code", MISSING)
    yield from _said("rule", rules(export.gate))


def _in_words(item: str, question: Text, said: Mapping[str, str]) -> Row:
    text = {"question": question, "label": Text(said)}
    return Row(IN_WORDS, item, values={"shown": "text"}, text=text)


def _said(table: str, sentences: Mapping[str, str]) -> Iterator[Row]:
    for code, sentence in sentences.items():
        label = {"label": Text({"": sentence})}
        yield Row(table, code=code, values={"shown": "text"}, text=label)


def ledger_rows(export: Export) -> Iterator[Row]:
    """Yield who was heard and who not, and how many answered."""
    n = {"label": export.published.heard.n}
    yield Row("ledger", code="answers", values={"shown": "text"}, text=n)
    for row in export.published.heard.ledger:
        yield Row(
            "ledger", code=row.disposition.value, values=_figure(row), text={"label": row.label}
        )


def _figure(row: LedgerRow) -> dict[str, Cell]:
    if isinstance(row.value, Suppressed):
        return of_value(row.value)
    return {"shown": "number", "count": row.value}


def of_value(value: Value) -> dict[str, Cell]:
    """Return the columns of VALUES that tell ``value``."""
    match value:
        case Count(rounded, percent):
            return {"shown": "number", "count": rounded, "percent": percent}
        case Suppressed(below):
            return {"shown": "suppressed", "below": below}
        case InWords(word):
            return {"shown": "words", "words": word.value}
        case _:
            assert_never(value)


def _of_table(export: Export, table: PublishedTable, name: str) -> Iterator[Row]:
    """Yield the rows of ``table``, why others gave no answer, and what else is told of it."""

    like = Row(
        table=name,
        item=table.item_id,
        kind=table.kind,
        base=export.say(table.base),
        notes=" ".join(note.value for note in table.notes),
    )

    def make(part: str, code: str, values: dict[str, Cell], label: Text | None = None) -> Row:
        text = {"question": table.question} | ({"label": label} if label else {})
        return replace(like, table=part, code=code, values=values, text=text)

    if not table.rows:
        yield make(name, "", {"shown": "withheld"}, words.NOTES[Note.WITHHELD])
        return
    for row in table.rows:
        made = make(name, row.code, _values(row), row.label)
        yield replace(made, parts=_parts(export, row))
    for row in table.missing:
        yield make("missing", row.code, _values(row), row.label)
    for row in table.thirds:
        yield make("third", row.code, _values(row), row.label)
    yield from _summaries(table, make)
    if name == "question":
        said = Text({each: alt_text(table, export.published, each) for each in export.languages})
        yield make(IN_WORDS, "", {"shown": "text"}, said)


def _parts(export: Export, row: PublishedRow) -> str:
    return "; ".join(export.say(part) for part in row.parts)


def _summaries(table: PublishedTable, make: Callable[..., Row]) -> Iterator[Row]:
    if table.mean is not None:
        yield make("mean", "mean", {"shown": "number", "mean": table.mean})
    if table.quartiles is None:
        return
    labels = {row.code: row.label for row in table.rows}
    for name in ("lower", "median", "upper"):
        band = getattr(table.quartiles, name)
        if band is not None:
            yield make("quartile", name, {"shown": "words", "words": band}, labels.get(band))


def _values(row: PublishedRow) -> dict[str, Cell]:
    means: dict[str, Cell] = {} if row.mean_place is None else {"mean": row.mean_place}
    return of_value(row.value) | means


def _of_breakdown(export: Export, breakdown: Breakdown) -> Iterator[Row]:
    for group in breakdown.groups:
        for row in group.table.rows:
            yield Row(
                table="breakdown",
                item=breakdown.item_id,
                kind=group.table.kind,
                by=breakdown.by,
                group=group.code,
                code=row.code,
                values=_values(row),
                text={
                    "question": breakdown.question,
                    "group_label": group.label,
                    "label": row.label,
                },
                base=export.say(group.table.base),
                parts=_parts(export, row),
                notes=" ".join(note.value for note in group.table.notes),
            )
    yield from _left_out(breakdown)


def _left_out(breakdown: Breakdown) -> Iterator[Row]:
    notes = " ".join(note.value for note in breakdown.notes)
    for label in breakdown.left_out:
        yield Row(
            table="breakdown",
            item=breakdown.item_id,
            by=breakdown.by,
            values={"shown": "withheld"},
            text={"question": breakdown.question, "group_label": label},
            notes=notes,
        )


def _of_coverage(coverage: Coverage) -> Iterator[Row]:
    like = Row("coverage", coverage.item_id)
    for row in coverage.rows:
        told: dict[str, Cell] = {"shown": "withheld"} if row.heard is None else of_value(row.heard)
        values = told | {"people": row.people, "expected": row.expected}
        text = {"question": coverage.question, "label": row.label}
        yield replace(like, code=row.code, values=values, text=text, notes=row.gap.value)
    text = {"question": coverage.question, "label": coverage.said}
    yield replace(like, code="said", values={"shown": "text"}, text=text)
