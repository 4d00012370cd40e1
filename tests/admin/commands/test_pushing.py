"""A message on its way to many, in the hands of staff. Telegram takes the first ones and has the rest
wait until we let it go on, so nothing hangs on how fast anything is."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.rows import Delivery, ErrandKind, FeedbackState, Outcome
from tests.admin.house import House
from tests.admin.house import house as opened
from tests.journeys.phone import Phone
from tests.waiting import PATIENCE

LOUD = ["trees"] * 6 + ["lights"] * 6
TAKEN = 2
"""So many messages get through before Telegram has the others wait."""
SAID = ErrandKind.SAID
_ON_THEIR_WAY = "SELECT count(*) FROM outbox WHERE state = 'sending'"


class Push:
    """A push to twelve people."""

    def __init__(self, house: House, people: list[Phone]) -> None:
        self.house, self.people = house, people

    async def gets_stuck(self) -> None:
        """Begin it, and have it wait when some were written to."""
        await self.house.remote.faults(too_many=1.0, methods=["sendPhoto"], spared=TAKEN)
        await self.begins()
        async with asyncio.timeout(PATIENCE):
            while sum(self.heard) < TAKEN:  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def comes_loose(self) -> None:
        """Let Telegram take everything."""
        await self.house.remote.faults()

    async def begins(self) -> None:
        await self.house.staff.types("/said parks", "goes out by itself on")
        await self.house.staff.taps("Send it now", "cannot be called back")
        await self.house.staff.taps("Yes, send it", "heard back")

    async def delivery(self) -> Delivery:
        return await self.house.desk.store.delivery("parks", SAID)

    async def state(self) -> FeedbackState:
        found = await self.house.desk.store.feedback("parks", SAID)
        assert found is not None
        return found.state

    async def is_through(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while (await self.delivery()).waiting:  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def at_rest(self) -> int:
        """Wait until nothing is on its way; return how many heard back."""
        database = f"file:{self.house.folder}/data/hearback.db?mode=ro"
        async with asyncio.timeout(PATIENCE):
            with closing(sqlite3.connect(database, uri=True)) as raw:
                while raw.execute(_ON_THEIR_WAY).fetchone()[0]:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        return (await self.delivery()).settled.get(Outcome.SENT, 0)

    @property
    def heard(self) -> list[int]:
        """How often each person was written to."""
        return [len(self.house.texts(phone)) for phone in self.people]


@pytest.fixture
async def push(tmp_path: Path) -> AsyncIterator[Push]:
    async with opened(tmp_path) as house:
        push = Push(house, await house.closed_with(LOUD))
        async with asyncio.timeout(PATIENCE):
            while await house.desk.saying_back.plan("parks") is None:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        yield push


async def test_staff_see_how_far_it_is_and_how_long_it_takes(push: Push) -> None:
    await push.gets_stuck()
    shown = await push.house.staff.sees("“What you said” on parks", "Sending: ", "to go.")
    assert [button["text"] for row in shown["buttons"] for button in row] == ["Pause", "Stop…"]
    await push.comes_loose()
    shown = await push.house.staff.sees("Sent: about 10 people heard back")
    assert shown["buttons"] == []


async def test_while_it_is_held_nobody_is_written_to_and_then_everyone_once(push: Push) -> None:
    await push.gets_stuck()
    await push.house.staff.taps("Pause", "Paused: ", "until you resume it")
    assert await push.at_rest() == sum(push.heard) == TAKEN
    await push.comes_loose()
    await push.house.staff.taps("Resume", "Sending: ")
    await push.is_through()
    assert push.heard == [1] * len(push.people)


async def test_ending_it_is_asked_for_once(push: Push) -> None:
    await push.begins()
    await push.house.staff.taps("Stop…", "for good?", "cannot be taken up again")
    await push.house.staff.taps("Not yet", "“What you said” on parks")
    assert await push.state() in (FeedbackState.SENDING, FeedbackState.SENT)


async def test_what_was_ended_is_found_in_the_news_and_never_goes_on(push: Push) -> None:
    await push.gets_stuck()
    await push.house.staff.taps("Pause", "Paused: ")
    message, resume = await push.house.staff.button("Resume")
    await push.at_rest()
    await push.comes_loose()
    await push.house.staff.taps("Stop…", "for good?")
    await push.house.staff.taps("Yes, stop it", "Stopped: ", "Everyone else finds it in /news")
    await push.house.staff.taps_data(message, resume)
    await push.house.staff.sees("Stopped: ")
    assert await push.at_rest() == TAKEN
    assert await push.state() is FeedbackState.STOPPED
    assert sum(push.heard) == TAKEN
    newcomer = push.house.newcomer()
    await newcomer.types("/news", "What came of it")
    await newcomer.taps("Parks", "What you said: Parks")


async def test_of_two_who_tap_at_once_both_see_what_became_of_it(push: Push) -> None:
    await push.gets_stuck()
    await push.house.colleague.types("/said parks", "Sending: ")
    ours = await push.house.staff.button("Pause")
    theirs = await push.house.colleague.button("Pause")
    await asyncio.gather(push.house.staff.taps_data(*ours), push.house.colleague.taps_data(*theirs))
    await push.house.staff.types("/said parks", "Paused: ")
    await push.house.colleague.types("/said parks", "Paused: ")
    assert await push.state() is FeedbackState.PAUSED


async def test_a_second_yes_sends_nothing(push: Push) -> None:
    await push.house.staff.types("/said parks", "goes out by itself on")
    await push.house.staff.taps("Send it now", "cannot be called back")
    yes = await push.house.staff.button("Yes, send it")
    await push.house.staff.taps("Yes, send it", "heard back")
    await push.house.staff.taps_data(*yes)
    await push.is_through()
    assert push.heard == [1] * len(push.people)


async def test_staff_see_beforehand_what_young_people_will_read(push: Push) -> None:
    asked = await push.house.staff.types("/said parks", "goes out by itself on")
    await push.house.staff.taps_data(*await push.house.staff.button("Look at it"))
    await push.house.staff.sees("goes out by itself on", newer_than=asked["message_id"])
    written = await push.house.staff.from_bot()
    assert any(each["photo"] for each in written)
    assert any("What you said: Parks" in each["text"] for each in written)
    assert push.heard == [0] * len(push.people)


async def test_it_comes_as_one_message_with_a_picture(push: Push) -> None:
    await push.begins()
    await push.is_through()
    for phone in push.people:
        (message,) = await phone.from_bot()
        assert message["photo"]
        assert "What you said: Parks" in message["text"]
