"""Your data, over loopback: reading what is held, having the file, being forgotten, the receipt."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.emulator.forms import MessageForm
from tests.journeys.house import House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import SURVEY, publishes

pytestmark = pytest.mark.slow

CANARY = "The lamp by the canary bridge is broken"
NAMING = ("interviews", "audience", "hear_back", "outbox")


@pytest_asyncio.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        yield home


async def having_said_something(home: House) -> Phone:
    sam = await home.young_person()
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6")
    for place in ("2 of 6", "3 of 6", "4 of 6"):
        await sam.taps("Skip", place)
    await sam.types(CANARY, "5 of 6")
    return sam


async def with_a_file(sam: Phone) -> MessageForm:
    return await sam.until(lambda shown: shown["document"] is not None)


async def test_the_file_has_what_was_said_and_is_written_nowhere(home: House) -> None:
    sam = await having_said_something(home)
    await sam.types("/mydata", "What we hold about you", CANARY)
    await sam.taps("As a file")
    message = await with_a_file(sam)
    assert message["document"] is not None
    assert message["document"]["file_name"] == "my-data.json"
    told = json.loads(await home.remote.file(sam.user_id, message["message_id"]))
    (interview,) = told["held"]["interviews"]
    assert interview["inside"]["answers"]["say_more"] == CANARY
    assert told["held"]["contacts"]["chat"] == sam.user_id
    ours = [path for path in home.folder.rglob("*") if path.is_file()]
    assert ours
    assert [path for path in ours if CANARY.encode() in path.read_bytes()] == []
    assert CANARY not in home.said


async def test_who_is_forgotten_is_in_no_table_any_more(home: House) -> None:
    sam = await having_said_something(home)
    tag = home.records.keys().tag(sam.user_id)
    ((contact,),) = home.records.rows("SELECT id FROM contacts WHERE tag = ?", tag)
    await sam.types("/forgetme", "Shall we forget you?", "Evening buses")
    await sam.taps("Yes, forget me", "You are forgotten")
    await sam.types("hello", "You can have a say now")
    await home.restart()
    await sam.types("hello again", "You can have a say now")
    assert home.records.rows("SELECT id FROM contacts WHERE tag = ? OR id = ?", tag, contact) == []
    for table in NAMING:
        found = f"SELECT count(*) FROM {table} WHERE contact = ?"
        assert home.records.number(found, contact) == 0
    left = "SELECT count FROM tallies WHERE survey = ? AND what = 'disposition.stopped'"
    assert home.records.number(left, SURVEY) == 1


async def test_a_receipt_that_was_copied_takes_answers_back_from_anywhere(home: House) -> None:
    sam = await having_said_something(home)
    await sam.taps("Skip", "6 of 6")
    await sam.taps("Skip", "Nearly there")
    thanks = await sam.taps("Send my answers", "Thank you")
    (code,) = [each["copy"] for row in thanks["buttons"] for each in row if each["copy"]]
    await sam.types("/privacy", "Your privacy, in short")
    await sam.types(code.lower(), "Your answers to this are taken out")
    assert home.records.number("SELECT count(*) FROM interviews") == 0
    await sam.types(code, "We can't find answers for that any more")
