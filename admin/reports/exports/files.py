"""All files of an export, by name."""

from collections.abc import Mapping, Sequence

import orjson

from admin.reports import words
from admin.reports.exports import texts
from admin.reports.exports.export import Export
from admin.reports.exports.microdata import Microdata, head
from admin.reports.exports.package import datapackage, microdata_package
from admin.reports.exports.workbook import workbook

MICRODATA = "microdata-not-for-publishing"
"""The folder of microdata inside an export."""


def files_of(export: Export) -> Mapping[str, bytes]:
    """Return the files of what is published."""
    return {
        f"{export.name}.xlsx": workbook(export),
        "results.csv": texts.results_csv(export),
        "ledger.csv": texts.ledger_csv(export),
        "codebook.csv": texts.codebook_csv(export),
        "codebook.md": texts.codebook_markdown(export).encode(),
        "datapackage.json": _json(datapackage(export)),
    }


def microdata_files(
    export: Export, made: Microdata, breakdowns: Sequence[str]
) -> Mapping[str, bytes]:
    """Return the files of microdata, in a folder of their own whose name says what they are."""
    above = _above(export, made, breakdowns)
    found = {
        "microdata.csv": (above + _lines(made)).encode(),
        "codebook.csv": texts.codebook_csv(export),
        "codebook.md": texts.codebook_markdown(export).encode(),
        "datapackage.json": _json(microdata_package(export, made, above.count("\n"))),
    }
    return {f"{MICRODATA}/{name}": held for name, held in found.items()}


def _above(export: Export, made: Microdata, breakdowns: Sequence[str]) -> str:
    heard = export.published.heard
    ledger = [f"{row.label.say('en')}: {words.of_ledger(row).say('en')}" for row in heard.ledger]
    return head(export.codebook, made, heard.n.say("en"), ledger, breakdowns)


def _lines(made: Microdata) -> str:
    return "\r\n".join([",".join(made.columns), *made.lines, ""])


def _json(made: object) -> bytes:
    return orjson.dumps(made, option=orjson.OPT_INDENT_2) + b"\n"
