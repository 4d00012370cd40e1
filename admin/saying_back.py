""" "What you said" goes out by itself, some days after close; staff see it beforehand."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import orjson
from msgspec import Struct

from admin.background import again_and_again
from admin.clock import Clock
from admin.closed import refuse_unless_closed
from admin.fieldwork import FieldworkFault, published
from admin.reports.carried import kept
from admin.reports.published import Published
from admin.reports.source import results_of
from admin.said import Said, Withheld, said
from bot.noticeboard import Noticeboard, thawed
from bot.outbox import Outbox
from bot.promise_rows import records
from bot.promised import Move, Owed
from bot.storage.changes import (
    Change,
    ExpectFeedback,
    ExpectPaper,
    KeepFeedback,
    KeepPaper,
    QueueFeedback,
)
from bot.storage.rows import (
    ErrandKind,
    Feedback,
    FeedbackState,
    Paper,
    PaperKind,
    PublishedSurvey,
    SurveyState,
)
from bot.storage.store import Moved, Receipt, Store
from surveys.heard import is_heard
from surveys.text import Text

GOES_AFTER = timedelta(days=5)
"""So long after close it goes out. Seven days are promised: two are left for quiet hours, and for a
machine that was off."""
TOLD_BEFORE = timedelta(days=2)
"""So long before, staff are told that it will."""
LOOK_EVERY = 1.0
"""Seconds between two looks at what is due."""

_ANSWERS = (ErrandKind.SAID, ErrandKind.FEEDBACK)
"""Once one of these is out, nothing is said back by itself any more."""

_log = logging.getLogger(__name__)

Tell = Callable[[str, date], Awaitable[None]]
"""Tells staff that "what you said" on a survey goes out by itself on a day."""


class Plan(Struct, frozen=True):
    """When "what you said" on a closed survey goes out, and what was noted of that.

    ``kept`` = answers were kept; ``told_for`` is the day that staff were told of; ``move`` is the
    later day that staff chose, with the reason that young people read.
    """

    closed_on: date
    kept: bool
    told_for: date | None = None
    move: Move | None = None

    @property
    def goes_on(self) -> date:
        """The day on which it goes out by itself: where nothing was kept, at once."""
        if not self.kept:
            return self.closed_on
        return self.move.to if self.move else self.closed_on + GOES_AFTER

    def is_to_be_told(self, today: date) -> bool:
        """Tell whether staff are to be told now."""
        return self.goes_on - TOLD_BEFORE <= today < self.goes_on and self.told_for != self.goes_on


class SayingBack:
    """Plans it, and sends it when its day has come, outside of quiet hours.

    One transaction keeps the message and queues it, so that a kill lets nobody be told twice.
    """

    def __init__(self, store: Store, board: Noticeboard, outbox: Outbox, clock: Clock) -> None:
        self._store = store
        self._board = board
        self._outbox = outbox
        self._clock = clock

    async def plan(self, survey: str) -> Plan | None:
        """Return when it goes out; None while the survey is not closed, and once it is out."""
        if await self._store.feedback(survey, ErrandKind.SAID) is not None:
            return None
        paper = await self._store.paper(PaperKind.SAID, survey)
        return _plan(paper, await self._moves()) if paper else None

    async def preview(self, survey: str) -> Said:
        """Return what would go out today. Raises FieldworkFault where there is no such survey."""
        return await self._said(await published(self._store, survey))

    async def send(
        self, survey: str, log: Sequence[Change] = (), receipt: Receipt | None = None
    ) -> None:
        """Send it now. Raises FieldworkFault when it is out, or the survey is not closed."""
        row = await published(self._store, survey)
        if is_heard(survey):
            raise FieldworkFault("Nothing is said back of that: the page of its survey shows it.")
        refuse_unless_closed(row)
        queue = QueueFeedback(survey, ErrandKind.SAID)
        if not await self._keep(row, FeedbackState.SENDING, [queue, *log], receipt):
            raise FieldworkFault(f"“What you said” on “{survey}” is on its way already.")

    async def in_the_news(self, survey: str) -> Sequence[Change]:
        """Return what lets it be found under /news without writing to anybody, unless it is out:
        who is told what came of it within the same days gets one message and not two."""
        row = await published(self._store, survey)
        out = await self._store.feedback(survey, ErrandKind.SAID)
        if row.state is not SurveyState.CLOSED or out is not None:
            return ()
        return await self._kept(row, FeedbackState.SENT)

    async def run(self, tell: Tell) -> None:
        """Do what is due until cancelled."""
        due = partial(self.do_what_is_due, tell)
        await again_and_again(due, LOOK_EVERY, "“What you said” is held up")

    async def do_what_is_due(self, tell: Tell) -> None:
        """Plan what was closed, tell staff, and send what is to go out today."""
        closed = await self._not_said()
        if not closed:
            return
        papers = {each.survey: each for each in await self._store.papers(PaperKind.SAID)}
        moves = await self._moves()
        for row in closed:
            paper = papers.get(row.survey) or await self._planned(row)
            if paper is not None and not self._outbox.rests:
                await self._do_next(row, paper, _plan(paper, moves), tell)

    async def _not_said(self) -> list[PublishedSurvey]:
        """Return the closed surveys on which nothing is out yet."""
        closed = [each for each in await self._store.surveys() if _is_said_back(each)]
        if not closed:
            return []
        out = {each.survey for each in await self._store.news() if each.kind in _ANSWERS}
        return [each for each in closed if each.survey not in out]

    async def _planned(self, row: PublishedSurvey) -> Paper | None:
        """Note when a survey was closed, and whether answers were kept."""
        has_any = bool(await self._store.responses(row.survey, limit=1))
        plan = Plan(self._clock.today(), has_any)
        paper = _paper(row.survey, plan)
        try:
            still_none = ExpectPaper(PaperKind.SAID, row.survey, "", None)
            await self._store.commit([still_none, KeepPaper(paper)])
        except Moved:
            return None
        return paper

    async def _do_next(self, row: PublishedSurvey, paper: Paper, plan: Plan, tell: Tell) -> None:
        today = self._clock.today()
        if today >= plan.goes_on:
            queue = QueueFeedback(row.survey, ErrandKind.SAID)
            if await self._keep(row, FeedbackState.SENDING, [queue], None):
                _log.info("“What you said” goes out by itself.")
        elif plan.is_to_be_told(today):
            told = Plan(plan.closed_on, plan.kept, plan.goes_on, plan.move)
            still = ExpectPaper(PaperKind.SAID, row.survey, "", paper)
            await self._store.commit([still, KeepPaper(_paper(row.survey, told))])
            await tell(row.survey, plan.goes_on)

    async def _keep(
        self,
        row: PublishedSurvey,
        state: FeedbackState,
        also: Sequence[Change],
        receipt: Receipt | None,
    ) -> bool:
        """Keep the message; tell whether none was there."""
        try:
            await self._store.commit([*await self._kept(row, state), *also], receipt)
        except Moved:
            return False
        await self._board.refresh()
        self._outbox.poke()
        return True

    async def _kept(self, row: PublishedSurvey, state: FeedbackState) -> Sequence[Change]:
        document = (await self._said(row)).model_dump_json(exclude_none=True)
        kind, today = ErrandKind.SAID, self._clock.today()
        return (
            ExpectFeedback(row.survey, None, kind),
            KeepFeedback(Feedback(row.survey, state, document, today, kind)),
        )

    async def _said(self, row: PublishedSurvey) -> Said:
        move = (await self._moves()).get(row.survey)
        results = await self._results(row)
        later = Text(move.because) if move else None
        return said(thawed(row.frozen), results, self._clock.today(), later)

    async def _results(self, row: PublishedSurvey) -> Published | Withheld:
        if row.sealed_to:
            return await kept(self._store, row) or await self._why_none(row)
        return await results_of(self._store, row) or Withheld.NONE_KEPT

    async def _why_none(self, row: PublishedSurvey) -> Withheld:
        has_any = await self._store.responses(row.survey, limit=1)
        return Withheld.LOCKED if has_any else Withheld.NONE_KEPT

    async def _moves(self) -> Mapping[str, Move]:
        """Return the newest day that staff put "what you said" off to, by survey."""
        found = records(await self._store.papers(PaperKind.PROMISE))
        return {
            survey: move
            for survey, record in found.items()
            for move in record.moves
            if move.owed is Owed.SAID
        }


def _is_said_back(row: PublishedSurvey) -> bool:
    """Tell whether a survey is one that people hear back of, and not one about a feedback."""
    return row.state is SurveyState.CLOSED and not is_heard(row.survey)


def _paper(survey: str, plan: Plan) -> Paper:
    noted = {"closed_on": plan.closed_on, "kept": plan.kept, "told_for": plan.told_for}
    return Paper(PaperKind.SAID, survey, "", orjson.dumps(noted).decode())


def _plan(paper: Paper, moves: Mapping[str, Move]) -> Plan:
    noted = orjson.loads(paper.document)
    told = noted["told_for"]
    return Plan(
        date.fromisoformat(noted["closed_on"]),
        noted["kept"],
        date.fromisoformat(told) if told else None,
        moves.get(paper.survey),
    )
