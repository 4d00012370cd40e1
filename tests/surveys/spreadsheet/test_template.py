from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from surveys.questionnaire import Survey
from surveys.review.review import review
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import review_workbook, template_source
from surveys.spreadsheet.template import template
from tests.surveys.spreadsheet.made import surveys

DEFINITIONS = Path(__file__).parents[3] / "surveys" / "definitions"
SHIPPED = sorted(DEFINITIONS.glob("[!o]*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.name))
def test_every_shipped_survey_comes_back_from_excel_clean_and_equal(path: Path) -> None:
    survey = review(path).survey
    assert survey is not None
    found = review_workbook("sent.xlsx", template(plain_survey(survey)))
    assert found.findings == ()
    assert found.survey == survey


@pytest.mark.slow
@settings(max_examples=60)
@given(surveys())
def test_any_survey_comes_back_from_excel_equal(data: dict[str, Any]) -> None:
    survey = Survey.model_validate(data)
    source, before = template_source("sent.xlsx", template(plain_survey(survey)))
    assert before == ()
    assert Survey.model_validate(source.data) == survey


def test_the_same_survey_gives_the_same_bytes() -> None:
    survey = review(SHIPPED[0]).survey
    assert survey is not None
    assert template(plain_survey(survey)) == template(plain_survey(survey))
