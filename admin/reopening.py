"""What happens once people have said whether they felt heard: what is still not right gets one more
answer, by a day that they are promised."""

from datetime import date, timedelta

import orjson

from admin.felt_heard import heard_results, reopened
from admin.fieldwork import FieldworkFault
from admin.promise_book import kept, owing_of, still
from bot.noticeboard import Noticeboard, thawed
from bot.storage.changes import Change, ExpectPaper, KeepPaper
from bot.storage.rows import Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Moved, Store
from surveys.heard import HeardSurvey

ANSWERED_WITHIN = timedelta(days=28)
"""So long after it is known what is still not right, one more answer is due."""


class Reopening:
    """Judges each small survey once it is closed, once: over kills, and whoever leads."""

    def __init__(self, store: Store, board: Noticeboard) -> None:
        self._store = store
        self._board = board

    async def judge(self, today: date) -> None:
        """Judge those that are closed and were not judged yet."""
        judged = {each.survey for each in await self._store.papers(PaperKind.HEARD)}
        for row in await self._store.surveys():
            asked = thawed(row.frozen)
            if row.state is not SurveyState.CLOSED or not isinstance(asked, HeardSurvey):
                continue
            if asked.about not in judged and await self._judged(row, asked.about, today):
                await self._board.refresh()

    async def _judged(self, row: PublishedSurvey, about: str, today: date) -> bool:
        """Note what is still not right; tell whether it was noted now."""
        try:
            published = await heard_results(self._store, row)
        except FieldworkFault:
            return False  # What people said is locked: it is judged once the results are brought.
        found = reopened(published, self._board.catalogue.host.batch) if published else ()
        themes = [number for number, _ in found]
        document = orjson.dumps({"on": today.isoformat(), "themes": themes}).decode()
        changes: list[Change] = [
            ExpectPaper(PaperKind.HEARD, about, "", None),
            KeepPaper(Paper(PaperKind.HEARD, about, "", document)),
        ]
        if themes:
            owing = await owing_of(self._store, about)
            record = owing.record.reopening(today + ANSWERED_WITHIN)
            changes += [still(owing), kept(about, record)]
        try:
            await self._store.commit(changes)
        except Moved:
            return False  # Somebody wrote something down at this moment: it is looked at again.
        return True


async def still_not_right(store: Store, survey: str) -> tuple[int, ...]:
    """Return the numbers of the themes of an answer that need one more."""
    paper = await store.paper(PaperKind.HEARD, survey)
    return tuple(orjson.loads(paper.document)["themes"]) if paper else ()
