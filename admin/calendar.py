"""What happens because its day has come: surveys close, staff are reminded, people are told that
we are late. Done by one process at a time, and each thing once, whatever was killed in between."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial

from admin import nagging
from admin.access import Act
from admin.asking_heard import answered
from admin.background import again_and_again
from admin.clock import Clock
from admin.fieldwork import Fieldwork
from admin.promise_book import PromiseBook
from admin.promise_records import owings
from admin.promises import Nag, Owing, nag_due
from admin.reopening import Reopening, still_not_right
from admin.staff_post import StaffPost
from admin.withdrawing import Withdrawing
from bot.conversation.screen import Screen
from bot.noticeboard import Noticeboard, thawed
from bot.storage.changes import DropPapers, ExpectPaper, KeepPaper, LogAct
from bot.storage.rows import Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Moved, Store
from surveys.heard import is_heard
from surveys.questionnaire import Survey, on

LOOK_EVERY = 15.0
"""Seconds between two looks at the calendar."""
CLOSES_SOON = timedelta(days=3)
"""So long before a survey closes by itself staff are told."""
CLOSED = "closed"
"""The name of the paper that the calendar closed a survey."""
BY_ITSELF = b""
"""The member in the log of what nobody did but the calendar."""
_RUNNING = (SurveyState.OPEN, SurveyState.PAUSED)


class Calendar:
    """Looks at the day, again and again."""

    def __init__(
        self,
        store: Store,
        board: Noticeboard,
        clock: Clock,
        fieldwork: Fieldwork,
        post: StaffPost,
    ) -> None:
        self._store = store
        self._board = board
        self._clock = clock
        self._fieldwork = fieldwork
        self._post = post
        self._book = PromiseBook(store, fieldwork.queued)
        self._reopening = Reopening(store, board)
        self._withdrawing = Withdrawing(store, board, fieldwork.queued)

    async def run(self) -> None:
        """Look until cancelled."""
        await again_and_again(self.look, LOOK_EVERY, "The calendar is held up")

    async def look(self) -> None:
        """Do everything whose day has come."""
        today = self._clock.today()
        await self._withdrawing.finish_all(today)
        for row in await self._store.surveys():
            if row.state in _RUNNING and on(thawed(row.frozen).closes) < today:
                await self._close(row)
        await self._reopening.judge(today)
        for owing in await owings(self._store):
            if await self._book.tell(owing, today):
                await self._board.refresh()
        if not self._fieldwork.rests:  # Staff have their evenings, too.
            await self._remind(today)

    async def _close(self, row: PublishedSurvey) -> None:
        """Close a survey whose last day is over, also one that has a break."""
        log = LogAct(self._clock.now(), BY_ITSELF, "close", row.survey)
        noted = [KeepPaper(self._paper(row.survey, CLOSED))]
        await self._fieldwork.close(row.survey, log, before=row.state, also=noted)

    async def _remind(self, today: date) -> None:
        for row in await self._store.surveys():
            if is_heard(row.survey):
                continue
            survey = thawed(row.frozen)
            if row.state in _RUNNING and on(survey.closes) - CLOSES_SOON <= today:
                screen = nagging.closes_soon(survey, today)
                told = partial(self._post.tell, Act.CLOSE, screen)
                # Another version may close on a later day.
                await self._once(survey, f"closes-soon.{on(survey.closes)}", told)
            if await self._store.paper(PaperKind.CALENDAR, row.survey, CLOSED) is not None:
                screen = nagging.closed_by_itself(survey)
                await self._once(survey, "closed.told", partial(self._post.tell, Act.CLOSE, screen))
        for owing in await owings(self._store):
            if await self._store.paper(PaperKind.HEARD, owing.survey.id) is not None:
                screen = await self._felt(owing)
                tells = partial(self._post.tell, Act.FOLLOW_UP, screen)
                await self._once(owing.survey, "felt.told", tells)
            for promise in owing.promises if owing.is_over else ():
                if (due := nag_due(promise, today)) is not None:
                    await self._nag(owing, due, today)

    async def _felt(self, owing: Owing) -> Screen:
        survey = owing.survey.id
        out = await self._store.feedback(survey)
        said = dict(answered(out.document)) if out else {}
        again = await still_not_right(self._store, survey)
        names = [said[number].say("en") for number in again if number in said]
        return nagging.felt(owing.survey, names, owing.record.added_by)

    async def _nag(self, owing: Owing, due: Nag, today: date) -> None:
        survey = owing.survey

        async def send() -> bool:
            return await self._post.tell_with_champion(
                Act.RESPOND, survey, lambda copied: nagging.nag(survey, due, today, copied)
            )

        await self._once(survey, f"nag.{due.name}", send)

    async def _once(self, survey: Survey, name: str, send: Callable[[], Awaitable[bool]]) -> None:
        """Send something to staff unless it was sent. It is noted first, so that nobody is
        reminded twice; where it reached nobody at all, it is tried again."""
        paper = self._paper(survey.id, name)
        if await self._store.paper(paper.kind, paper.survey, paper.name) is not None:
            return
        try:
            expected = ExpectPaper(paper.kind, paper.survey, paper.name, None)
            await self._store.commit([expected, KeepPaper(paper)])
        except Moved:
            return
        if not await send():
            await self._store.commit([DropPapers(paper.kind, paper.survey, (paper.name,))])

    def _paper(self, survey: str, name: str) -> Paper:
        day = self._clock.today().isoformat()
        return Paper(PaperKind.CALENDAR, survey, name, f'"{day}"')
