"""Images in Excel and in XLSForm: both name the files, and neither holds them."""

from base64 import b64encode
from typing import Any

import pytest
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from surveys.questionnaire import Survey
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import template_source
from surveys.spreadsheet.template import template, template_losses
from surveys.spreadsheet.xlsform_in import from_xlsform
from surveys.spreadsheet.xlsform_out import xlsform
from tests.png import png
from tests.surveys.small import question, raw_survey
from tests.surveys.spreadsheet.books import book

MAP = {"file": "map.png", "alt": {"en": "Four routes", "cy": "Pedwar llwybr"}}
TREES = {"label": "Trees", "image": {"file": "trees.jpg", "alt": "A row of trees"}}
PICTURED = raw_survey(
    languages=["en", "cy"],
    questions=[
        question("one", image=MAP),
        question("two", options={"trees": TREES, "pond": "Pond"}),
    ],
)


def imported(*rows: list[str], head: list[str], choices: list[list[str]]) -> Any:
    return from_xlsform("form.xlsx", book(survey=[head, *rows], choices=choices))


def test_what_was_read_from_a_file_is_not_written_into_a_sheet() -> None:
    read = {**MAP, "data": b64encode(png(40, 40)).decode()}
    survey = Survey.model_validate(raw_survey(questions=[question("one", image=read)]))
    assert plain_survey(survey)["questions"][0]["image"] == MAP


def test_images_come_back_from_a_form_that_pyxform_accepts() -> None:
    survey = Survey.model_validate(PICTURED)
    content, losses = xlsform(plain_survey(survey))
    found = from_xlsform("form.xlsx", content)
    assert losses == ()
    assert 'form="image">jr://images/trees.jpg' in convert(xlsform=content, file_type=".xlsx").xform
    assert Survey.model_validate(found.data).written == survey.written


def test_whoever_imports_is_told_which_files_to_put_beside_the_survey() -> None:
    content, _ = xlsform(plain_survey(Survey.model_validate(PICTURED)))
    losses = from_xlsform("form.xlsx", content).losses
    assert {loss.what for loss in losses} == {
        "put the image “map.png” beside the survey file",
        "put the image “trees.jpg” beside the survey file",
    }
    assert all(loss.is_small for loss in losses)


@pytest.mark.parametrize("heading", ["media::image", "image", "media:image"])
def test_the_image_of_another_tools_form_waits_for_its_words(heading: str) -> None:
    found = imported(
        ["integer", "age", "How old?", "cake.png"],
        head=["type", "name", "label", heading],
        choices=[["list_name", "name", "label"]],
    )
    assert found.data["questions"][0]["image"] == {"file": "cake.png"}


def test_an_image_for_one_language_alone_is_named() -> None:
    found = imported(
        ["integer", "age", "How old?", "Pa oed?", "cake.png", "teisen.png"],
        head=["type", "name"]
        + [f"{each}::{of}" for each in ("label", "image") for of in ("English (en)", "Welsh (cy)")],
        choices=[["list_name", "name", "label"]],
    )
    assert found.data["questions"][0]["image"] == {"file": "cake.png"}
    large = [str(loss) for loss in found.losses if not loss.is_small]
    assert large == ["survey row 2: the image “teisen.png”: one is shown in every language"]


def test_excel_names_the_image_of_a_question_with_its_words() -> None:
    content = template(plain_survey(Survey.model_validate(PICTURED)))
    source, findings = template_source("sent.xlsx", content)
    assert findings == ()
    assert source.data["questions"][0]["image"] == MAP


def test_what_excel_has_no_cell_for_is_named() -> None:
    (loss,) = template_losses(plain_survey(Survey.model_validate(PICTURED)))
    assert str(loss) == "two: the image “trees.jpg” of “trees”: write it into the YAML file"
