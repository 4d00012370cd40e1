from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from surveys.conditions import condition_of, plain
from surveys.questionnaire import Survey
from surveys.review.review import review
from surveys.spreadsheet.expression import canonical
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.xlsform_in import from_xlsform
from surveys.spreadsheet.xlsform_out import xlsform
from tests.surveys.small import raw_survey
from tests.surveys.spreadsheet.made import PLAIN, surveys

DEFINITIONS = Path(__file__).parents[3] / "surveys" / "definitions"
SHIPPED = sorted(DEFINITIONS.glob("[!o]*.yaml"))
pytestmark = pytest.mark.slow


def _canonical(data: dict[str, Any]) -> dict[str, Any]:
    for item in data["questions"]:
        if "ask_if" in item:
            item["ask_if"] = plain(canonical(condition_of(item["ask_if"])))
    return data


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.name))
def test_every_shipped_survey_is_a_form_without_loss_and_comes_back_equal(path: Path) -> None:
    survey = review(path).survey
    assert survey is not None
    content, losses = xlsform(plain_survey(survey))
    assert losses == ()
    # The list of languages that pyxform knows has none for easy words.
    warned = convert(xlsform=content, file_type=".xlsx").warnings
    assert [each for each in warned if "codes: en-easy (en-easy)." not in each] == []
    imported = from_xlsform("form.xlsx", content)
    assert imported.losses == ()
    assert Survey.model_validate(imported.data) == survey


@settings(max_examples=60)
@given(surveys(PLAIN.filter(lambda words: "${" not in words)))
def test_any_survey_is_a_form_that_pyxform_accepts_and_comes_back_equal(
    data: dict[str, Any],
) -> None:
    survey = Survey.model_validate(_canonical(data))
    content, _ = xlsform(plain_survey(survey))
    imported = from_xlsform("form.xlsx", content)
    assert Survey.model_validate(imported.data) == survey
    assert xlsform(plain_survey(Survey.model_validate(imported.data)))[0] == content


def test_what_cannot_be_said_is_named_and_kept_in_our_own_sheet() -> None:
    questions = raw_survey()["questions"]
    last = {"id": "why", "kind": "open_ended", "ask": "Why?", "ask_if": {"first": "skipped"}}
    survey = Survey.model_validate(raw_survey(questions=[*questions, last]))
    content, losses = xlsform(plain_survey(survey))
    assert [str(loss) for loss in losses] == [
        "why: it is asked of everyone, because why there is no answer cannot be asked"
    ]
    assert Survey.model_validate(from_xlsform("form.xlsx", content).data) == survey


def test_words_that_look_like_a_reference_are_told_and_changed() -> None:
    survey = Survey.model_validate(raw_survey())
    data = plain_survey(survey)
    data["questions"][0]["ask"] = "Is ${5} fair?"
    data["title"] = data["questions"][0]["options"]["yes"] = "Yes, ${5}"
    content, losses = xlsform(data)
    assert [loss.where for loss in losses] == ["first", "first"]
    assert convert(xlsform=content, file_type=".xlsx").warnings == []
    question = from_xlsform("form.xlsx", content).data["questions"][0]
    assert question["options"]["yes"] == "Yes, $ {5}"
    assert question["ask"] == "Is ${5} fair?"  # Our own sheet keeps words that may quote.


@pytest.mark.parametrize("asks", [{"specify": "Which?"}, {}])
def test_words_asked_about_an_option_and_a_question_like_them_both_come_back(
    asks: dict[str, str],
) -> None:
    first = raw_survey()["questions"][0]
    first = {**first, "options": {"yes": {"label": "Yes", **asks}, "no": "No"}}
    why = {"id": "why", "kind": "open_ended", "ask": "Why?", "ask_if": {"first": "yes"}}
    survey = Survey.model_validate(raw_survey(questions=[first, why]))
    content, losses = xlsform(plain_survey(survey))
    assert losses == ()
    assert convert(xlsform=content, file_type=".xlsx").warnings == []
    imported = from_xlsform("form.xlsx", content)
    assert imported.losses == ()
    assert Survey.model_validate(imported.data) == survey


def test_quotes_and_parts_are_said_as_other_tools_say_them() -> None:
    first = raw_survey()["questions"][0] | {"section": "Your trips"}
    then = {"id": "why", "kind": "scale", "ask": "You said {first}. How {{sure}}?"}
    last = {"id": "1st", "kind": "statement", "ask": "Thanks.", "section": "The end"}
    survey = Survey.model_validate(raw_survey(questions=[first, then, last]))
    content, losses = xlsform(plain_survey(survey))
    assert losses == ()
    assert convert(xlsform=content, file_type=".xlsx").warnings == []
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content))["survey"]]
    labels = rows[0].index("label::English (en)")
    assert [(row[0].split()[0], row[1], row[labels]) for row in rows[1:]] == [
        ("begin_group", "part_1", "Your trips"),
        ("select_one", "first", "Which?"),
        ("range", "why", "You said ${first}. How {sure}?"),
        ("end_group", None, None),
        ("begin_group", "part_2", "The end"),
        ("note", "q_1st", "Thanks."),
        ("end_group", None, None),
    ]
    assert Survey.model_validate(from_xlsform("form.xlsx", content).data) == survey


def test_the_words_for_those_who_did_not_answer_are_named_and_kept() -> None:
    questions = raw_survey()["questions"]
    last = {"id": "why", "kind": "scale", "ask": "You said {first|nothing yet}. How sure?"}
    survey = Survey.model_validate(raw_survey(questions=[*questions, last]))
    content, losses = xlsform(plain_survey(survey))
    assert [str(loss) for loss in losses] == ["why: “nothing yet”, read where first has no answer"]
    assert Survey.model_validate(from_xlsform("form.xlsx", content).data) == survey
