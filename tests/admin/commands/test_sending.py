import asyncio
import re
from pathlib import Path

import pytest

from bot.storage.rows import ErrandKind, FeedbackState
from tests.admin.house import House
from tests.admin.house import house as opened
from tests.journeys.phone import Phone, labels
from tests.waiting import PATIENCE

LOUD = ["trees"] * 6 + ["lights"] * 3


@pytest.fixture
async def closed(house: House) -> House:
    await house.closed_with(LOUD)
    return house


@pytest.fixture
async def listeners(house: House) -> list[Phone]:
    """Nine people whose survey is closed and answered."""
    people = await house.closed_with(LOUD)
    await answers(house)
    return people


async def answers(house: House) -> None:
    await house.staff.types("/respond parks", "left to answer")
    await house.staff.taps("1", "What came of it?")
    await house.staff.taps("We did it", "What did you do?")
    await house.staff.types("Ten trees.", "All answered")


async def test_nothing_goes_out_before_every_theme_is_answered(closed: House) -> None:
    await closed.staff.types("/send parks", "Not sent.", "Trees", "has no answer yet")


async def test_everyone_who_took_part_hears_back_once(house: House, listeners: list[Phone]) -> None:
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    await house.staff.sees("Sent: about 10 people heard back")
    for phone in listeners:
        (said,) = house.texts(phone)
        assert said.startswith("You said, we did: Parks")
        assert "We did it: Ten trees." in said


async def test_nothing_goes_out_before_the_yes(house: House, listeners: list[Phone]) -> None:
    await house.staff.types("/send parks", "to about 10 people?")
    await house.staff.taps("Not yet", "All answered")
    assert all(house.texts(phone) == [] for phone in listeners)


async def test_a_second_yes_sends_nothing(house: House, listeners: list[Phone]) -> None:
    await house.staff.types("/send parks", "cannot be called back")
    message, data = await house.staff.button("Yes, send it")
    await house.colleague.types("/send parks", "cannot be called back")
    theirs, _ = await house.colleague.button("Yes, send it")
    await asyncio.gather(
        house.staff.taps_data(message, data), house.colleague.taps_data(theirs, data)
    )
    for phone in listeners:
        await phone.sees("You said, we did: Parks")
    async with asyncio.timeout(PATIENCE):
        while (await house.desk.store.delivery("parks", ErrandKind.FEEDBACK)).waiting:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await house.staff.types("/send parks", "Sent: about 10 people heard back")
    assert [len(house.texts(phone)) for phone in listeners] == [1] * len(listeners)


async def test_what_was_sent_cannot_be_written_anew(house: House, listeners: list[Phone]) -> None:
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    await house.staff.sees("Sent: ")
    shown = await house.staff.types("/respond parks", "is answered already")
    assert labels(shown) == ["Correct it", "Who heard back?"]
    async with asyncio.timeout(PATIENCE):
        while True:
            kept = await house.desk.store.feedback("parks")
            if kept is not None and kept.state is FeedbackState.SENT:
                break
            await asyncio.sleep(0.05)


async def test_staff_do_not_see_how_many_left_or_blocked_us(
    house: House, listeners: list[Phone]
) -> None:
    await house.remote.block(listeners[0].user_id)
    await listeners[1].types("/stop", "Stopped.")
    await house.remote.deactivate(listeners[2].user_id)
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    shown = await house.staff.sees("Sent: ")
    assert set(re.findall(r"\d+", shown["text"])) <= {"5", "8"}
    assert "blocked" not in shown["text"]


async def test_who_could_not_be_reached_is_never_told_as_somebody_who_said_no(
    house: House, listeners: list[Phone]
) -> None:
    await house.remote.block(listeners[0].user_id)
    await house.remote.deactivate(listeners[2].user_id)
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    shown = await house.staff.sees("Sent: ")
    assert shown["text"].endswith("\nNot reached: fewer than 8 people")


async def test_news_is_there_for_everyone_once_it_is_sent(
    house: House, listeners: list[Phone]
) -> None:
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    newcomer = house.newcomer()
    await newcomer.types("/news", "What came of it")
    await newcomer.taps("Parks", "We did it: Ten trees.")


async def test_in_quiet_hours_staff_hear_when_it_starts_and_it_is_in_the_news_already(
    tmp_path: Path,
) -> None:
    # The clock of the house begins at ten.
    async with opened(tmp_path, quiet_hours="09:00-18:30") as house:
        people = await house.closed_with(LOUD)
        await answers(house)
        await house.staff.types("/send parks", "It starts at 18:30 today")
        await house.staff.taps("Yes, send it", "It goes out at 18:30 today")
        assert all(house.texts(phone) == [] for phone in people)
        newcomer = house.newcomer()
        await newcomer.types("/news", "What came of it")
        await newcomer.taps("Parks", "We did it: Ten trees.")
