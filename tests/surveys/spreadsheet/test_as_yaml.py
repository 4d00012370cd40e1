from typing import Any

import pytest
from hypothesis import given, settings

from surveys.questionnaire import Survey
from surveys.review.source import source
from surveys.spreadsheet.as_yaml import as_yaml
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.plainly import plain_survey
from tests.surveys.small import raw_survey
from tests.surveys.spreadsheet.made import surveys


@pytest.mark.slow
@settings(max_examples=40)
@given(surveys())
def test_any_survey_is_read_back_from_its_file_equal(data: dict[str, Any]) -> None:
    survey = Survey.model_validate(data)
    found, doubled = source("made.yaml", as_yaml(plain_survey(survey)))
    assert doubled == ()
    assert Survey.model_validate(found.data) == survey


def test_the_top_says_what_is_missing_and_what_was_lost() -> None:
    data = plain_survey(Survey.model_validate(raw_survey()))
    del data["why"], data["decision"]
    losses = [Loss("survey row 3", "a\nb"), Loss("survey!G2", "small", is_small=True)]
    top = [line for line in as_yaml(data, losses).splitlines() if line.startswith("#")]
    assert top == [
        "# Missing: why, decision or use.",
        "# `hearback check` says of each what it needs.",
        "# Not carried over:",
        "# - survey row 3: a b",
    ]
