from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from surveys.review.review import Review, review_text
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reading import SheetSource
from surveys.spreadsheet.reviewing import review_workbook, template_source
from surveys.spreadsheet.template import template
from tests.surveys.review.good import GOOD
from tests.surveys.spreadsheet.books import book, changed

_GOOD = review_text("tiny.yaml", GOOD).survey
assert _GOOD is not None
SHEETS = template(plain_survey(_GOOD))
_PROMISE = [["What", "Your words"], ["languages", "en, cy"]]


def _reviewed(cells: Mapping[str, object]) -> Review:
    return review_workbook("sent.xlsx", changed(SHEETS, cells))


def _found(cells: Mapping[str, object]) -> list[tuple[str | None, str]]:
    return [(each.cell, each.code) for each in _reviewed(cells).findings]


def _read(
    questions: Sequence[Sequence[object]],
    words: Sequence[Sequence[object]],
    promise: Sequence[Sequence[object]],
) -> SheetSource:
    content = book(Promise=[*_PROMISE, *promise], Questions=questions, Words=words)
    source, before = template_source("sent.xlsx", content)
    assert before == ()
    return source


def test_the_good_survey_is_clean_in_excel_too() -> None:
    found = _reviewed({})
    assert found.findings == ()
    assert found.survey == _GOOD


def test_a_finding_names_sheet_cell_row_and_column() -> None:
    finding = _reviewed({"Promise!B6": "decid"}).findings[0]
    assert (finding.cell, finding.line, finding.column) == ("Promise!B6", 6, 2)
    assert finding.code == "E117"
    assert "Did you mean `decide`?" in finding.remedy


@pytest.mark.parametrize(
    ("cell", "value", "found"),
    [
        ("Promise!B4", None, ("Promise!B4", "E111")),
        ("Promise!B27", "soon", ("Promise!B27", "E115")),
        ("Promise!A4", "titel", ("Promise!A4", "E173")),
        ("Promise!A4", "why", ("Promise!A18", "E174")),
        ("Questions!A4", "FIRST", ("Questions!A4", "E118")),
        ("Questions!B4", "several", ("Questions!B4", "E117")),
        ("Questions!C4", None, ("Questions!A4", "E111")),
        ("Questions!D4", "music: Stop", ("Questions!D4", "E143")),
        ("Questions!E4", "music: Sport", ("Questions!E4", "E174")),
        ("Questions!O4", "7", ("Questions!O4", "E148")),
        ("Questions!Q4", "often is weekly", ("Questions!Q4", "E175")),
        ("Questions!Q4", "often = daily", ("Questions!Q4", "E146")),
        ("Questions!U4", "two", ("Questions!U4", "E113")),
        ("Questions!AD4", "aside", ("Questions!AD4", "E173")),
        ("Questions!S1", "shuffel", ("Questions!S1", "E173")),
        ("Questions!S1", "min", ("Questions!T1", "E174")),
        ("Words!A20", "second", ("Words!B20", "E173")),
        ("Words!B20", "asked", ("Words!B20", "E173")),
    ],
)
def test_each_fault_is_found_in_its_cell(cell: str, value: object, found: tuple[str, str]) -> None:
    also = {"Words!D1": "cy", "Words!D20": "Beth?"} if cell.startswith("Words") else {}
    assert found in _found({cell: value, **also})


def test_findings_come_in_the_order_of_the_sheets() -> None:
    cells = {"Questions!O4": "9", "Promise!B27": "soon", "Questions!B3": "choice"}
    wanted = ["Promise!B27", "Questions!B3", "Questions!O4"]
    assert [place for place, _ in _found(cells) if place in wanted] == wanted


def test_the_blank_template_lacks_everything_and_nothing_in_it_is_unknown() -> None:
    found = review_workbook("blank.xlsx", template()).findings
    assert {each.code for each in found} == {"E111", "W201"}
    assert next(each.cell for each in found if "questions" in each.message) == "Questions!A3"


def test_the_example_counts_once_it_is_written_over() -> None:
    content = changed(template(), {"Questions!C3": "How often do you go out?"})
    source, _ = template_source("sent.xlsx", content)
    assert [question["id"] for question in source.data["questions"]] == ["how_often"]


def test_an_answer_without_a_code_gets_one_from_its_letters() -> None:
    row = ["q", "single_choice", "Which?", "Every week", "Bob wythnos!", "Cadé", "是", "Every week"]
    headings = ["id", "kind", "ask", *(f"option {place}" for place in range(1, 6))]
    source = _read([headings, row], [], [])
    assert source.data["questions"][0]["options"] == {
        "every_week": "Every week",
        "bob_wythnos": "Bob wythnos!",
        "cade": "Cadé",
        "option": "是",
        "every_week_2": "Every week",
    }


def test_other_languages_come_from_the_sheet_of_words() -> None:
    questions = [["id", "kind", "ask", "option 1"], ["q", "single_choice", "Which?", "a: One | 1"]]
    words = [
        ["question", "part", "en (only to read)", "cy"],
        ["Promise", "title", "", "Teitl"],
        ["q", "ask", "Which?", "Pa un?"],
        ["q", "option a", "One", "Un"],
        ["q", "option a also 1", "1", "un"],
    ]
    source = _read(questions, words, [["title", "Title"]])
    assert source.data["title"] == {"en": "Title", "cy": "Teitl"}
    assert source.data["questions"][0] == {
        "id": "q",
        "kind": "single_choice",
        "ask": {"en": "Which?", "cy": "Pa un?"},
        "options": {"a": {"label": {"en": "One", "cy": "Un"}, "also": [{"en": "1", "cy": "un"}]}},
    }


def test_empty_rows_leave_no_gap_in_a_list() -> None:
    source = _read([["id"]], [], [["other_ways.1", None], ["other_ways.3", "Write to us"]])
    assert source.data["other_ways"] == ["Write to us"]


def test_a_file_without_our_sheets_says_where_to_begin() -> None:
    found = review_workbook("sent.xlsx", book(Sheet1=[["a"]])).findings
    assert [each.code for each in found] == ["E172"]
    assert "/template" in found[0].remedy


def test_days_that_excel_made_of_them_are_read_as_days() -> None:
    from_excel = changed(SHEETS, {"Promise!B46": date(2030, 2, 1)})
    source, _ = template_source("sent.xlsx", from_excel)
    assert source.data["closes"] == "2030-02-01"
