"""What kept people from taking part, as staff meet it: in the results, and as themes to answer."""

import re

import pytest

from bot.barriers import Barrier
from bot.storage.changes import NoteBarrier
from tests.admin.house import House

ANSWERS = ["trees"] * 6 + ["lights"] * 3


@pytest.fixture
async def told_why(house: House) -> House:
    """A closed survey with an answer that is a theme, and a barrier that most named."""
    await house.publishes()
    await house.answered(ANSWERS)
    named = [Barrier.TOO_LONG] * 12 + [Barrier.NO_TRUST] * 5
    await house.desk.store.commit([NoteBarrier("parks", each) for each in named])
    await house.staff.types("/progress parks", "Nobody sees any answers until it closes")
    await house.closes()
    return house


async def test_the_results_tell_it_after_the_answers(told_why: House) -> None:
    shown = await told_why.staff.types("/results parks", "What people told us when they said no")
    assert "It was too long: most" in shown["text"]
    assert not re.search(r"\b(12|17)\b", shown["text"])


async def test_before_close_nobody_learns_of_it(told_why: House) -> None:
    progress = [text for text in told_why.texts(told_why.staff) if "until it closes" in text]
    assert progress
    assert all("too long" not in text for text in progress)


async def test_nothing_goes_out_before_it_is_answered(told_why: House) -> None:
    staff = told_why.staff
    await staff.types("/respond parks", "2 left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "It was too long")
    await staff.types("/send parks", "Not sent.", "most said: It was too", "has no answer yet")


async def test_staff_cannot_take_it_out(told_why: House) -> None:
    staff = told_why.staff
    await staff.types("/respond parks", "2 left to answer")
    await staff.taps("2", "It was too long")
    with pytest.raises(LookupError):
        await staff.button("Take it out")


async def test_once_it_is_answered_everybody_reads_it(told_why: House) -> None:
    staff = told_why.staff
    await staff.types("/respond parks", "2 left to answer")
    await staff.taps("1", "Theme 1 of 2")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "Theme 2 of 2")
    await staff.taps("We did it", "What did you do?")
    await staff.types("The next one has three questions.", "All answered")
    shown = await staff.taps("Preview", "The next one has three questions.")
    assert "Of those who told us why they said no or left, most said:" in shown["text"]
    assert "Who we heard, and who not. Done: 10." in shown["text"]
