"""The whole loop over the emulator, on a clock that is moved: asked, answered, told, felt heard,
reopened, answered once more, followed up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from admin.commands.following_up import SHOWN
from admin.feedback import Decision, Draft, Theme
from bot.emulator.remote import Remote
from bot.emulator.world import World
from bot.storage.changes import LogAct
from bot.storage.rows import ErrandKind, Feedback, FeedbackState, SurveyState
from tests.admin.house import House, emulator, running
from tests.journeys.phone import Phone, labels
from tests.waiting import PATIENCE

LOUD = ["trees"] * 9 + ["lights"] * 5
PLEASED = 3
"""So many of them find that it is right now."""
MONTH, YEAR = 32, 210
"""Days after which the small survey is closed, and on which the follow-up is due."""
HEARD = "heard_parks"


@pytest.fixture
async def place() -> AsyncIterator[tuple[World, Remote]]:
    async with emulator() as found:
        yield found


@asynccontextmanager
async def later(
    folder: Path, place: tuple[World, Remote], days: int, **changes: object
) -> AsyncIterator[House]:
    world, remote = place
    async with running(folder, world, remote, days, **changes) as house:
        yield house


async def answers(house: House) -> None:
    """Staff say that they are doing it, and it goes out to everyone."""
    await house.staff.types("/respond parks", "left to answer")
    await house.staff.taps("1", "What came of it?")
    await house.staff.taps("We are doing it", "By when")
    await house.staff.types("+60 days", "What are you doing?")
    await house.staff.types("Ten trees.", "All answered")
    await house.staff.types("/send parks", "cannot be called back")
    await house.staff.taps("Yes, send it", "heard back")
    await house.staff.sees("Sent: about 15 people heard back")


async def says(phone: Phone, is_pleased: bool) -> None:
    """Somebody taps their way through the small survey."""
    await phone.taps("Did you feel heard?", "A few quick taps")
    await phone.taps("Start", "Did you answer “Parks”?")
    await phone.taps("I answered it", "Did it feel safe")
    word = "Yes" if is_pleased else "No"
    await phone.taps(word, "Could you say")
    await phone.taps(word, "the right people")
    await phone.taps(word, "make a difference")
    await phone.taps(word, "still not right")
    message, data = await phone.button("No, it's fine" if is_pleased else "What first?")
    await phone.taps_data(message, data)
    await phone.until(lambda shown: any("✓" in label for label in labels(shown)))
    await phone.taps("Next", "These are your answers")
    await phone.taps("Send my answers", "Thank you")


async def is_closed(house: House, survey: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await house.desk.fieldwork.published(survey)).state is not SurveyState.CLOSED:  # noqa: ASYNC110
            # A task of the service ends it; only the store tells.
            await asyncio.sleep(0.02)


async def told(house: House, kind: ErrandKind) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await house.desk.store.delivery("parks", kind)).waiting:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_the_loop_is_closed_and_goes_on(tmp_path: Path, place: tuple[World, Remote]) -> None:
    async with later(tmp_path, place, 0) as house:
        people = await house.closed_with(LOUD)
        await answers(house)
        for place_, phone in enumerate(people):
            await phone.sees("We are doing it")
            await says(phone, place_ < PLEASED)
        await house.staff.types("/results parks", "Nobody sees it before then.")
        menu = await house.staff.types("/staff", "Parks")
        assert "feel heard" not in menu["text"]
    async with later(tmp_path, place, MONTH) as house:
        await is_closed(house, HEARD)
        await house.staff.sees("This is still not right for many of them")
        await house.staff.types(
            "/results parks", "Did they feel heard?", "Space", "Still not right"
        )
        await added(house)
        for phone in people:
            await phone.sees("One more answer: Parks", "still not right", "Twenty trees.")
        board = await house.staff.types("/promises parks", "One more answer")
        assert "here on" in board["text"]
    async with later(tmp_path, place, YEAR) as house:
        await house.staff.types("/followup", "Ten trees.", "over")
        await followed_up(house)
        for phone in people:
            await phone.sees("How it went on: Parks", "We said: Ten trees.", "It is done")
        await house.staff.types("/followup", "Nothing that was promised is open.")


async def added(house: House) -> None:
    """Staff give one more answer."""
    await house.staff.taps("Write it", "One more answer: Parks")
    await house.staff.taps("1. What came of it?", "What came of it?")
    await house.staff.taps("We will not, because", "Say it as young people")
    await house.staff.types("Twenty trees.", "We will not, because: Twenty trees.")
    await house.staff.taps("Preview and send", "cannot be called back")
    await house.staff.taps("Yes, send it", "One more answer")
    await told(house, ErrandKind.ADDED)


async def followed_up(house: House) -> None:
    """Staff tell how it went on."""
    await house.staff.taps("Parks", "How it went on: Parks", "Young people were promised it")
    await house.staff.taps("1. What came of it?", "What came of it?")
    await house.staff.taps("It is done now", "Say it as young people")
    await house.staff.types("The trees stand in the park.", "It is done now: The trees stand")
    await house.staff.taps("Preview and send", "cannot be called back")
    await house.staff.taps("Yes, send it", "How it went on")
    await told(house, ErrandKind.FOLLOW_UP)


async def answered(house: House) -> None:
    """A survey that is closed and answered."""
    await house.closed_with(LOUD)
    await sent_without_a_key(house)


async def sent_without_a_key(house: House, themes: int = 1) -> None:
    """What we are doing was sent, and is overdue."""
    doing = tuple(
        Theme(
            number=number,
            said={"en": "More trees"},
            decision=Decision.DOING,
            words={"en": "Ten trees."},
            until=house.desk.clock.today() - timedelta(days=40),
        )
        for number in range(1, themes + 1)
    )
    out = Draft(themes=doing, made=themes, message={"en": "So."})
    today = house.desk.clock.today()
    feedback = Feedback("parks", FeedbackState.SENDING, out.model_dump_json(), today)
    await house.desk.fieldwork.send(feedback, LogAct(house.desk.clock.now(), b"", "send", "parks"))


async def test_what_was_said_is_listed_with_its_age(house: House) -> None:
    await answered(house)
    await house.staff.types("/followup", "Parks", "Ten trees.", "40 days over")


async def test_what_does_not_fit_into_the_list_is_counted(house: House) -> None:
    await house.closed_with(LOUD)
    await sent_without_a_key(house, themes=SHOWN + 3)
    shown = await house.staff.types("/followup", "… and 3 more: /followup and the name")
    assert shown["text"].count("Ten trees.") == SHOWN


async def test_nothing_is_written_about_before_it_is_answered(house: House) -> None:
    await house.closed_with(LOUD)
    await house.staff.types("/followup parks", "is not answered yet")


async def test_no_more_answer_is_given_where_nobody_waits_for_one(house: House) -> None:
    await answered(house)
    await house.staff.types("/promises parks", "How it went on")
    message, _ = await house.staff.button("New date")
    await house.staff.taps_data(message, "s.added.parks")
    await house.staff.sees("Nobody is waiting for one more answer")


async def test_what_is_missing_keeps_it_from_going_out(house: House) -> None:
    await answered(house)
    await house.staff.types("/followup parks", "How it went on")
    await house.staff.taps("Preview and send", "Not sent.", "has no answer yet")


async def test_a_day_that_is_over_is_refused(house: House) -> None:
    await answered(house)
    await house.staff.types("/followup parks", "How it went on")
    await house.staff.taps("1. What came of it?", "What came of it?")
    await house.staff.taps("Still doing it", "By when?")
    await house.staff.types("2020-01-01", "Please type a day after today.")
    await house.staff.types("+30 days", "Say it as young people")
    await house.staff.types(
        "They are planted in spring.", "Still doing it, until: They are planted"
    )


async def test_what_cannot_be_promised_is_refused(house: House) -> None:
    await answered(house)
    await house.staff.types("/followup parks", "How it went on")
    await house.staff.taps("1. What came of it?", "What came of it?")
    await house.staff.taps("It is done now", "Say it as young people")
    await house.staff.types("Your answers are completely anonymous.", "Nobody can promise")


async def test_a_second_yes_sends_nothing(house: House) -> None:
    await answered(house)
    await house.staff.types("/followup parks", "How it went on")
    await house.staff.taps("1. What came of it?", "What came of it?")
    await house.staff.taps("It is done now", "Say it as young people")
    await house.staff.types("The trees stand in the park.", "It is done now:")
    await house.staff.taps("Preview and send", "cannot be called back")
    message, data = await house.staff.button("Yes, send it")
    await house.staff.taps_data(message, data)
    await house.staff.taps_data(message, data)
    await house.staff.sees("Sent: about 15 people heard back")
    delivery = await house.desk.store.delivery("parks", ErrandKind.FOLLOW_UP)
    assert sum(delivery.settled.values()) == len(LOUD)


async def test_a_second_key_is_needed_where_it_is_set(
    tmp_path: Path, place: tuple[World, Remote]
) -> None:
    async with later(tmp_path, place, 0, two_keys=True) as house:
        await house.staff.types("/publish parks", "needs a second key")
        await house.colleague.sees("asks for your approval")
        await house.colleague.taps("Yes, approve it", "You approved it")
        await house.staff.sees("Publishing", "approved it")
        await house.staff.taps("Publish it", "Parks is open")
        await house.answered(LOUD)
        await house.closes()
        await sent_without_a_key(house)
        await house.staff.types("/followup parks", "How it went on")
        await house.staff.taps("1. What came of it?", "What came of it?")
        await house.staff.taps("It is done now", "Say it as young people")
        await house.staff.types("The trees stand in the park.", "It is done now:")
        await house.staff.taps("Preview and send", "needs a second key")
        await house.colleague.sees("asks for your approval")
        await house.colleague.taps("Yes, approve it", "You approved it")
        await house.staff.sees("What happened since", "approved it")
        await house.staff.taps("Send it…", "cannot be called back")
        await house.staff.taps("Yes, send it", "How it went on")
        await told(house, ErrandKind.FOLLOW_UP)
