import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
import pytest
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault
from admin.revising import revision_of
from bot.conversation.catalogue import Stage
from bot.standing import Standing
from bot.storage.changes import Change, KeepContact, KeepPaper
from bot.storage.memory import MemoryStore
from bot.storage.rows import (
    Contact,
    ErrandKind,
    Feedback,
    FeedbackState,
    Paper,
    PaperKind,
    SurveyState,
)
from bot.storage.store import Receipt
from tests.admin.office import LOG, Office
from tests.bot.room import KEYS, SAM, TINY, TODAY
from tests.surveys.small import survey


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def open_office(office: Office) -> Office:
    await office.fieldwork.publish(TINY, LOG)
    return office


async def begins(office: Office, chat: int = SAM) -> None:
    await office.room.opens("tiny", chat)
    await office.room.taps("Start", chat)


def feedback(state: FeedbackState = FeedbackState.SENDING) -> Feedback:
    document = orjson.dumps({"message": {"en": "We did it."}}).decode()
    return Feedback("tiny", state, document, TODAY)


async def test_a_published_survey_is_open_with_its_dates_counted_from_today(
    office: Office,
) -> None:
    listing = await office.fieldwork.publish(TINY, LOG)
    assert listing.stage is Stage.OPEN
    assert await office.state() is SurveyState.OPEN
    assert isinstance(listing.survey.closes, date)
    assert (listing.survey.closes - office.clock.today()).days == 28


async def test_publishing_the_same_again_changes_nothing(open_office: Office) -> None:
    before = await open_office.store.surveys()
    await open_office.fieldwork.publish(TINY, LOG)
    assert await open_office.store.surveys() == before


async def test_what_is_out_is_not_published_over(open_office: Office) -> None:
    with pytest.raises(FieldworkFault, match="Somebody changed “tiny”"):
        await open_office.fieldwork.publish(survey(why="Another reason."), LOG)


async def test_another_version_comes_after_the_newest_alone(open_office: Office) -> None:
    revisions = [
        await revision_of(open_office.store, survey(why=why)) for why in ("One reason.", "Another.")
    ]
    first, second = (each for each in revisions if each is not None)
    listing = await open_office.fieldwork.revise(first.row, first.newest.fingerprint, LOG)
    assert listing.survey.version == "1.0.1"
    with pytest.raises(FieldworkFault, match="Somebody changed “tiny”"):
        await open_office.fieldwork.revise(second.row, second.newest.fingerprint, LOG)
    assert len(await open_office.store.versions()) == 2


async def test_an_act_and_its_update_are_kept_together(office: Office) -> None:
    await office.fieldwork.publish(TINY, LOG, Receipt(7, TODAY))
    assert await office.store.has_seen(7)
    await office.fieldwork.close("tiny", LOG, Receipt(8, TODAY))
    assert await office.store.has_seen(8)


async def test_a_survey_that_was_closed_is_not_published_again(open_office: Office) -> None:
    await open_office.fieldwork.close("tiny", LOG)
    with pytest.raises(FieldworkFault, match="is not opened again"):
        await open_office.fieldwork.publish(TINY, LOG)
    assert await open_office.state() is SurveyState.CLOSING


class Busy(MemoryStore):
    """A store whose commits take a while, so that others come in between."""

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        await asyncio.sleep(0)
        return await super().commit(changes, receipt)


async def test_of_two_surveys_published_under_one_id_at_once_only_the_first_is() -> None:
    office = Office(store=Busy())
    first = office.fieldwork.publish(TINY, LOG)
    second = office.fieldwork.publish(survey(why="Another reason."), LOG)
    _, refused = await asyncio.gather(first, second, return_exceptions=True)
    assert isinstance(refused, FieldworkFault)
    assert len(await office.store.surveys()) == 1


async def test_what_was_never_published_cannot_be_closed(office: Office) -> None:
    with pytest.raises(FieldworkFault, match=r"no published survey “tiny”\. /staff lists them"):
        await office.fieldwork.close("tiny", LOG)


async def test_what_was_told_while_a_survey_was_open_goes_when_it_closes(
    open_office: Office,
) -> None:
    await open_office.store.commit([KeepPaper(Paper(PaperKind.SO_FAR, "tiny", "", "{}"))])
    await open_office.fieldwork.close("tiny", LOG)
    assert await open_office.store.papers(PaperKind.SO_FAR, "tiny") == []


async def test_closing_without_anybody_in_the_middle_ends_at_once() -> None:
    office = Office(grace=15.0)
    await office.fieldwork.publish(TINY, LOG)
    await office.sent(5)
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()
    assert await office.state() is SurveyState.CLOSED
    assert len(await office.store.responses("tiny")) == 5


async def test_who_is_in_the_middle_has_the_grace_to_finish() -> None:
    office = Office(grace=15.0)
    await office.fieldwork.publish(TINY, LOG)
    await office.sent(4)
    await begins(office)
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()
    assert await office.state() is SurveyState.CLOSING
    await office.room.taps("Yes")
    await office.room.taps("Send my answers")
    await office.fieldwork.do_what_is_due()
    assert await office.state() is SurveyState.CLOSED
    assert len(await office.store.responses("tiny")) == 5


async def test_who_only_looked_holds_nobody_up() -> None:
    office = Office(grace=15.0)
    await office.fieldwork.publish(TINY, LOG)
    await office.room.opens("tiny")
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()
    assert await office.state() is SurveyState.CLOSED


async def test_nobody_new_starts_while_a_survey_closes() -> None:
    office = Office(grace=15.0)
    await office.fieldwork.publish(TINY, LOG)
    await begins(office)
    await office.fieldwork.close("tiny", LOG)
    assert "nobody new can start" in await office.room.opens("tiny", SAM + 1)


async def test_without_grace_what_is_not_sent_is_deleted(open_office: Office) -> None:
    await open_office.sent(5)
    await begins(open_office)
    await open_office.fieldwork.close("tiny", LOG)
    await open_office.fieldwork.do_what_is_due()
    assert await open_office.store.uncounted("tiny") == (0, 0)
    assert len(await open_office.store.responses("tiny")) == 5


async def test_a_closing_that_was_cut_off_is_ended_by_the_next_process(
    open_office: Office,
) -> None:
    await open_office.sent(5)
    await open_office.fieldwork.close("tiny", LOG)
    restarted = Office(store=open_office.store)
    await restarted.room.board.refresh()
    await restarted.fieldwork.do_what_is_due()
    assert await restarted.state() is SurveyState.CLOSED


async def test_of_fewer_than_five_none_is_kept(open_office: Office) -> None:
    await open_office.sent(4)
    await open_office.fieldwork.close("tiny", LOG)
    await open_office.fieldwork.do_what_is_due()
    assert await open_office.state() is SurveyState.CLOSED
    assert await open_office.store.responses("tiny") == []


def contact(number: int, **changes: Any) -> Contact:
    sealed = KEYS.seal_chat(100 + number, f"c{number}")
    found = Contact(
        f"c{number}", KEYS.tag(100 + number), sealed, "en", Standing.ASKS, True, "2027-01"
    )
    return replace(found, **changes)


async def test_invitations_go_to_those_who_may_be_asked_again(open_office: Office) -> None:
    people = [contact(1), contact(2, may_ask_again=False), contact(3, standing=Standing.STOPPED)]
    await open_office.store.commit([KeepContact(each) for each in people])
    async with open_office.sending():
        await open_office.fieldwork.invite("tiny", LOG)
        await open_office.written(kind=ErrandKind.INVITATION)
    assert [chat for chat, _ in open_office.wall.written] == [101]


async def test_nobody_is_invited_to_a_survey_that_is_not_open(open_office: Office) -> None:
    await open_office.store.commit([KeepContact(contact(1))])
    await open_office.fieldwork.close("tiny", LOG)
    with pytest.raises(FieldworkFault, match="is not open"):
        await open_office.fieldwork.invite("tiny", LOG)
    assert not (await open_office.store.delivery("tiny", ErrandKind.INVITATION)).waiting


async def test_a_push_that_is_through_is_noted_as_sent(open_office: Office) -> None:
    await open_office.sent(5)
    await open_office.fieldwork.close("tiny", LOG)
    await open_office.fieldwork.do_what_is_due()
    await open_office.fieldwork.send(feedback(), LOG)
    await open_office.fieldwork.do_what_is_due()
    kept = await open_office.store.feedback("tiny")
    assert kept is not None
    assert kept.state is FeedbackState.SENDING
    async with open_office.sending():
        await open_office.written()
    await open_office.fieldwork.do_what_is_due()
    kept = await open_office.store.feedback("tiny")
    assert kept is not None
    assert (kept.state, kept.sent_on) == (FeedbackState.SENT, TODAY)
    assert [said for _, said in open_office.wall.written] == ["We did it."] * 5


async def test_what_staff_do_is_in_the_log_in_the_same_transaction() -> None:
    store = MemoryStore()
    office = Office(store=store)
    await office.fieldwork.publish(TINY, LOG)
    with pytest.raises(FieldworkFault):
        await office.fieldwork.close("other", LOG)
    await office.fieldwork.close("tiny", LOG)
    assert len(store._tables.staff_log) == 2
