from datetime import date

import pytest
from msgspec.structs import replace

from admin.exporting import refuse_microdata
from admin.fieldwork import FieldworkFault
from bot.storage.memory import MemoryStore
from bot.storage.rows import PublishedSurvey, SurveyState
from surveys.questionnaire import fingerprint, frozen_copy
from tests.surveys.small import survey

ASKED = survey()
CLOSED = PublishedSurvey(
    ASKED.id, fingerprint(ASKED), frozen_copy(ASKED), date(2027, 1, 11), SurveyState.CLOSED
)


async def refused(row: PublishedSurvey) -> str:
    with pytest.raises(FieldworkFault) as fault:
        await refuse_microdata(MemoryStore(), row)
    return str(fault.value)


@pytest.mark.parametrize("state", [SurveyState.OPEN, SurveyState.PAUSED])
async def test_of_a_survey_that_is_not_closed_no_rows_are_made(state: SurveyState) -> None:
    assert "Nobody sees results before it is closed" in await refused(replace(CLOSED, state=state))


async def test_of_a_withdrawn_survey_no_rows_are_made() -> None:
    withdrawn = replace(CLOSED, state=SurveyState.WITHDRAWN)
    assert "its answers are deleted" in await refused(withdrawn)


async def test_of_answers_locked_with_another_key_no_rows_are_made() -> None:
    sealed = replace(CLOSED, sealed_to=bytes(32))
    assert "locked with a key that is kept elsewhere" in await refused(sealed)


async def test_few_answers_make_no_rows() -> None:
    assert "fewer than 100 answers" in await refused(CLOSED)
