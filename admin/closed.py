"""The results of a survey, or one clear line why there are none."""

from admin.fieldwork import FieldworkFault
from admin.reports.published import Published
from admin.reports.source import results_of
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.store import Store


async def results_or_fault(store: Store, survey: PublishedSurvey) -> Published:
    """Return the published results of a closed survey. Raises FieldworkFault."""
    if survey.state is SurveyState.CLOSING:
        raise FieldworkFault(
            f"“{survey.survey}” is closing. People who are in the middle may finish first; the "
            "results come right after."
        )
    if survey.state is not SurveyState.CLOSED:
        raise FieldworkFault(
            f"“{survey.survey}” is still open. Nobody sees results before it is closed."
        )
    published = await results_of(store, survey)
    if published is None:
        raise FieldworkFault(
            f"Fewer than five people answered “{survey.survey}”, so no answers were kept. Everyone "
            "who wanted to hear back is told why."
        )
    return published
