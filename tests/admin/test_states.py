"""What a survey is doing, and the way on from there."""

import pytest

from admin.states import not_open, not_paused
from bot.storage.rows import SurveyState
from tests.admin.test_closed import row

WAYS = {
    SurveyState.OPEN: "it is open. /progress parks shows how it is going.",
    SurveyState.PAUSED: "it has a break. /resume parks lets it go on.",
    SurveyState.CLOSING: "it is closing. The results come right after.",
    SurveyState.CLOSED: "it is closed. /results parks shows what was said.",
    SurveyState.WITHDRAWN: "it was withdrawn. /promises parks shows what was told.",
}


@pytest.mark.parametrize("state", list(SurveyState))
def test_every_state_says_the_way_on(state: SurveyState) -> None:
    assert not_open(row(state)) == f"“parks” is not open: {WAYS[state]}"
    assert not_paused(row(state)) == f"“parks” is not paused: {WAYS[state]}"
