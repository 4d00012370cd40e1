"""Leaving and coming back, over the wire."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.journeys.house import STAFF, House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import SURVEY, closes, publishes

pytestmark = pytest.mark.slow


@pytest_asyncio.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        yield home


async def half_way(home: House) -> Phone:
    """Return somebody who has said something."""
    sam = await home.young_person()
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6")
    await sam.taps("Every week", "2 of 6")
    return sam


async def test_who_leaves_may_say_why_once_and_undo_it(home: House) -> None:
    sam = await half_way(home)
    await sam.types("STOP!!", "Stopped. Your answer is deleted.")
    assert home.records.number("SELECT count(*) FROM interviews") == 0
    await sam.taps("Why?", "What was it?")
    message, data = await sam.button("Too long")
    for _ in range(3):
        await sam.taps_data(message, data)
    await sam.sees("Thank you for telling us", "Talk to any youth worker")
    await home.records.until("SELECT count(*) FROM tallies WHERE what = 'barrier:too_long'")
    await sam.taps("Undo", "Undone", "Your answers stay deleted")
    await sam.taps("Have a look", "Which three evening routes stay?")
    assert home.records.rows("SELECT what, count FROM tallies WHERE what LIKE 'barrier:%'") == [
        ("barrier:too_long", 1)
    ]


async def test_a_break_keeps_the_answers_and_stopping_everything_deletes_them(home: House) -> None:
    sam = await half_way(home)
    await sam.types("a month off", "Your answers wait", "nothing from us until after")
    await sam.taps("Carry on: Evening buses", "2 of 6")
    await sam.types("stop all messages", "We won't write to you any more", "Your answer")
    assert home.records.number("SELECT count(*) FROM interviews") == 0
    await sam.opens(SURVEY, "You stopped our messages")
    assert home.records.rows("SELECT standing FROM contacts") == [("stopped",)]


async def test_who_goes_on_typing_after_the_close_is_told_so(home: House) -> None:
    sam = await half_way(home)
    await closes(Phone(home.remote, STAFF), home)
    await sam.types("one more thing", "Evening buses is closed")
