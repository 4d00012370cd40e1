"""Every published survey with its promises, as the rows of the store tell of them."""

from collections.abc import Sequence

from admin.promises import Owing
from bot.noticeboard import thawed
from bot.promise_rows import RECORD, promises
from bot.promised import record_of
from bot.storage.rows import Feedback, Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Store
from surveys.heard import is_heard

_OVER = (SurveyState.CLOSED, SurveyState.WITHDRAWN)


async def owings(store: Store) -> list[Owing]:
    """Return every published survey with its promises, in order of publishing.

    A survey about an answer makes none.
    """
    papers = await store.papers(PaperKind.PROMISE)
    kept = {each.survey: each for each in papers if each.name == RECORD}
    out = await store.news()
    found = {
        row.survey: await _owing(store, row, out, kept.get(row.survey))
        for row in await store.surveys()
        if not is_heard(row.survey)
    }
    return list(found.values())


async def _owing(
    store: Store, row: PublishedSurvey, out: Sequence[Feedback], paper: Paper | None
) -> Owing:
    survey, is_closed = thawed(row.frozen), row.state is SurveyState.CLOSED
    none_kept = is_closed and not await store.responses(survey.id, limit=1)
    record = record_of(paper.document if paper else None)
    made = promises(survey, out, record, none_kept)
    return Owing(survey, made, record, paper, row.state in _OVER)
