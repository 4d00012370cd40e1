"""Where results come from: the responses of a closed survey, through the gate and only so."""

from admin.reports.disclosure import publish
from admin.reports.published import Published
from bot.noticeboard import thawed
from bot.privacy.ballot_box import read_response
from bot.privacy.sealing import Sealer
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store


async def results_of(store: Store, survey: PublishedSurvey, words: Sealer) -> Published | None:
    """Return the results of a closed survey; None when no answers were kept.

    Responses are only there once a survey is closed, so an open one has no results either.
    """
    responses = await store.responses(survey.survey)
    if not responses:
        return None
    values = [read_response(response, words) for response in responses]
    return publish(thawed(survey.frozen), values, await store.ledger(survey.survey))
