"""Leaving, undoing and pausing, as they are kept: over every store."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from bot.barriers import Barrier
from bot.conversation.events import Asked, BlockedUs, Pressed, Request, Typed, UnblockedUs
from bot.dispositions import Disposition
from bot.interviewer import Interviewer
from bot.standing import Standing
from bot.storage.changes import (
    Change,
    DropInterview,
    EndInterviews,
    KeepContact,
    NoteBarrier,
    QueueFeedback,
    QueueInvitations,
    Settle,
    SettleAudience,
)
from bot.storage.drop_off import BEFORE_SENDING, NoteDropOff
from bot.storage.memory import MemoryStore
from bot.storage.rows import Contact, Outcome, SurveyState
from bot.storage.store import Receipt, Store
from tests.bot.room import KEYS, SAM, TINY, TODAY, WORDS, Room

DAY = timedelta(days=1)


class Diary(Room):
    """A room in which days pass."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.today = TODAY
        self.interviewer = Interviewer(store, KEYS, self.board, self.ear, self.day, waits=())

    def day(self) -> date:
        return self.today

    async def contact(self) -> Contact:
        person = await self.person()
        assert person is not None
        return person.contact

    async def disposition(self, survey: str = "words") -> Disposition:
        person = await self.person()
        assert person is not None
        assert person.attendance is not None
        return person.attendance[survey].disposition

    async def begins(self) -> None:
        """Begin a survey, and say something."""
        await self.opens("words")
        await self.taps("Start")
        await self.types("Later buses")

    async def closes(self, survey: str = "words") -> None:
        """Close a survey to the end."""
        await self.moves(survey, SurveyState.OPEN, SurveyState.CLOSING)
        await self.store.commit([EndInterviews(survey)])
        while (await self.store.drop_unfinished(survey, 9)).more:
            pass
        await self.store.commit([SettleAudience(survey)])
        await self.moves(survey, SurveyState.CLOSING, SurveyState.CLOSED)


@pytest.fixture
async def room(store: Store) -> Diary:
    room = Diary(store)
    await room.publishes(TINY, WORDS)
    return room


async def test_what_is_left_is_gone_at_once_and_undo_brings_back_no_answer(room: Diary) -> None:
    await room.begins()
    await room.types("stop")
    assert await room.store.uncounted("words") == (0, 0)
    assert await room.disposition() is Disposition.STOPPED
    assert (await room.contact()).stopped_on == TODAY
    room.today += DAY
    await room.taps("Undo")
    assert await room.disposition() is Disposition.LOOKED
    assert await room.store.uncounted("words") == (0, 0)


async def test_what_was_left_two_days_ago_stays_left(room: Diary) -> None:
    await room.begins()
    await room.types("stop")
    room.today += 2 * DAY
    await room.taps("Undo")
    assert await room.disposition() is Disposition.STOPPED


async def test_stopping_everything_is_kept_and_undone_as_it_was(room: Diary) -> None:
    await room.begins()
    await room.types("only tell me what changed")
    await room.hears(Asked(Request.STOP))
    await room.hears(Asked(Request.STOP))
    assert (await room.contact()).standing is Standing.STOPPED
    await room.taps("Undo")
    assert (await room.contact()).standing is Standing.NEWS_ONLY


async def test_somebody_unknown_who_stops_leaves_no_trace_and_may_undo_it(room: Diary) -> None:
    await room.hears(Asked(Request.STOP))
    assert await room.person() is None
    assert "We may write to you again" in await room.taps("Undo")


@pytest.mark.parametrize("words", ["at most one a week", "only tell me what changed", "a week off"])
async def test_a_wish_of_somebody_unknown_is_kept(room: Diary, words: str) -> None:
    await room.types(words)
    contact = await room.contact()
    assert contact.standing is not Standing.ASKS or contact.most_a_week == 1


async def test_a_pause_is_kept_with_its_last_day_and_nobody_writes_meanwhile(room: Diary) -> None:
    await room.sends()
    await room.types("a week off")
    contact = await room.contact()
    assert (contact.standing, contact.paused_until) == (Standing.PAUSED, TODAY + 7 * DAY)
    await room.counts()
    await room.closes("tiny")
    await room.store.commit([QueueFeedback("tiny")])
    assert await room.store.listeners("tiny") == 0
    assert not await room.store.claim(5, 0.0)


@pytest.mark.parametrize("words", ["you may write to me again", "hello"])
async def test_whoever_ends_a_pause_it_brings_the_end_of_no_interview_nearer(
    room: Diary, words: str
) -> None:
    await room.begins()
    await room.types("pause for a month")
    room.today += timedelta(days=31)
    await room.types(words)
    person = await room.person()
    assert person is not None
    assert [row.touched for row in person.interviews] == [room.today]


async def test_after_a_pause_what_changed_is_told_again(room: Diary) -> None:
    await room.sends()
    await room.types("a week off")
    await room.counts()
    await room.closes("tiny")
    room.today += 8 * DAY
    await room.types("hello")
    await room.store.commit([QueueFeedback("tiny")])
    assert len(await room.store.claim(5, 0.0)) == 1


@pytest.mark.parametrize(
    "words", ["only tell me what changed", "a week off", "nothing until i come back", "stop"]
)
async def test_nobody_who_wants_less_is_invited(room: Diary, words: str) -> None:
    await room.sends()
    await room.taps("You may ask me again")
    assert await room.store.invitees("words") == 1
    await room.types(words)
    await room.store.commit([QueueInvitations("words")])
    assert not await room.store.claim(5, 0.0)


@pytest.mark.parametrize("words", ["only tell me what changed", "nothing until i come back"])
async def test_blocking_and_coming_back_keeps_what_was_chosen(room: Diary, words: str) -> None:
    await room.begins()
    await room.types(words)
    chosen = (await room.contact()).standing
    await room.interviewer.hear(room.heard(BlockedUs()))
    assert (await room.contact()).standing is Standing.BLOCKED
    await room.interviewer.hear(room.heard(UnblockedUs()))
    assert (await room.contact()).standing is chosen


async def test_a_send_that_finds_us_blocked_forgets_nothing_that_was_chosen(room: Diary) -> None:
    await room.sends()
    await room.types("only tell me what changed")
    await room.counts()
    await room.closes("tiny")
    await room.store.commit([QueueFeedback("tiny")])
    (errand,) = await room.store.claim(5, 0.0)
    await room.store.commit([Settle(errand.id, Outcome.BLOCKED)])
    assert (await room.contact()).standing is Standing.BLOCKED
    await room.types("hello")
    assert (await room.contact()).standing is Standing.NEWS_ONLY


async def test_a_reason_is_counted_once_though_its_button_is_tapped_twice(room: Diary) -> None:
    await room.begins()
    await room.types("stop")
    await room.taps("Why?")
    tap = Pressed(room.data("Too long"), 50)
    first, second = room.heard(tap), room.heard(tap)
    for each in (first, second, first, second):
        await room.interviewer.hear(each)
    assert await room.store.barriers("words") == {Barrier.TOO_LONG: 1}


async def test_of_somebody_it_is_not_for_nothing_is_kept_but_that_they_are_not_asked_again(
    room: Diary,
) -> None:
    await room.opens("words")
    assert "You can also have your say in other ways" in await room.taps("Not for me")
    person = await room.person()
    assert person is not None
    assert not person.interviews
    assert await room.disposition() is Disposition.DECLINED
    assert await room.store.uncounted("words") == (0, 0)
    assert await room.store.barriers("words") == {}
    assert await room.store.ledger("words") == {Disposition.DECLINED: 1}


async def test_who_could_not_is_kept_as_such(room: Diary) -> None:
    await room.opens("words")
    await room.taps("Not for me")
    await room.taps("Why not?")
    await room.taps("Hard to read or use")
    assert await room.disposition() is Disposition.COULD_NOT


async def test_words_that_come_after_a_survey_closed_are_told_so(room: Diary) -> None:
    await room.begins()
    await room.closes()
    assert "is closed" in await room.types("And more seats")


async def test_words_that_come_while_a_survey_is_being_counted_are_told_so(room: Diary) -> None:
    await room.begins()
    await room.moves("words", SurveyState.OPEN, SurveyState.CLOSING)
    await room.store.commit([EndInterviews("words")])
    room.board.end("words")
    assert "is closed" in await room.types("And more seats")


class Witness(MemoryStore):
    """A store that remembers its transactions."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: list[Sequence[Change]] = []

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self.commits.append(changes)
        return await super().commit(changes, receipt)


async def test_a_reason_shares_no_transaction_with_the_person_and_follows_their_turn() -> None:
    store = Witness()
    room = Diary(store)
    await room.publishes(WORDS)
    await room.begins()
    await room.types("stop")
    await room.taps("Why?")
    store.commits.clear()
    await room.taps("Too long")
    (turn, reason) = store.commits
    assert [type(each) for each in turn] == [KeepContact]
    assert reason == [NoteBarrier("words", Barrier.TOO_LONG)]


async def test_leaving_is_one_transaction_and_where_is_counted_in_another() -> None:
    store = Witness()
    room = Diary(store)
    await room.publishes(WORDS)
    await room.begins()
    store.commits.clear()
    await room.hears(Typed("STOP!!", 3), SAM)
    (turn, where) = store.commits
    assert DropInterview((await room.contact()).id, "words") in turn
    assert where == [NoteDropOff("words", BEFORE_SENDING)]


async def test_who_has_not_begun_or_has_sent_stopped_nowhere() -> None:
    store = Witness()
    room = Diary(store)
    await room.publishes(WORDS)
    await room.opens("words")
    await room.types("stop")
    assert await store.drop_off("words") == {}
