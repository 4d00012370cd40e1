"""Why nobody sees results yet, or ever."""

from datetime import date

import pytest

from admin.closed import refuse_unless_closed
from admin.fieldwork import FieldworkFault
from bot.storage.rows import PublishedSurvey, SurveyState

WHY = {
    SurveyState.OPEN: "“parks” is still open. Nobody sees results before it is closed.",
    SurveyState.PAUSED: "“parks” has a break. Nobody sees results before it is closed. "
    "/resume parks lets it go on.",
    SurveyState.CLOSING: "“parks” is closing. People who are in the middle may finish first; the "
    "results come right after.",
    SurveyState.WITHDRAWN: "“parks” was withdrawn: its answers are deleted, and there are no "
    "results. /promises parks shows what was told.",
}


def row(state: SurveyState) -> PublishedSurvey:
    return PublishedSurvey("parks", "0", "{}", date(2027, 1, 11), state)


@pytest.mark.parametrize(("state", "why"), list(WHY.items()))
def test_the_state_says_why_there_are_no_results(state: SurveyState, why: str) -> None:
    with pytest.raises(FieldworkFault) as refused:
        refuse_unless_closed(row(state))
    assert str(refused.value) == why


def test_a_closed_survey_has_results() -> None:
    assert {*SurveyState} - {*WHY} == {SurveyState.CLOSED}
    refuse_unless_closed(row(SurveyState.CLOSED))
