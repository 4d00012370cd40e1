""" "What you said" goes out by itself: when, to whom, and never twice."""

import asyncio
from datetime import UTC, date, timedelta

import orjson
import pytest
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault
from admin.promise_book import owing_of, refuse_to_move
from admin.saying_back import GOES_AFTER, TOLD_BEFORE, Plan
from bot.promise_rows import RECORD
from bot.promised import Move, Owed, Record
from bot.quiet_hours import QuietHours, span
from bot.storage.changes import KeepFeedback, KeepPaper
from bot.storage.memory import MemoryStore
from bot.storage.rows import (
    ErrandKind,
    Feedback,
    FeedbackState,
    Paper,
    PaperKind,
    PublishedSurvey,
    SurveyState,
)
from tests.admin.office import LOG, Office
from tests.bot.room import TINY, TODAY

SAID = ErrandKind.SAID
GOES_ON = TODAY + GOES_AFTER


@pytest.fixture
async def open_office() -> Office:
    office = Office()
    await office.room.publishes(TINY)
    return office


@pytest.fixture
async def closed(open_office: Office) -> Office:
    """Six people answered, and it was closed on the first day."""
    await ends(open_office, 6)
    await open_office.says_back()
    return open_office


async def ends(office: Office, people: int) -> None:
    await office.sent(people)
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()


async def through_the_days(office: Office, days: int) -> None:
    """Do what is due on each of so many days, and let the outbox send."""
    async with office.sending():
        for _ in range(days):
            office.clock.goes_on(1)
            await office.says_back()
            await office.written(kind=SAID)


def said(office: Office) -> list[str]:
    return [html for _, html in office.wall.written]


async def message(office: Office) -> Feedback:
    found = await office.store.feedback("tiny", SAID)
    assert found is not None
    return found


async def test_nothing_goes_out_before_its_day(closed: Office) -> None:
    await through_the_days(closed, GOES_AFTER.days - 1)
    assert said(closed) == []


async def test_on_its_day_everyone_who_took_part_is_told_once(closed: Office) -> None:
    await through_the_days(closed, GOES_AFTER.days + 3)
    assert len(said(closed)) == 6
    assert all("What you said: Tiny" in html for html in said(closed))
    assert (await message(closed)).sent_on == GOES_ON


async def test_it_is_made_within_the_seven_days_that_are_promised() -> None:
    assert timedelta(days=7) >= GOES_AFTER + TOLD_BEFORE


async def test_staff_are_told_beforehand_and_once(closed: Office) -> None:
    await through_the_days(closed, GOES_AFTER.days + 3)
    assert closed.staff_told == [("tiny", GOES_ON)]


async def test_staff_who_were_told_by_a_process_that_died_are_not_told_again(
    closed: Office,
) -> None:
    closed.clock.goes_on(3)
    await closed.says_back()
    restarted = Office(store=closed.store)
    restarted.clock.goes_on(3)
    await restarted.room.board.refresh()
    await restarted.says_back()
    assert (closed.staff_told, restarted.staff_told) == ([("tiny", GOES_ON)], [])


async def test_two_processes_at_once_send_it_once(closed: Office) -> None:
    other = Office(store=closed.store)
    for office in (closed, other):
        await office.room.board.refresh()
        office.clock.goes_on(GOES_AFTER.days)
    await asyncio.gather(closed.says_back(), other.says_back())
    async with closed.sending():
        await closed.written(kind=SAID)
    assert len(said(closed)) + len(said(other)) == 6


async def test_in_quiet_hours_it_waits_for_their_end() -> None:
    office = Office(hours=QuietHours(UTC, span("11:00-14:00")))
    await office.room.publishes(TINY)
    await ends(office, 6)
    await office.says_back()
    office.clock.goes_on(GOES_AFTER.days)
    await office.says_back()
    assert await office.store.feedback("tiny", SAID) is None
    office.clock.goes_on(3 / 24)
    await office.says_back()
    assert (await message(office)).state is FeedbackState.SENDING


async def test_of_fewer_than_five_those_who_listen_are_told_why_at_once(
    open_office: Office,
) -> None:
    await ends(open_office, 4)
    async with open_office.sending():
        for _ in range(3):
            await open_office.says_back()
            await open_office.written(kind=SAID)
    assert len(said(open_office)) == 4
    assert all("Fewer than five people answered" in html for html in said(open_office))


async def test_they_are_told_even_when_a_kill_came_right_after_the_closing(
    open_office: Office,
) -> None:
    await ends(open_office, 4)
    restarted = Office(store=open_office.store)
    await restarted.room.board.refresh()
    async with restarted.sending():
        await restarted.says_back()
        await restarted.written(kind=SAID)
    assert len(said(restarted)) == 4


async def test_a_survey_that_was_put_off_goes_out_on_its_new_day_and_says_why(
    closed: Office,
) -> None:
    later = GOES_ON + timedelta(days=10)
    await put_off(closed, later, {"en": "we count the paper forms too"})
    await through_the_days(closed, GOES_AFTER.days + 9)
    assert said(closed) == []
    await through_the_days(closed, 1)
    assert all("Why: we count the paper forms too" in html for html in said(closed))
    assert closed.staff_told == [("tiny", later)]


async def put_off(office: Office, to: date, because: dict[str, str]) -> None:
    record = Record((Move(Owed.SAID, to, because, TODAY),))
    paper = Paper(PaperKind.PROMISE, "tiny", RECORD, record.document)
    await office.store.commit([KeepPaper(paper)])


async def test_it_is_put_off_once_and_not_longer_than_twelve_weeks(closed: Office) -> None:
    closing = GOES_ON - GOES_AFTER
    owing = await owing_of(closed.store, "tiny")
    by = owing.promises[0].by
    with pytest.raises(FieldworkFault, match="at most twelve weeks after close"):
        refuse_to_move(owing, Owed.SAID, by + timedelta(weeks=11, days=1), closing)
    refuse_to_move(owing, Owed.SAID, by + timedelta(weeks=11), closing)
    await put_off(closed, by + timedelta(days=7), {"en": "more forms"})
    with pytest.raises(FieldworkFault, match="may be put off once, and it was"):
        refuse_to_move(await owing_of(closed.store, "tiny"), Owed.SAID, None, closing)


async def test_staff_may_send_it_sooner_and_it_does_not_go_out_again(closed: Office) -> None:
    await closed.saying_back.send("tiny", [LOG])
    with pytest.raises(FieldworkFault, match="on its way already"):
        await closed.saying_back.send("tiny", [LOG])
    await through_the_days(closed, GOES_AFTER.days + 1)
    assert len(said(closed)) == 6


async def test_an_open_survey_says_nothing_back(open_office: Office) -> None:
    with pytest.raises(FieldworkFault, match="is still open"):
        await open_office.saying_back.send("tiny", [LOG])
    assert await open_office.saying_back.plan("tiny") is None


async def test_what_is_put_into_the_news_is_told_to_nobody_by_a_message(closed: Office) -> None:
    await closed.store.commit(await closed.saying_back.in_the_news("tiny"))
    assert not await closed.saying_back.in_the_news("tiny")
    await closed.room.board.refresh()
    await through_the_days(closed, GOES_AFTER.days + 1)
    assert said(closed) == []
    assert (await message(closed)).state is FeedbackState.SENT
    (told,) = closed.room.board.catalogue.listings["tiny"].told
    assert "What you said: Tiny" in told.html.say("en")


async def test_what_you_said_is_not_taken_for_told_where_what_came_of_it_was_not_sent(
    closed: Office,
) -> None:
    answer = Feedback("tiny", FeedbackState.SENDING, '{"message": {"en": "So."}}', TODAY)
    overtaken = replace(answer, state=FeedbackState.DRAFT)
    news = await closed.saying_back.in_the_news("tiny")
    with pytest.raises(FieldworkFault, match="at this moment"):
        await closed.fieldwork.send(answer, LOG, None, overtaken, news)
    assert await closed.store.feedback("tiny", SAID) is None
    await through_the_days(closed, GOES_AFTER.days + 1)
    assert len(said(closed)) == 6


async def test_who_was_told_what_came_of_it_is_not_told_afterwards_what_was_said(
    closed: Office,
) -> None:
    did = orjson.dumps({"message": {"en": "We did it."}}).decode()
    await closed.store.commit([KeepFeedback(Feedback("tiny", FeedbackState.SENT, did, TODAY))])
    await through_the_days(closed, GOES_AFTER.days + 1)
    assert said(closed) == []


@pytest.mark.parametrize("state", [each for each in SurveyState if each != SurveyState.CLOSED])
async def test_only_a_closed_survey_is_planned(open_office: Office, state: SurveyState) -> None:
    if state is not SurveyState.OPEN:
        await open_office.room.moves("tiny", SurveyState.OPEN, state)
    await open_office.says_back()
    assert await open_office.saying_back.plan("tiny") is None


async def test_results_that_are_locked_are_not_waited_for(open_office: Office) -> None:
    sealed = Sealed()
    sealed._tables = (await _ended(open_office))._tables
    office = Office(store=sealed)
    await office.room.board.refresh()
    made = await office.saying_back.preview("tiny")
    assert "Your answers are locked" in made.message["en"]


async def _ended(office: Office) -> MemoryStore:
    await ends(office, 6)
    return office.store


class Sealed(MemoryStore):
    """A store whose surveys are all sealed to a key that is kept elsewhere."""

    async def surveys(self) -> list[PublishedSurvey]:
        return [replace(each, sealed_to=bytes(32)) for each in await super().surveys()]


@pytest.mark.parametrize("days", range(8))
def test_staff_are_told_in_the_last_days_before_it_goes_out(days: int) -> None:
    plan = Plan(TODAY, kept=True)
    told = plan.is_to_be_told(TODAY + timedelta(days=days))
    assert told == (days in (3, 4))


def test_nobody_on_the_staff_is_told_of_what_goes_out_at_once() -> None:
    plan = Plan(TODAY, kept=False)
    assert not any(plan.is_to_be_told(TODAY + timedelta(days=days)) for days in range(8))


def test_a_new_day_is_told_anew() -> None:
    to = GOES_ON + timedelta(days=7)
    move = Move(Owed.SAID, to, {"en": "more forms"}, TODAY)
    plan = Plan(TODAY, kept=True, told_for=GOES_ON, move=move)
    assert plan.goes_on == to
    assert plan.is_to_be_told(to - TOLD_BEFORE)
