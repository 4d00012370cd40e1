"""Correcting what was sent: /news shows it, and nobody is written to a second time."""

import asyncio

import pytest

from admin.feedback import Draft
from bot.storage.rows import FeedbackState
from tests.admin.house import House
from tests.journeys.phone import Phone, labels
from tests.waiting import PATIENCE


@pytest.fixture
async def listeners(house: House) -> list[Phone]:
    """Nine people who heard back."""
    people = await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await sends(house)
    return people


async def sends(house: House) -> None:
    staff = house.staff
    await staff.types("/respond parks", "left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    await staff.types("/send parks", "cannot be called back")
    await staff.taps("Yes, send it", "heard back")
    async with asyncio.timeout(PATIENCE):
        while True:
            kept = await house.desk.store.feedback("parks")
            if kept is not None and kept.state is FeedbackState.SENT:
                return
            await asyncio.sleep(0.05)


async def rewords(staff: Phone) -> None:
    await staff.types("/respond parks", "is answered already")
    await staff.taps("Correct it", "Correct “you said, we did”: parks")
    await staff.taps("1", "So far: We did it. Ten trees.")
    await staff.taps("Words: English", "What did you do?")
    await staff.types("Nine trees.", "Change what is wrong")


async def test_the_news_show_the_corrected_words_the_day_and_what_was_wrong(
    house: House, listeners: list[Phone]
) -> None:
    heard = [len(house.texts(each)) for each in listeners]
    staff = house.staff
    await rewords(staff)
    newcomer = house.newcomer()
    await newcomer.types("/news", "What came of it")
    await newcomer.taps("Parks", "We did it: Ten trees.")
    await staff.taps("Preview", "We did it: Nine trees.")
    await staff.taps("Correct it…", "What was wrong, in one line?")
    await staff.types("It was nine trees.", "Noted: It was nine trees.")
    await staff.taps("Correct it…", "with today's day and this line? It was nine trees.")
    await staff.taps("Yes, correct it", "Corrected. /news shows the new words")
    await newcomer.types("/news", "What came of it")
    shown = await newcomer.taps("Parks", "We did it: Nine trees.")
    assert "Corrected on " in shown["text"]
    assert ": It was nine trees." in shown["text"]
    assert [len(house.texts(each)) for each in listeners] == heard


async def test_a_correction_of_nothing_is_refused(house: House, listeners: list[Phone]) -> None:
    staff = house.staff
    await staff.types("/respond parks", "is answered already")
    await staff.taps("Correct it", "Correct “you said, we did”: parks")
    await staff.taps("Preview", "Ten trees.")
    await staff.taps("Correct it…", "Nothing is different from what was sent.")


async def test_a_correction_may_be_left(house: House, listeners: list[Phone]) -> None:
    staff = house.staff
    await rewords(staff)
    shown = await staff.taps("Leave it as it is", "is answered already")
    assert labels(shown) == ["Correct it", "Who heard back?"]
    kept = await house.desk.store.feedback("parks")
    assert kept is not None
    draft = Draft.model_validate_json(kept.document)
    assert (draft.proposed, draft.themes[0].words) == (None, {"en": "Ten trees."})


async def test_a_second_yes_corrects_nothing_more(house: House, listeners: list[Phone]) -> None:
    staff = house.staff
    await rewords(staff)
    await staff.taps("Preview", "Nine trees.")
    await staff.taps("Correct it…", "What was wrong, in one line?")
    await staff.types("It was nine trees.", "Noted:")
    await staff.taps("Correct it…", "with today's day")
    message, data = await staff.button("Yes, correct it")
    await staff.taps("Yes, correct it", "Corrected.")
    await staff.taps_data(message, data)
    await staff.sees("is answered already")
    kept = await house.desk.store.feedback("parks")
    assert kept is not None
    assert len(Draft.model_validate_json(kept.document).corrections) == 1
