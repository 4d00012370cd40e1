"""Options that stand alone or ask for words, in the cells of our own template."""

from surveys.questionnaire import Survey
from surveys.review.review import review_text
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import review_workbook
from surveys.spreadsheet.template import template
from tests.surveys.review.good import change
from tests.surveys.spreadsheet.books import changed

ALONE = "none: {label: None (of these), exclusive: true}"


def _survey(asks: str) -> Survey:
    option = f"food: {{label: Something else, specify: {asks}}}"
    survey = review_text("tiny.yaml", change("food: Food", f"{option}\n      {ALONE}")).survey
    assert survey is not None
    return survey


SURVEY = _survey("What (if any)?")
SHEETS = template(plain_survey(SURVEY))
"""The options of `first`, in row 4, begin in column D."""


def _found(**cells: object) -> list[tuple[str | None, str]]:
    content = changed(SHEETS, {f"Questions!{cell}": value for cell, value in cells.items()})
    return [(each.cell, each.code) for each in review_workbook("sent.xlsx", content).findings]


def test_they_come_back_as_they_were_with_their_translations() -> None:
    translated = _survey("{en: What (if any)?, cy: Beth?}")
    assert review_workbook("sent.xlsx", SHEETS).survey == SURVEY
    assert review_workbook("sent.xlsx", template(plain_survey(translated))).survey == translated


def test_marks_are_read_where_somebody_types_them() -> None:
    content = changed(SHEETS, {"Questions!H4": "Not sure (alone)"})
    survey = review_workbook("sent.xlsx", content).survey
    assert survey is not None
    asked, alone = survey.item("first_food"), survey.item("first").options[-1]  # type: ignore[union-attr]
    assert asked.ask.say("en") == "What (if any)?"
    assert (alone.code, alone.exclusive, alone.label.say("en")) == (
        "not_sure",
        True,
        "Not sure",
    )


def test_findings_name_the_cell_of_the_option() -> None:
    assert _found(H4="None of the above") == [("Questions!H4", "W280")]
    assert _found(E3="never: Never (alone)") == [("Questions!E3", "E180")]
    assert _found(D5="1: Not happy (alone)") == [("Questions!D5", "E173")]
    long = "a_code_of_more_than_that_many_signs"[:30]
    assert _found(H4=f"{long}: Else (ask: What?)") == [("Questions!H4", "E182")]
