"""Where people stopped whose interviews ended by themselves: counted before they are deleted."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import orjson

from bot.conversation.state import Interview
from bot.keeping import stopped_at
from bot.privacy.sealing import Unsealable
from bot.storage import rows
from bot.storage.changes import EndInterviews, ExpectPaper, KeepPaper, MoveSurvey
from bot.storage.rows import Paper, PaperKind, SurveyState
from bot.storage.store import Store

AT_CLOSE, IDLE = "at close", "idle"
"""The names of the two papers of a survey: what was counted when it closed, and before."""
SLICE = 100
"""How many interviews are opened in one go."""

_NONE = {"day": "", "counts": {}}
_Read = Callable[[str, int], Awaitable[Sequence[rows.Interview]]]


class DropOff:
    """Counts where unfinished interviews have come to. ``opened`` opens one; it raises Unsealable
    for one that cannot be read, and that one is not counted."""

    def __init__(self, store: Store, opened: Callable[[rows.Interview], Interview]) -> None:
        self._store = store
        self._opened = opened

    async def count_unfinished(self, survey: str) -> None:
        """Let a closing survey take no more interviews, and count those that were not sent; once,
        even if this is called again after a kill. Raises Moved when the survey is not closing."""
        closing = MoveSurvey(survey, SurveyState.CLOSING, SurveyState.CLOSING)
        await self._store.commit([closing, EndInterviews(survey)])
        if await self._store.paper(PaperKind.DROP_OFF, survey, AT_CLOSE) is None:
            counts = await self._counted(partial(self._store.unfinished, survey))
            await self._keep(survey, AT_CLOSE, None, {"counts": counts})

    async def count_idle(self, before: date, today: date) -> None:
        """Count the interviews last touched before a day, of surveys that are out: they are about
        to be deleted. Once a day."""
        for survey in await self._store.surveys():
            if survey.state not in (SurveyState.CLOSED, SurveyState.WITHDRAWN):
                await self._count_idle(survey.survey, before, today)

    async def _count_idle(self, survey: str, before: date, today: date) -> None:
        known = await self._store.paper(PaperKind.DROP_OFF, survey, IDLE)
        kept: dict[str, Any] = orjson.loads(known.document) if known else _NONE
        if kept["day"] >= today.isoformat():
            return
        found = await self._counted(partial(self._store.idle, survey, before))
        if found:
            counts = Counter(kept["counts"]) + Counter(found)
            now = {"day": today.isoformat(), "counts": dict(sorted(counts.items()))}
            await self._keep(survey, IDLE, known, now)

    async def _counted(self, read: _Read) -> dict[str, int]:
        counts: Counter[str] = Counter()
        after = ""
        while found := await read(after, SLICE):
            counts.update(filter(None, map(self._place, found)))
            after = found[-1].contact
            await asyncio.sleep(0)  # Turns go on in between.
        return dict(sorted(counts.items()))

    def _place(self, row: rows.Interview) -> str | None:
        try:
            return stopped_at(self._opened(row))
        except Unsealable:
            return None

    async def _keep(
        self, survey: str, name: str, known: Paper | None, document: Mapping[str, object]
    ) -> None:
        paper = Paper(PaperKind.DROP_OFF, survey, name, orjson.dumps(document).decode())
        expected = ExpectPaper(PaperKind.DROP_OFF, survey, name, known)
        await self._store.commit([expected, KeepPaper(paper)])


async def drop_off_of(store: Store, survey: str) -> Mapping[str, int]:
    """Return how many stopped at each item, by leaving or without a word. It is told through the
    gate alone."""
    counts = Counter(await store.drop_off(survey))
    for paper in await store.papers(PaperKind.DROP_OFF, survey):
        counts.update(orjson.loads(paper.document)["counts"])
    return counts
