"""Where people stopped: by leaving, at close, and without a word."""

from datetime import timedelta

import orjson

from admin.drop_off import DropOff, drop_off_of
from bot.keeping import Keeper
from bot.storage.rows import PaperKind, SurveyState
from tests.admin.office import LOG, Office
from tests.bot.room import KEYS, TINY, TODAY

FIRST = TINY.questions[0].id


async def begun(office: Office, *chats: int) -> None:
    for chat in chats:
        await office.room.opens("tiny", chat)
        await office.room.taps("Start", chat)


async def test_unfinished_interviews_are_counted_at_close_and_then_gone() -> None:
    office = Office()
    await office.fieldwork.publish(TINY, LOG)
    await office.sent(6)
    await begun(office, 11, 12)
    await office.room.opens("tiny", 13)
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()
    assert await office.state() is SurveyState.CLOSED
    assert await drop_off_of(office.store, "tiny") == {FIRST: 2}
    assert await office.store.unfinished("tiny", "", 9) == []


async def test_those_who_left_before_are_counted_with_them() -> None:
    office = Office()
    await office.fieldwork.publish(TINY, LOG)
    await office.sent(6)
    await begun(office, 11, 12)
    await office.room.types("stop", 12)
    await office.fieldwork.close("tiny", LOG)
    await office.fieldwork.do_what_is_due()
    assert await drop_off_of(office.store, "tiny") == {FIRST: 2}


async def test_a_close_that_was_cut_short_counts_nobody_twice() -> None:
    office = Office(grace=30)
    await office.fieldwork.publish(TINY, LOG)
    await begun(office, 11)
    await office.fieldwork.close("tiny", LOG)
    drop_off = DropOff(office.store, Keeper(KEYS).open)
    await drop_off.count_unfinished("tiny")
    await drop_off.count_unfinished("tiny")
    assert await drop_off_of(office.store, "tiny") == {FIRST: 1}


async def test_idle_interviews_are_counted_once_a_day() -> None:
    office = Office()
    await office.fieldwork.publish(TINY, LOG)
    await begun(office, 11, 12)
    drop_off = DropOff(office.store, Keeper(KEYS).open)
    later = TODAY + timedelta(days=15)
    await drop_off.count_idle(TODAY, later)
    assert await drop_off_of(office.store, "tiny") == {}
    await drop_off.count_idle(TODAY + timedelta(days=1), later)
    await drop_off.count_idle(TODAY + timedelta(days=1), later)
    assert await drop_off_of(office.store, "tiny") == {FIRST: 2}


async def test_what_is_kept_of_it_names_no_person() -> None:
    office = Office()
    await office.fieldwork.publish(TINY, LOG)
    await begun(office, 11)
    await DropOff(office.store, Keeper(KEYS).open).count_idle(
        TODAY + timedelta(days=1), TODAY + timedelta(days=15)
    )
    (paper,) = await office.store.papers(PaperKind.DROP_OFF, "tiny")
    assert orjson.loads(paper.document) == {"day": "2027-01-26", "counts": {FIRST: 1}}
