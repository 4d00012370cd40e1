"""datapackage.json: what the files of an export hold, for programs (Frictionless Data Package)."""

from collections.abc import Sequence
from typing import Any

from admin.reports import words
from admin.reports.exports import texts, tidy
from admin.reports.exports.export import Export
from admin.reports.exports.microdata import ID, Microdata, columns_of
from admin.reports.exports.rules import SHOWN, rules
from admin.reports.exports.told_versions import VERSION
from surveys.codebook import MISSING, Measure, Variable
from surveys.text import plain

Descriptor = dict[str, Any]

_NUMBERS = {
    "count": "integer",
    "percent": "integer",
    "below": "integer",
    "mean": "number",
    "people": "integer",
    "expected": "integer",
}


def datapackage(export: Export) -> Descriptor:
    """Return the descriptor of what is published."""
    described = (
        ("results", "Every published value in one table", tidy.columns(export)),
        ("ledger", "Who was heard, and who not", texts.ledger_columns(export)),
        ("codebook", "Variables, codes, missing codes, rules", texts.codebook_columns(export)),
    )
    resources = [_resource(name, title, _fields(columns)) for name, title, columns in described]
    workbook = {
        "name": "workbook",
        "title": "The same as a spreadsheet, one sheet a question",
        "type": "file",
        "path": f"{export.name}.xlsx",
        "format": "xlsx",
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    return _package(export, "", [*resources, workbook])


def microdata_package(export: Export, made: Microdata, above: int) -> Descriptor:
    """Return the descriptor of microdata, which is never published.

    ``above`` counts the lines with a ``#`` above the names of the columns.
    """
    rows = _resource("microdata", "NOT FOR PUBLISHING: one row per person", _columns(export, made))
    rows["dialect"] |= {"commentChar": "#", "headerRows": [above + 1]}
    rows["schema"] |= {"missingValues": ["", *MISSING], "primaryKey": [ID]}
    book = _resource("codebook", "Variables and codes", _fields(texts.codebook_columns(export)))
    outside = {
        "for": "the owner and named analysts alone; never published",
        "k": made.k,
        "k_anonymous_over": list(made.quasi),
        "held_back": made.held,
        "outside": "Counts made from this file are exact: no promise about small numbers holds.",
    }
    return _package(export, "-microdata", [rows, book]) | {"hearback_microdata": outside}


def _package(export: Export, suffix: str, resources: Sequence[Descriptor]) -> Descriptor:
    found = export.published
    ledger = [
        {"disposition": row.disposition.value, "label": plain(row.label)}
        | {"told": words.of_ledger(row).say("en")}
        for row in found.heard.ledger
    ]
    return {
        "name": f"{export.name}{suffix}",
        "title": export.say(found.title),
        "description": f"{words.each(found.heard.n.say).say('en')}. Made by Hearback.",
        "version": export.codebook.versions[-1],
        "created": f"{export.made.isoformat()}T00:00:00Z",
        "resources": list(resources),
        "hearback": {
            "survey": export.name,
            "versions": list(export.codebook.versions),
            "languages": list(export.languages),
            "titles": plain(found.title),
            "answers": plain(found.heard.n),
            "ledger": ledger,
            "missing_codes": dict(MISSING),
            "shown": dict(SHOWN),
            "suppression_rules": dict(rules(export.gate)),
        },
    }


def _resource(name: str, title: str, fields: Sequence[Descriptor]) -> Descriptor:
    return {
        "name": name,
        "type": "table",
        "title": title,
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\r\n"}},
        "schema": {"fields": list(fields), "missingValues": [""]},
    }


def _fields(columns: Sequence[str]) -> list[Descriptor]:
    return [{"name": name, "type": _NUMBERS.get(name, "string")} for name in columns]


def _columns(export: Export, made: Microdata) -> list[Descriptor]:
    found = {ID: {"name": ID, "type": "string", "title": "A random id that means nothing"}}
    version = "Which version of the survey was answered"
    found[VERSION] = {"name": VERSION, "type": "string", "title": version}
    for variable in export.codebook.variables:
        if variable.measure is not Measure.WORDS:
            for name in columns_of(variable):
                found[name] = _column(export, variable, name)
    return [found[name] for name in made.columns]


def _column(export: Export, variable: Variable, name: str) -> Descriptor:
    numbers = {Measure.NUMBER: "number", Measure.CATEGORY: "string"}
    found: Descriptor = {
        "name": name,
        "type": numbers.get(variable.measure, "integer"),
        "title": export.say(variable.option or variable.question),
        "labels": plain(variable.question),
    }
    if variable.codes:
        values = [code.value for code in variable.codes]
        is_text = found["type"] == "string"
        enum = values if is_text else [int(value) for value in values]
        found["constraints"] = {"enum": enum}
        found["values"] = {code.value: plain(code.label) for code in variable.codes}
    return found
