"""The text files of an export: CSV, and the codebook as it is read."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from admin.reports import words
from admin.reports.exports import tidy
from admin.reports.exports.export import Export
from admin.reports.exports.rules import rules
from admin.reports.exports.safe import harmless
from admin.reports.exports.tidy import Cell
from admin.reports.published import LedgerRow
from surveys.codebook import MISSING, Variable
from surveys.text import Text

CODEBOOK = ("survey", "versions", "part", "variable", "item", "kind", "measure", "about_you")


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Return ``rows`` as CSV in UTF-8 (RFC 4180), harmless to spreadsheets; None is an empty cell.

    Raises ValueError for a row with a column that is not there.
    """
    out = StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    for row in rows:
        safe = {
            name: harmless(cell) if isinstance(cell, str) else cell for name, cell in row.items()
        }
        writer.writerow(safe)
    return out.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def results_csv(export: Export) -> bytes:
    """Return every published value in one table."""
    return as_csv(tidy.columns(export), (tidy.cells(export, row) for row in tidy.rows(export)))


LEDGER = ("survey", "versions", "disposition", "shown", "count", "below")


def ledger_columns(export: Export) -> tuple[str, ...]:
    """Return the columns of `ledger_csv`."""
    return (*LEDGER, *(f"label_{language}" for language in export.languages))


def ledger_csv(export: Export) -> bytes:
    """Return who was heard and who not."""
    columns = ledger_columns(export)
    made = (tidy.cells(export, row) for row in tidy.ledger_rows(export))
    rows = ({"disposition": row["code"], **row} for row in made)
    return as_csv(columns, ({name: row.get(name) for name in columns} for row in rows))


def codebook_columns(export: Export) -> tuple[str, ...]:
    """Return the columns of `codebook_csv`."""
    said = ("section", "question", "label")
    named = (f"{name}_{language}" for name in said for language in export.languages)
    return (*CODEBOOK, "code", *named, "unit", "asked_if")


def codebook_csv(export: Export) -> bytes:
    """Return the dictionary: variables, their codes, missing codes, rules, and the ledger."""
    return as_csv(codebook_columns(export), _codebook_rows(export))


def _codebook_rows(export: Export) -> Iterator[dict[str, Cell]]:
    for variable in export.codebook.variables:
        yield from _variable_rows(export, variable)
    all_versions: dict[str, Cell] = {"survey": export.name, "versions": export.versions}
    for part, said in (("missing_code", MISSING), ("rule", rules(export.gate))):
        for name, sentence in said.items():
            label = _in_each(export, "label", Text({"": sentence}))
            yield {**all_versions, "part": part, "code": name} | label
    answered = _in_each(export, "label", export.published.heard.n)
    yield all_versions | {"part": "ledger", "code": "answers"} | answered
    for row in export.published.heard.ledger:
        told = Text({each: _told(row, each) for each in export.languages})
        code: dict[str, Cell] = {"part": "ledger", "code": row.disposition.value}
        yield all_versions | code | _in_each(export, "label", told)


def _told(row: LedgerRow, language: str) -> str:
    return f"{row.label.say(language)}: {words.of_ledger(row).say(language)}"


def _variable_rows(export: Export, variable: Variable) -> Iterator[dict[str, Cell]]:
    about: dict[str, Cell] = {
        "survey": export.name,
        "versions": " ".join(variable.versions),
        "part": "variable",
        "variable": variable.name,
        "item": variable.item_id,
        "kind": variable.kind,
        "measure": variable.measure.value,
        "about_you": "yes" if variable.about_you else "no",
        "unit": "" if variable.unit is None else export.say(variable.unit),
        "asked_if": variable.asked_if,
    }
    if variable.section is not None:
        about |= _in_each(export, "section", variable.section)
    about |= _in_each(export, "question", variable.question)
    option = {} if variable.option is None else _in_each(export, "label", variable.option)
    yield about | option
    for code in variable.codes:
        value = about | {"part": "value", "code": code.value}
        yield value | _in_each(export, "label", code.label)


def _in_each(export: Export, name: str, text: Text) -> dict[str, Cell]:
    return {f"{name}_{language}": text.say(language) for language in export.languages}


def codebook_markdown(export: Export) -> str:
    """Return the dictionary as it is read, in every language of the survey."""
    parts = [
        f"# {_joined(export, export.codebook.title)}: codebook",
        f"Survey `{export.name}`, version {' and '.join(export.codebook.versions)}, in "
        f"{', '.join(export.languages)}. Made on {export.made.isoformat()}.",
        "## Questions",
        *_questions(export),
        "## Why a value is missing",
        "\n".join(f"- `{code}`: {said}" for code, said in MISSING.items()),
        "## How small numbers are kept",
        "\n".join(f"- {said}" for said in rules(export.gate).values()),
        f"## {_joined(export, words.WHO_WE_HEARD)}",
        export.say(export.published.heard.n) + ".",
        "\n".join(f"- {_told(row, export.languages[0])}" for row in export.published.heard.ledger),
    ]
    return "\n\n".join(parts) + "\n"


def _questions(export: Export) -> Iterator[str]:
    by_item: dict[str, list[Variable]] = {}
    for variable in export.codebook.variables:
        by_item.setdefault(variable.name.partition(".")[0], []).append(variable)
    for name, variables in by_item.items():
        first = variables[0]
        yield f"### `{name}`: {_joined(export, first.question)}"
        yield _of_question(export, first)
        options = [(each.name, each.option) for each in variables if each.option is not None]
        codes = [(code.value, code.label) for code in first.codes if not options]
        listed = [f"- `{code}`: {_joined(export, label)}" for code, label in options + codes]
        if listed:
            yield "\n".join(listed)


def _of_question(export: Export, variable: Variable) -> str:
    told = [f"Kind: {variable.kind}.", f"Versions: {', '.join(variable.versions)}."]
    if variable.section is not None:
        told.append(f"Part: {_joined(export, variable.section)}.")
    if variable.about_you:
        told.append("About the person.")
    if variable.asked_if:
        told.append(f"Asked if {variable.asked_if}.")
    return " ".join(told)


def _joined(export: Export, text: Text) -> str:
    said = dict.fromkeys(text.say(language) for language in export.languages)
    return " / ".join(" ".join(each.split()) for each in said)
