"""How long what is kept is kept (P17): the rules of a daily pass, each safe to apply again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import orjson
from msgspec import Struct

from bot.conversation.turns.undoing import DAYS
from bot.noticeboard import thawed
from bot.privacy.values import without_words
from bot.promise_rows import records
from bot.promised import Record
from bot.slices import Slices
from bot.storage.changes import Change, DropPapers, KeepValues
from bot.storage.rows import Feedback, FeedbackState, Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Store
from bot.storage.sweeps import (
    AskStillWanted,
    DropHearBack,
    DropIdleInterviews,
    DropStaffLinks,
    EndPauses,
    ForgetIdle,
    ForgetStops,
    Sweep,
)
from bot.weeks import month_of, months_after
from surveys.questionnaire import Survey, on

AFTER_FEEDBACK = timedelta(days=30)
"""So long at least own words are kept once staff have answered: somebody may ask about it."""
UNDONE_WITHIN = timedelta(days=DAYS)
ANSWER_WITHIN = 1
"""Full months that people have to say whether they still want to hear from us."""
SLICE = 100
"""How many responses lose their words in one transaction."""
INTERVIEWS, HEAR_BACK, CONTACTS, ASKED = "interviews", "hear_back", "contacts", "asked"
PAUSES, STOPS, STAFF_LINKS, WORDS = "pauses", "stops", "staff links", "own words"
PREVIEWS, CODES = "previews", "session words"
RULES = (INTERVIEWS, HEAR_BACK, CONTACTS, ASKED, PAUSES, STOPS, STAFF_LINKS, WORDS, PREVIEWS, CODES)
"""By these names the log counts what each rule did."""
_OVER = (SurveyState.CLOSED, SurveyState.WITHDRAWN)
OF_WORDS = (PaperKind.REVIEW, PaperKind.THEME, PaperKind.READING)
"""What reviewers wrote about own words goes with them."""


OF_A_DAY = (PaperKind.SENT, PaperKind.PREVIEW)
"""What members sent and played through before publishing: kept for a day."""
A_DAY = timedelta(days=1)


def is_stale(paper: Paper, today: date) -> bool:
    """Tell whether a paper of a day has had it."""
    return today > _day_of(paper) + A_DAY


def is_over(paper: Paper, today: date) -> bool:
    """Tell whether the day of a paper is over."""
    return today > _day_of(paper)


def _day_of(paper: Paper) -> date:
    return date.fromisoformat(orjson.loads(paper.document)["on"])


def words_deleted(survey: str) -> str:
    """Return the mark of a survey whose own words were deleted, as their time was over."""
    return f"words deleted {survey}"


class Periods(Struct, frozen=True):
    """How long things are kept: interviews by days, the rest by months."""

    interviews: int = 14
    hear_back: int = 12
    contacts: int = 12


class Kept(Struct, frozen=True):
    """A survey that is over, its feedback, and the new dates that staff gave its promises."""

    survey: Survey
    feedback: Feedback | None
    new_dates: tuple[date, ...] = ()

    @property
    def told_on(self) -> date | None:
        """The day on which staff answered, if they did."""
        feedback = self.feedback
        is_told = feedback is not None and feedback.state is not FeedbackState.DRAFT
        return feedback.sent_on if feedback and is_told else None

    def heard_until(self, months: int) -> date:
        """Return the last day of the list of those who hear back: so many months after the last
        message that was promised, or that came late."""
        promise = self.survey.feedback
        promised = max(on(promise.promised_by), on(promise.follow_up_on), *self.new_dates)
        return months_after(max(promised, self.told_on or promised), months)

    def words_until(self, months: int) -> date:
        """Return the last day of what people said in their own words. Where staff have not
        answered yet they may still need it, but no longer than anybody waits for the answer."""
        kept = on(self.survey.closes) + timedelta(days=self.survey.retention_days)
        if self.told_on is None:
            return max(kept, self.heard_until(months))
        return max(kept, self.told_on + AFTER_FEEDBACK)


@dataclass(frozen=True)
class Retention:
    """Deletes what has been kept for long enough, and lets pauses end."""

    store: Store
    periods: Periods = field(default_factory=Periods)
    slices: Slices = field(default_factory=Slices)

    def idle_before(self, today: date) -> date:
        """Return the day before which unsent interviews were last touched that are deleted now."""
        return today - timedelta(days=self.periods.interviews)

    async def apply(self, today: date) -> Mapping[str, int]:
        """Apply every rule; return to how many each applied, by its name."""
        kept = await self._kept()
        counts = dict.fromkeys(RULES, 0)
        # Surveys first: who is owed nothing any more may be asked the same day.
        for name, task in (*self._of_surveys(kept, today), *_of_people(self.periods, today)):
            counts[name] += await self.slices.sweep(self.store, task)
        counts[WORDS] = sum([await self._drop_words(each, today) for each in kept])
        stale = [await self._drop(kind, lambda each: is_stale(each, today)) for kind in OF_A_DAY]
        counts[PREVIEWS] = sum(stale)
        counts[CODES] = await self._drop(PaperKind.CODE, lambda each: is_over(each, today))
        return counts

    async def _kept(self) -> list[Kept]:
        over = [each for each in await self.store.surveys() if each.state in _OVER]
        written = records(await self.store.papers(PaperKind.PROMISE))
        return [await self._with_feedback(each, written.get(each.survey)) for each in over]

    async def _with_feedback(self, row: PublishedSurvey, record: Record | None) -> Kept:
        new_dates = tuple(move.to for move in record.moves) if record else ()
        return Kept(thawed(row.frozen), await self.store.feedback(row.survey), new_dates)

    def _of_surveys(self, kept: list[Kept], today: date) -> Iterator[tuple[str, Sweep]]:
        for each in kept:
            if today > each.heard_until(self.periods.hear_back):
                yield HEAR_BACK, DropHearBack(each.survey.id)

    async def _drop_words(self, kept: Kept, today: date) -> int:
        """Delete what people said in their own words, if it is time. Returns from how many
        responses."""
        survey, done = kept.survey.id, words_deleted(kept.survey.id)
        if today <= kept.words_until(self.periods.hear_back):
            return 0
        count = 0
        if await self.store.mark(done) is None:
            count = await self._drop_raw(survey)
            await self.store.set_mark(done, today.isoformat().encode())
        # Last, and every day: a reviewer may have been in the middle of something. What was
        # published stays in what was published.
        await self.store.commit([DropPapers(kind, survey) for kind in OF_WORDS])
        return count

    async def _drop(self, kind: PaperKind, is_done: Callable[[Paper], bool]) -> int:
        done = [each for each in await self.store.papers(kind) if is_done(each)]
        drops = [DropPapers(kind, each.survey, (each.name,)) for each in done]
        if drops:
            await self.store.commit(drops)
        return len(drops)

    async def _drop_raw(self, survey: str) -> int:
        count, after = 0, ""
        while rows := await self.store.responses(survey, after, SLICE):
            left = {row.id: without_words(row.values) for row in rows}
            changes: list[Change] = [
                KeepValues(survey, row.id, left[row.id])
                for row in rows
                if row.values != left[row.id]
            ]
            await self.store.commit(changes)
            count, after = count + len(changes), rows[-1].id
        return count


def _of_people(periods: Periods, today: date) -> Iterator[tuple[str, Sweep]]:
    active_before = month_of(today, periods.contacts)
    # Pauses first: what they have frozen counts from their end.
    yield PAUSES, EndPauses(today)
    yield INTERVIEWS, DropIdleInterviews(today - timedelta(days=periods.interviews))
    yield CONTACTS, ForgetIdle(active_before, month_of(today, ANSWER_WITHIN), today)
    yield ASKED, AskStillWanted(active_before)
    yield STOPS, ForgetStops(today - UNDONE_WITHIN)
    yield STAFF_LINKS, DropStaffLinks(today)
