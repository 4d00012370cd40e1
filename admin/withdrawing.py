"""A survey that rests, goes on, or ends before its time."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from admin import notices
from admin.fieldwork import SETTLE, FieldworkFault, published
from admin.promise_book import kept, owing_of, still
from admin.promises import Owing
from admin.states import not_open, not_paused
from bot.noticeboard import Noticeboard
from bot.promised import Stopped
from bot.slices import Slices
from bot.storage.changes import (
    Change,
    DropInterview,
    DropPapers,
    DropResponses,
    ExpectPaper,
    KeepPaper,
    MoveSurvey,
    QueueFeedback,
    SettleAudience,
)
from bot.storage.rows import ErrandKind, Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Moved, Receipt, Store

FINISHED = "withdrawn"
"""The name of the calendar's paper that a withdrawal came to its end."""
_AT_ONCE = 200
"""How many ballots are deleted in one transaction."""
_ANY_CLOCK = timedelta(days=2)
"""Added to today, it takes in ballots from another time zone's tomorrow."""
_RUNNING = (SurveyState.OPEN, SurveyState.PAUSED)

_log = logging.getLogger(__name__)


class Withdrawing:
    """Moves surveys into a break, out of it, and out of use. ``queued`` is called when there is
    something to send."""

    def __init__(self, store: Store, board: Noticeboard, queued: Callable[[], None]) -> None:
        self._store = store
        self._board = board
        self._queued = queued
        self._slices = Slices()

    async def pause(self, survey: str, log: Change, receipt: Receipt | None = None) -> None:
        """Let nobody begin or go on for now; answers wait. Raises FieldworkFault."""
        move = MoveSurvey(survey, SurveyState.OPEN, SurveyState.PAUSED)
        await self._move(move, log, receipt, not_open)

    async def resume(self, survey: str, log: Change, receipt: Receipt | None = None) -> None:
        """End the break. Raises FieldworkFault."""
        move = MoveSurvey(survey, SurveyState.PAUSED, SurveyState.OPEN)
        await self._move(move, log, receipt, not_paused)

    async def _move(
        self,
        move: MoveSurvey,
        log: Change,
        receipt: Receipt | None,
        why_not: Callable[[PublishedSurvey], str],
    ) -> None:
        try:
            await self._store.commit([move, log], receipt)
        except Moved:
            raise FieldworkFault(why_not(await published(self._store, move.survey))) from None
        await self._board.refresh()

    async def withdraw(
        self, survey: str, stop: Stopped, also: Sequence[Change], receipt: Receipt | None = None
    ) -> None:
        """End a survey before its time: `finish` deletes its answers, and tells people why.

        From this transaction on it takes no more answers, and /news says why. It holds what is done
        ``also``: the log entry, first. Raises FieldworkFault.
        """
        owing = await self.withdrawable(survey)
        row = await published(self._store, survey)
        message = notices.withdrawn(owing.survey, stop)
        changes: list[Change] = [
            still(owing),
            MoveSurvey(survey, row.state, SurveyState.WITHDRAWN),
            DropPapers(PaperKind.CODE, survey),
            kept(survey, owing.record.stopping(stop)),
            notices.in_the_news(survey, message, stop.on),
            *also,
        ]
        try:
            await self._store.commit(changes, receipt)
        except Moved:
            raise FieldworkFault(
                f"Somebody changed “{survey}” at this moment: /progress {survey} shows how it is "
                "now."
            ) from None
        await self._board.refresh()

    async def withdrawable(self, survey: str) -> Owing:
        """Return a survey that may be ended early. Raises FieldworkFault when it may not."""
        row = await published(self._store, survey)
        if row.state is SurveyState.CLOSED:
            raise FieldworkFault(
                f"“{survey}” is closed, and its answers are counted. If nothing will come of it, "
                f"/promises {survey} has “We stopped this”."
            )
        if row.state not in _RUNNING:
            raise FieldworkFault(f"“{survey}” is {row.state}, so it cannot be withdrawn.")
        return await owing_of(self._store, survey)

    async def finish_all(self, today: date) -> None:
        """Finish every withdrawal that an earlier look, or an earlier process, has not."""
        for row in await self._store.surveys():
            if row.state is SurveyState.WITHDRAWN:
                done = await self._store.paper(PaperKind.CALENDAR, row.survey, FINISHED)
                if done is None:
                    await self._finish(row.survey, today)

    async def _finish(self, survey: str, today: date) -> None:
        """Delete every answer, then tell those who hear back. Works in slices, and may be done
        again after a kill at any point: the last transaction says that it is done."""
        await asyncio.sleep(SETTLE)  # Turns begun before are committed by then, or refused.
        await self._slices.run(partial(self._store.drop_unfinished, survey))
        while ballots := await self._store.ballots(survey, today + _ANY_CLOCK, _AT_ONCE):
            await self._store.commit([DropInterview(each.contact, survey) for each in ballots])
        await self._store.commit([DropResponses(survey), *_made_of_answers(survey)])
        await self._slices.run(partial(self._store.settle_audience, survey))
        done = Paper(PaperKind.CALENDAR, survey, FINISHED, f'"{today.isoformat()}"')
        queue = QueueFeedback(survey, ErrandKind.LATE)
        first = ExpectPaper(PaperKind.CALENDAR, survey, FINISHED, None)
        with suppress(Moved):  # Then another task has just done the same.
            await self._store.commit([first, SettleAudience(survey), queue, KeepPaper(done)])
        self._queued()
        _log.info("A survey is withdrawn; its answers are deleted.")


def _made_of_answers(survey: str) -> list[Change]:
    """Return what drops the counts that were made of answers: they go with these."""
    return [DropPapers(kind, survey) for kind in (PaperKind.SO_FAR, PaperKind.DROP_OFF)]
