import asyncio
from typing import Any

import pytest
from telegram import Bot, InaccessibleMessage, Update

from bot.channels.lanes import Lanes
from bot.channels.reception import Reception
from bot.channels.rhythm import Rhythm
from bot.storage.store import StoreError

LONG = 30.0
QUICK = Rhythm(again=(0.0, 0.0), store=(60.0,))


class Ear:
    """Keeps what it hears; fails, or waits, when it is told to."""

    def __init__(self) -> None:
        self.heard: list[Update] = []
        self.given_up: list[Update] = []
        self.fault: Exception | None = None
        self.open = asyncio.Event()
        self.open.set()
        self.failed = asyncio.Event()

    async def handle(self, update: Update) -> None:
        await self.open.wait()
        if self.fault is not None:
            self.failed.set()
            raise self.fault
        self.heard.append(update)

    async def give_up(self, update: Update) -> None:
        self.given_up.append(update)


def reception_to(ear: Ear) -> Reception:
    return Reception(Bot("1:a"), ear.handle, Lanes(), ear.give_up, QUICK)


def words(update_id: int, text: object = "hello", person: int = 5) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "Sam"}
    sender = {"id": person, "is_bot": False, "first_name": "Sam"}
    said = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text}
    return {"update_id": update_id, "message": said}


def tap(update_id: int) -> dict[str, Any]:
    message = words(0, "Which?")["message"]
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    query = {
        "id": "77",
        "from": message["from"],
        "chat_instance": "x",
        "data": "yes",
        "message": {**message, "reply_markup": buttons},
    }
    return {"update_id": update_id, "callback_query": query}


async def test_updates_of_one_person_are_taken_in_the_order_they_came() -> None:
    ear = Ear()
    reception = reception_to(ear)
    done = await asyncio.gather(*(reception.take(words(number)) for number in range(30)))
    assert all(done)
    assert [update.update_id for update in ear.heard] == list(range(30))


async def test_an_update_that_keeps_failing_is_given_up_and_done() -> None:
    ear = Ear()
    ear.fault = LookupError("private")
    assert await reception_to(ear).take(words(1))
    assert [update.update_id for update in ear.given_up] == [1]


async def test_an_update_that_cannot_be_read_is_done_and_told_by_its_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = {"update_id": 1, "message": {"date": "never", "text": "private"}}
    assert await reception_to(Ear()).take(broken)
    assert "An update (message) cannot be read" in caplog.text
    assert "private" not in caplog.text


async def test_what_fails_while_we_stop_is_not_done() -> None:
    ear = Ear()
    ear.fault = StoreError("away")
    reception = reception_to(ear)
    turn = reception.take(words(1))
    async with asyncio.timeout(LONG):
        await ear.failed.wait()
        reception.stop()
        assert not await turn


async def test_finishing_waits_for_the_turns_in_work() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    turn = reception.take(words(1))
    finishing = asyncio.create_task(reception.finish(LONG))
    ear.open.set()
    await finishing
    assert turn.result()


async def test_finishing_cancels_what_takes_too_long() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    turn = reception.take(words(1))
    await reception.finish(0.01)
    assert turn.cancelled()
    assert len(reception) == 0


async def test_a_tapped_message_comes_without_its_words_and_buttons() -> None:
    ear = Ear()
    await reception_to(ear).take(tap(9))
    query = ear.heard[0].callback_query
    assert query is not None
    assert query.data == "yes"
    assert isinstance(query.message, InaccessibleMessage)
    assert (query.message.chat.id, query.message.message_id) == (5, 1)
