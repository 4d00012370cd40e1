"""A survey that rests, goes on, or ends before its time."""

import asyncio

import pytest

from admin.fieldwork import FieldworkFault
from admin.withdrawing import Withdrawing
from bot.conversation.catalogue import Stage
from bot.conversation.events import Asked, Request
from bot.dispositions import Disposition
from bot.promised import Keeping, Stopped
from bot.storage.changes import KeepPaper
from bot.storage.rows import Paper, PaperKind, SurveyState
from tests.admin.months import Months, day
from tests.admin.office import LOG
from tests.bot.room import NIA, SAM, TINY

WHY = Stopped({"en": "A question was wrong."}, day(0))


class Office(Months):
    """A survey that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.ending = Withdrawing(self.store, self.room.board, self.outbox.poke)

    async def begins(self, chat: int = SAM) -> None:
        await self.room.opens("tiny", chat)
        await self.room.taps("Start", chat)

    async def withdraws(self) -> None:
        await self.ending.withdraw("tiny", WHY, [LOG], self.receipt())


@pytest.fixture
async def office() -> Office:
    opened = Office()
    await opened.fieldwork.publish(TINY, LOG)
    return opened


async def test_nobody_begins_while_a_survey_rests_and_who_is_inside_is_told_kindly(
    office: Office,
) -> None:
    await office.begins(SAM)
    await office.ending.pause("tiny", LOG)
    assert "Tiny is having a break. Please try again later." in await office.room.opens("tiny", NIA)
    assert "Your answers so far wait here." in await office.room.types("yes", SAM)
    assert await office.store.uncounted("tiny") == (1, 0)


async def test_who_is_inside_can_leave_during_the_break(office: Office) -> None:
    await office.begins(SAM)
    await office.ending.pause("tiny", LOG)
    await office.room.types("yes", SAM)
    assert "Stopped." in await office.room.types("stop", SAM)
    assert await office.store.uncounted("tiny") == (0, 0)


async def test_after_the_break_people_go_on_where_they_were(office: Office) -> None:
    await office.begins(SAM)
    await office.ending.pause("tiny", LOG)
    await office.ending.resume("tiny", LOG)
    assert "Which?" in await office.room.opens("tiny", SAM)


async def test_a_break_begins_and_ends_once(office: Office) -> None:
    with pytest.raises(FieldworkFault, match="is not paused: it is open"):
        await office.ending.resume("tiny", LOG)
    await office.ending.pause("tiny", LOG)
    with pytest.raises(FieldworkFault, match="/resume tiny lets it go on"):
        await office.ending.pause("tiny", LOG)


async def test_a_withdrawn_survey_keeps_no_answer_and_says_why_to_those_who_began(
    office: Office,
) -> None:
    await office.sent(12)
    await office.begins(SAM + 20)
    await office.room.opens("tiny", NIA + 20)  # Only looks.
    await office.withdraws()
    await office.ending.finish_all(office.today)
    assert await office.store.uncounted("tiny") == (0, 0)
    assert await office.store.counted("tiny") == 0
    said = await office.said()
    assert sorted(chat for chat, _ in said) == [*range(1, 13), SAM + 20]
    (html,) = {html for _, html in said}
    assert html == (
        "<b>Tiny ended early</b>\n\n"
        "We had to stop it, because: A question was wrong.\n\n"
        "All answers to it are deleted, yours too if you gave any. Nothing will be made of them."
        "\n\nYou did nothing wrong. We won't ask you about this again.\n\n"
        "You can also have your say in other ways:\n• Talk to us\n\n"
        "Not happy with this? Ask: complaints@council.example"
    )


async def test_what_was_counted_of_the_answers_to_a_withdrawn_survey_is_deleted_with_them(
    office: Office,
) -> None:
    counts = [Paper(kind, "tiny", "", "{}") for kind in (PaperKind.SO_FAR, PaperKind.DROP_OFF)]
    await office.store.commit([KeepPaper(each) for each in counts])
    await office.withdraws()
    await office.ending.finish_all(office.today)
    assert await office.store.papers(PaperKind.SO_FAR, "tiny") == []
    assert await office.store.papers(PaperKind.DROP_OFF, "tiny") == []


async def test_the_ledger_of_a_withdrawn_survey_still_reconciles(office: Office) -> None:
    await office.sent(6)
    await office.room.opens("tiny", NIA + 20)
    await office.withdraws()
    await office.ending.finish_all(office.today)
    ledger = await office.store.ledger("tiny")
    assert ledger == {Disposition.DONE: 6, Disposition.LOOKED: 1}


async def test_nobody_can_answer_from_the_first_moment_on(office: Office) -> None:
    await office.begins(SAM)
    await office.withdraws()
    assert "ended early" in await office.room.taps("Yes", SAM)
    assert "ended early" in await office.room.opens("tiny", NIA)
    assert office.room.board.catalogue.listings["tiny"].stage is Stage.WITHDRAWN


async def test_every_promise_of_it_is_withdrawn_and_stays_on_the_board(office: Office) -> None:
    await office.withdraws()
    promises = (await office.owing()).promises
    assert {each.keeping(day(400)) for each in promises} == {Keeping.WITHDRAWN}
    await office.room.hears(Asked(Request.NEWS), SAM)
    assert "On 11 January we stopped this." in await office.room.taps("Promises we made", SAM)
    assert "Why: A question was wrong." in office.room.shown


async def test_a_withdrawal_that_was_cut_off_is_finished_by_the_next_process_once(
    office: Office,
) -> None:
    await office.sent(6)
    await office.withdraws()
    others = [Months(office.store), Months(office.store)]
    for other in others:
        await other.room.board.refresh()
    await asyncio.gather(*(other.look_at(1) for other in others))
    await others[0].look_at(1)
    assert len(await others[0].said()) == 6
    assert await others[0].said() == []
    assert await office.store.uncounted("tiny") == (0, 0)


async def test_what_is_over_is_not_withdrawn(office: Office) -> None:
    await office.sent(6)
    await office.fieldwork.close("tiny", LOG)
    with pytest.raises(FieldworkFault, match="is closing"):
        await office.withdraws()
    await office.fieldwork.do_what_is_due()
    with pytest.raises(FieldworkFault, match="/promises tiny has"):
        await office.withdraws()


async def test_a_withdrawn_survey_is_neither_closed_nor_withdrawn_again(office: Office) -> None:
    await office.withdraws()
    with pytest.raises(FieldworkFault, match="is withdrawn"):
        await office.withdraws()
    await office.look_at(29)
    assert await office.state() is SurveyState.WITHDRAWN


async def test_a_survey_that_rests_can_be_withdrawn(office: Office) -> None:
    await office.ending.pause("tiny", LOG)
    await office.withdraws()
    assert await office.state() is SurveyState.WITHDRAWN
