"""Publishing and closing: a survey's life, step by step, each step safe to take again."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from msgspec.structs import replace

from admin.asking_heard import asking_after
from admin.background import again_and_again
from admin.clock import Clock
from admin.drop_off import DropOff
from admin.promise_records import owings
from admin.promises import Owing, overdue
from admin.states import not_open
from bot.conversation.catalogue import Listing, Stage
from bot.dispositions import Disposition
from bot.noticeboard import Noticeboard
from bot.outbox import Outbox
from bot.privacy.ballot_box import BallotBox
from bot.storage.changes import (
    Change,
    DropPapers,
    ExpectFeedback,
    KeepFeedback,
    MoveSurvey,
    Publish,
    QueueFeedback,
    QueueInvitations,
)
from bot.storage.rows import (
    ErrandKind,
    Feedback,
    FeedbackState,
    PaperKind,
    PublishedSurvey,
    SurveyState,
)
from bot.storage.store import Moved, Receipt, Store
from surveys.heard import is_heard
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy, on

LOOK_EVERY = 1.0
"""Seconds between two looks at what is due."""
SETTLE = 0.3
"""Seconds that turns begun before a survey ended have to be committed."""

_log = logging.getLogger(__name__)


class FieldworkFault(Exception):
    """A step cannot be taken; the text is one clear line for the member of staff."""


async def published(store: Store, survey: str) -> PublishedSurvey:
    """Return the survey with that id in ``store``. Raises FieldworkFault when there is none."""
    for each in await store.surveys():
        if each.survey == survey:
            return each
    raise not_published(survey)


def not_published(survey: str) -> FieldworkFault:
    """Return what is said of a survey that is not out."""
    return FieldworkFault(f"There is no published survey “{survey}”. /staff lists them.")


async def versions_of(store: Store, survey: str) -> list[PublishedSurvey]:
    """Return every version of a survey that was published, the oldest first."""
    return [each for each in await store.versions() if each.survey == survey]


def refuse_when_overdue(owings: Sequence[Owing], today: date) -> None:
    """Raise FieldworkFault while young people have waited for an answer for too long: a team that
    owes one asks nothing new."""
    found = overdue(owings, today)
    if not found:
        return
    survey, promise = found[0]
    raise FieldworkFault(
        f"Not published: “{survey.id}” has waited {promise.days_late(today)} days for the answer "
        f"that was promised by {promise.by:%-d %B %Y}. Answer it first (/respond {survey.id}), or "
        f"say why you stopped (/promises {survey.id})."
    )


def _overtaken(survey: str) -> FieldworkFault:
    return FieldworkFault(
        f"Somebody changed “{survey}” at this moment: /publish {survey} shows what is different."
    )


class Fieldwork:
    """Moves surveys from state to state. ``grace`` is in minutes; the ballots of what is published
    are sealed to the public key ``seal_to``, if there is one. ``drop_off`` counts where those
    stopped who have not finished by the end.

    Each act is one transaction, together with its ``log`` entry and, when it answers an update,
    the ``receipt`` of that.
    """

    def __init__(
        self,
        store: Store,
        board: Noticeboard,
        box: BallotBox,
        outbox: Outbox,
        clock: Clock,
        grace: float,
        seal_to: bytes = b"",
        drop_off: DropOff | None = None,
    ) -> None:
        self._store = store
        self._board = board
        self._box = box
        self._outbox = outbox
        self._clock = clock
        self.grace = grace
        self._seal_to = seal_to
        self._drop_off = drop_off
        # Two members may publish at the same moment, and one id has one content.
        self._publishing = asyncio.Lock()

    @property
    def starts(self) -> str:
        """When messages that are queued now go out, in words."""
        return self._outbox.starts

    def queued(self) -> None:
        """Say that there is something to send."""
        self._outbox.poke()

    @property
    def rests(self) -> bool:
        """Whether no message is started just now."""
        return self._outbox.rests

    async def published(self, survey: str) -> PublishedSurvey:
        """Return a published survey. Raises FieldworkFault when there is none with that id."""
        return await published(self._store, survey)

    async def publish(
        self,
        survey: Survey,
        log: Change,
        receipt: Receipt | None = None,
        also: Sequence[Change] = (),
    ) -> Listing:
        """Freeze a checked survey as it is today and open it. Nobody is written to.

        ``also`` is done besides: it is logged who drafted and who approved it.
        Publishing the same content again while it is open changes nothing. Raises FieldworkFault
        when something else is out under that id, which `revise` is for, when it is closing or
        closed, and while an answer to an earlier one is long overdue.
        """
        async with self._publishing:
            await self._board.catch_up()
            known = self._board.catalogue.listings.get(survey.id)
            if known is None:
                refuse_when_overdue(await owings(self._store), self._clock.today())
                await self._put_out(Publish(self._frozen(survey)), [log, *also], receipt)
            elif await self._is_another(survey):
                raise _overtaken(survey.id)
            elif known.stage is not Stage.OPEN:
                raise FieldworkFault(
                    f"“{survey.id}” has been out, and is not opened again. To ask once more, give "
                    "it an id of its own."
                )
        return self._board.catalogue.listings[survey.id]

    async def revise(
        self,
        row: PublishedSurvey,
        after: str,
        log: Change,
        receipt: Receipt | None = None,
        also: Sequence[Change] = (),
    ) -> Listing:
        """Put another version of a survey out, which comes after the version ``after``.

        Whoever began with an earlier one stays with it. Raises FieldworkFault when somebody else
        was faster, or the survey is in another state by now.
        """
        await self._put_out(Publish(row, after), [log, *also], receipt)
        return self._board.catalogue.listings[row.survey]

    async def _put_out(
        self, put_out: Publish, also: Sequence[Change], receipt: Receipt | None
    ) -> None:
        try:
            await self._store.commit([put_out, *also], receipt)
        except Moved:
            raise _overtaken(put_out.survey.survey) from None
        await self._board.refresh()

    def _frozen(self, survey: Survey) -> PublishedSurvey:
        today = self._clock.today()
        frozen = freeze(survey, today)
        name, copy = fingerprint(frozen), frozen_copy(frozen)
        return PublishedSurvey(
            survey.id, name, copy, today, SurveyState.OPEN, sealed_to=self._seal_to
        )

    async def _is_another(self, survey: Survey) -> bool:
        """Tell whether what is published under that id says something else."""
        row = await self.published(survey.id)
        return fingerprint(freeze(survey, row.published)) != row.fingerprint

    async def close(
        self,
        survey: str,
        log: Change,
        receipt: Receipt | None = None,
        before: SurveyState = SurveyState.OPEN,
        also: Sequence[Change] = (),
    ) -> None:
        """Let nobody new in. Who is in the middle has the grace; then all is counted. ``also`` goes
        into the same transaction.

        Raises FieldworkFault when the survey is not in the state ``before``.
        """
        ends = self._clock.seconds() + self.grace * 60
        move = MoveSurvey(survey, before, SurveyState.CLOSING, ends)
        over = [DropPapers(kind, survey) for kind in (PaperKind.CODE, PaperKind.SO_FAR)]
        await self._commit_while_open(survey, [move, *over, log, *also], receipt)
        await self._board.refresh()

    async def invite(self, survey: str, log: Change, receipt: Receipt | None = None) -> None:
        """Queue an invitation to everyone who may be asked again and was not. Raises
        FieldworkFault before the survey's first day."""
        if is_heard(survey):
            raise FieldworkFault("Nobody is invited to that: it is asked below “what we did”.")
        listing = self._board.catalogue.listings.get(survey)
        if listing is not None and not listing.has_begun(self._clock.today()):
            raise FieldworkFault(
                f"“{survey}” opens on {on(listing.survey.opens):%-d %B}: invite people then."
            )
        still = MoveSurvey(survey, SurveyState.OPEN, SurveyState.OPEN)
        await self._commit_while_open(survey, [still, QueueInvitations(survey), log], receipt)
        self._outbox.poke()

    async def send(
        self,
        feedback: Feedback,
        log: Change,
        receipt: Receipt | None = None,
        draft: Feedback | None = None,
        also: Sequence[Change] = (),
    ) -> None:
        """Queue feedback to everyone who is listening; ``also`` goes into the same transaction.

        With "what we did" the small survey opens that asks whether they feel heard.
        Raises FieldworkFault when what is kept is no longer ``draft``.
        """
        still = ExpectFeedback(feedback.survey, draft, feedback.kind)
        queue = QueueFeedback(feedback.survey, feedback.kind)
        asks = await self._asking_after(feedback)
        sending = [still, KeepFeedback(feedback), queue, *asks, log, *also]
        try:
            await self._store.commit(sending, receipt)
        except Moved:
            raise FieldworkFault(
                f"Somebody changed “{feedback.survey}” at this moment: look at it once more."
            ) from None
        await self._board.refresh()
        self._outbox.poke()

    async def _asking_after(self, feedback: Feedback) -> list[Change]:
        if feedback.kind is not ErrandKind.FEEDBACK:
            return []
        row, today = await self.published(feedback.survey), self._clock.today()
        return [Publish(asking_after(row, feedback.document, today, self._seal_to))]

    async def steer(
        self, feedback: Feedback, to: FeedbackState, log: Change, receipt: Receipt | None = None
    ) -> None:
        """Hold what is on its way to many, let it go on, or end it for good.

        Raises FieldworkFault when it is no longer as ``feedback`` says.
        """
        still = ExpectFeedback(feedback.survey, feedback, feedback.kind)
        after = KeepFeedback(replace(feedback, state=to))
        try:
            await self._store.commit([still, after, log], receipt)
        except Moved:
            raise FieldworkFault(
                f"Somebody changed “{feedback.survey}” at this moment: look at it once more."
            ) from None
        self._outbox.poke()

    async def _commit_while_open(
        self, survey: str, changes: Sequence[Change], receipt: Receipt | None
    ) -> None:
        """Commit what begins with a move out of `open`. Raises FieldworkFault when it is not."""
        try:
            await self._store.commit(changes, receipt)
        except Moved:
            raise FieldworkFault(not_open(await self.published(survey))) from None

    async def run(self) -> None:
        """Do what is due until cancelled: end closings, note pushes that are through."""
        await again_and_again(self.do_what_is_due, LOOK_EVERY, "Fieldwork is held up")

    async def do_what_is_due(self) -> None:
        """Take every step that is due now."""
        for survey in await self._store.surveys():
            if survey.state is SurveyState.CLOSING and await self._grace_is_over(survey):
                await self._end(survey.survey)
        for feedback in await self._store.news():
            await self._note_if_through(feedback)

    async def _grace_is_over(self, survey: PublishedSurvey) -> bool:
        is_due = self._clock.seconds() >= (survey.grace_ends or 0.0)
        return is_due or not await self._is_being_answered(survey.survey)

    async def _is_being_answered(self, survey: str) -> bool:
        """Tell whether somebody began and has not finished. Who only looked has nothing to lose."""
        unfinished, _ = await self._store.uncounted(survey)
        if not unfinished:
            return False
        ledger = await self._store.ledger(survey)
        began = (Disposition.PART_DONE, Disposition.PAUSED)
        return any(each in ledger for each in began)

    async def _end(self, survey: str) -> None:
        self._board.end(survey)
        await asyncio.sleep(SETTLE)
        if self._drop_off is not None:
            await self._drop_off.count_unfinished(survey)
        kept = await self._box.close(survey, self._clock.today())
        await self._board.refresh()
        _log.info("A survey is closed; %s.", "answers were kept" if kept else "none were kept")

    async def _note_if_through(self, feedback: Feedback) -> None:
        if feedback.state is FeedbackState.STOPPED:
            await self._drop_what_waits(feedback)
        if feedback.state is not FeedbackState.SENDING or self.rests:
            return
        delivery = await self._store.delivery(feedback.survey, feedback.kind)
        if not delivery.waiting:
            still = ExpectFeedback(feedback.survey, feedback, feedback.kind)
            with suppress(Moved):  # Somebody held or corrected it meanwhile.
                after = KeepFeedback(replace(feedback, state=FeedbackState.SENT))
                await self._store.commit([still, after])

    async def _drop_what_waits(self, feedback: Feedback) -> None:
        """Drop what was being sent as it was stopped, and was put back since."""
        delivery = await self._store.delivery(feedback.survey, feedback.kind)
        if delivery.waiting:
            await self._store.commit([KeepFeedback(feedback)])
