"""Wherever a number of answers is told, the ledger is told beside it."""

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path

import orjson
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from rich.console import Console

from admin.annual_review import annual_review
from admin.commands.felt_lines import felt_lines
from admin.commands.results import CAPTION
from admin.evidence import pack, survey_files
from admin.feedback import Decision, Draft, Theme
from admin.feedback_message import written
from admin.outcome import outcome
from admin.reports import carried, words
from admin.reports.charts import alt_text, svg
from admin.reports.disclosure import progress
from admin.reports.exports.files import MICRODATA, files_of, microdata_files
from admin.reports.outcome_card import in_words
from admin.reports.pages.felt import FeltHeard
from admin.reports.pages.files import page_files
from admin.reports.pages.plain import plain
from admin.reports.pages.record import Record
from admin.reports.pages.survey_page import survey_page
from admin.reports.published import Published
from admin.reports.summary import as_json, for_chat, for_terminal, progress_for_chat
from admin.said import said
from bot.dispositions import NOT_REACHED, REFUSED, Disposition
from surveys.questionnaire import freeze
from tests.admin.reports.exports.made import buses_microdata, export_of
from tests.admin.reports.pages.samples import organisation, record
from tests.admin.reports.samples import buses, publish, results, riders

ADMIN = Path(__file__).parents[3] / "admin"
PUBLISHED = results(120)
TODAY = date(2027, 1, 11)


def terminal(published: Published) -> str:
    console = Console(width=100, record=True, file=StringIO())
    console.print(for_terminal(published, "en"))
    return console.export_text()


def picture(published: Published) -> str:
    return unescape(svg(published.tables[0], published, "en")).replace("</text>", " ")


def felt(published: Published) -> str:
    (message,) = felt_lines(FeltHeard(published.heard, TODAY))
    return message


def feedback(published: Published) -> str:
    theme = Theme(said={"en": "Later buses."}, decision=Decision.DONE, words={"en": "They run."})
    survey = freeze(buses(), TODAY)
    return written(Draft(themes=(theme,)), survey, published.heard, TODAY)["en"]


def page_record(published: Published) -> Record:
    survey = freeze(buses(), TODAY)
    return record(survey=survey, published=published, felt=None, draft=None, quotes=())


def page(published: Published) -> str:
    return flowing(plain(survey_page(page_record(published), "en")))


def evidence(published: Published) -> str:
    made = page_record(published)
    pack_of_it = pack(organisation(), [made], survey_files(made, page_files(made)), TODAY)
    return flowing(re.sub("<[^>]+>", " ", unescape(pack_of_it["index.html"].decode())))


def year(published: Published) -> str:
    made = page_record(published)
    return flowing(plain(annual_review(organisation(), 2027, [made], "", TODAY)))


def flowing(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def said_back(published: Published) -> str:
    return said(freeze(buses(), TODAY), published, TODAY).message["en"]


def card(published: Published) -> str:
    theme = Theme(said={"en": "Later buses."}, decision=Decision.DONE, words={"en": "They run."})
    survey = freeze(buses(), TODAY)
    return in_words(outcome(Draft(themes=(theme,)), survey, published.heard, TODAY), "en")


def exported(published: Published, name: str) -> str:
    return files_of(export_of(buses(), published))[name].decode()


def spreadsheet(published: Published) -> str:
    book = load_workbook(BytesIO(files_of(export_of(buses(), published))["tiny.xlsx"]))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def rows_of_people(published: Published) -> str:
    files = microdata_files(export_of(buses(), published), buses_microdata(), ())
    return files[f"{MICRODATA}/microdata.csv"].decode().replace(";", ",")


OUTPUTS: Mapping[str, Callable[[Published], str]] = {
    "the first message in the chat": lambda found: for_chat(found, "en")[0],
    "whether people felt heard": felt,
    "the terminal": terminal,
    "JSON": lambda found: orjson.dumps(as_json(found)).decode(),
    "results that are carried": lambda found: carried.written(found).decode(),
    "a picture": picture,
    "the words of a picture": lambda found: alt_text(found.tables[0], found, "en"),
    "a caption": lambda found: alt_text(found.tables[1], found, "en", CAPTION),
    "what you said": said_back,
    "you said, we did": feedback,
    "the picture of you said, we did": card,
    "the public page": page,
    "the evidence": evidence,
    "the year": year,
    "results.csv": lambda found: exported(found, "results.csv"),
    "ledger.csv": lambda found: exported(found, "ledger.csv"),
    "codebook.csv": lambda found: exported(found, "codebook.csv"),
    "codebook.md": lambda found: exported(found, "codebook.md"),
    "datapackage.json": lambda found: exported(found, "datapackage.json"),
    "the spreadsheet": spreadsheet,
    "microdata": rows_of_people,
}
TABLES = {
    "JSON",
    "the terminal",
    "results that are carried",
    "results.csv",
    "ledger.csv",
    "datapackage.json",
    "the spreadsheet",
}
"""Outputs in which the number of a disposition stands in a place of its own, 0 too."""
TELLERS = {
    "annual_review.py",
    "cases.py",
    "commands/felt_lines.py",
    "commands/releasing.py",
    "evidence.py",
    "feedback_message.py",
    "felt_heard.py",
    "outcome.py",
    "said.py",
    "reports/charts.py",
    "reports/drop_off.py",
    "reports/exports/files.py",
    "reports/exports/package.py",
    "reports/exports/texts.py",
    "reports/exports/tidy.py",
    "reports/exports/workbook.py",
    "reports/layout.py",
    "reports/outcome_card.py",
    "reports/pages/claims.py",
    "reports/pages/figures.py",
    "reports/pages/learning.py",
    "reports/pages/reached.py",
    "reports/pages/said.py",
    "reports/pages/survey_page.py",
    "reports/summary.py",
}
"""The modules that tell how many answered. Each has its outputs above."""


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_tells_n_and_everybody_who_was_asked(output: str) -> None:
    said = OUTPUTS[output](PUBLISHED)
    assert "bout 120 answers" in said or "bout 110 answers" in said
    for row in PUBLISHED.heard.ledger:
        if row.value:
            assert row.label.say("en") in said, row.disposition


def test_only_these_modules_tell_how_many_answered() -> None:
    found = {
        str(path.relative_to(ADMIN))
        for path in ADMIN.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and _tells_how_many(node)
    }
    assert found == TELLERS


def _tells_how_many(node: ast.Attribute) -> bool:
    """Tell whether code reads n, what carries it, or the number of answers to one question."""
    of = node.value.id if isinstance(node.value, ast.Name) else ""
    if (of, node.attr) == ("row", "heard"):
        return False  # The share of one group, which stands beside the rest.
    return node.attr in ("heard", "n") or (node.attr == "base" and of == "table")


def test_a_caption_that_is_cut_keeps_the_ledger() -> None:
    table = PUBLISHED.tables[1]
    whole = alt_text(table, PUBLISHED, "en")
    ledger = words.ledger_line(PUBLISHED.heard.ledger).say("en")
    short = alt_text(table, PUBLISHED, "en", len(ledger) + 20)
    assert len(short) <= len(ledger) + 20 < len(whole)
    assert short.endswith(ledger)


def test_nobody_has_no_line_of_the_short_ledger() -> None:
    rows = publish(buses(), riders(60), {Disposition.DONE: 60}).heard.ledger
    assert words.ledger_line(rows).say("en") == "Who we heard, and who not. Done: 60."


def test_of_a_survey_that_nobody_met_the_ledger_says_so() -> None:
    rows = publish(buses(), riders(60), {}).heard.ledger
    assert words.ledger_line(rows).say("cy") == "Pwy glywson ni, a phwy ddim. Neb."


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("refusal", sorted(REFUSED))
def test_silence_is_never_told_as_a_refusal(output: str, refusal: Disposition) -> None:
    """Everybody who was silent, and not one refusal: the line of refusals stays at nought."""
    silent = dict.fromkeys((*NOT_REACHED, Disposition.REACHED, Disposition.LOOKED), 20)
    quiet = publish(buses(), riders(120), {**silent, Disposition.DONE: 120})
    spoken = publish(buses(), riders(120), {refusal: 20, Disposition.DONE: 120})
    label = words.LEDGER[refusal].say("en")
    assert (
        label not in OUTPUTS[output](quiet)
        or f"{label}: 0" in OUTPUTS[output](quiet)
        or (output in TABLES and quiet.heard.ledger[list(Disposition).index(refusal)].value == 0)
    )
    assert label in OUTPUTS[output](spoken)


def test_before_close_a_no_is_not_told_from_a_silence() -> None:
    silent = progress({Disposition.REACHED: 40, Disposition.DONE: 16}, 8)
    said_no = progress({Disposition.DECLINED: 40, Disposition.DONE: 16}, 8)
    assert progress_for_chat(silent, "en") == progress_for_chat(said_no, "en")
