from typing import Any

import pytest

from bot.channels.inbound import is_call_in_group, to_heard
from bot.channels.incoming import incoming
from bot.conversation.events import (
    Arrived,
    Asked,
    Attached,
    BlockedUs,
    Edited,
    Event,
    Pressed,
    Request,
    Typed,
    UnblockedUs,
)
from bot.emulator import actions
from bot.emulator.forms import Kind
from bot.emulator.people import Person
from tests.bot.channels.updates import newest, rewritten, tap, words
from tests.bot.emulated import Emulated


async def heard(telegram: Emulated) -> Event | None:
    found = to_heard(await newest(telegram))
    return found.event if found else None


async def test_words_are_typed(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    said = actions.send(telegram.world, sam, "Later buses")
    assert await heard(telegram) == Typed("Later buses", said.message_id)


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("/start", Arrived("")),
        ("/start evening-buses", Arrived("evening-buses")),
        ("/START evening-buses", Arrived("evening-buses")),
        ("/stop", Asked(Request.STOP)),
        ("/Help", Asked(Request.HELP)),
        ("/news@hearback_bot", Asked(Request.NEWS)),
        ("/unknown", Asked(Request.UNKNOWN)),
        ("/nonsense", Asked(Request.UNKNOWN)),
        ("/", Asked(Request.UNKNOWN)),
    ],
)
async def test_commands_are_asked_for(telegram: Emulated, said: str, event: Event) -> None:
    actions.send(telegram.world, telegram.newcomer(), said)
    assert await heard(telegram) == event


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "sticker", "location"])
async def test_what_has_no_words_is_attached(telegram: Emulated, kind: Kind) -> None:
    actions.send(telegram.world, telegram.newcomer(), "", actions.Attachment(kind))
    assert await heard(telegram) == Attached()


async def test_a_rewritten_message_is_edited(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    said = actions.send(telegram.world, sam, "Yes")
    actions.edit(telegram.world, sam, said.message_id, "No")
    assert await heard(telegram) == Edited("No", said.message_id)


async def test_a_tap_carries_its_data_its_message_and_what_answers_it(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    query, _ = actions.tap(telegram.world, sam, 7, "o.evening-buses", force=True)
    found = to_heard(await newest(telegram))
    assert found is not None
    assert found.event == Pressed("o.evening-buses", 7)
    assert found.query == query


async def test_blocking_and_unblocking_are_heard(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    actions.set_blocked(telegram.world, sam, blocked=True)
    assert await heard(telegram) == BlockedUs()
    actions.set_blocked(telegram.world, sam, blocked=False)
    assert await heard(telegram) == UnblockedUs()


@pytest.mark.parametrize(
    ("device", "spoken"),
    [("cy", "cy"), ("cy-GB", "cy"), ("en-GB", "en"), ("fr", "en"), (None, "en")],
)
async def test_the_language_is_the_devices_or_english(
    telegram: Emulated, device: str | None, spoken: str
) -> None:
    person = telegram.world.add_person(Person(0, language_code=device, has_written=True))
    actions.send(telegram.world, person.user_id, "Hello")
    found = to_heard(await newest(telegram))
    assert found is not None
    assert (found.language, found.chat) == (spoken, person.user_id)


async def test_nothing_in_a_group_is_heard(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    group = actions.make_group(telegram.world, "Club", (sam,))
    assert await heard(telegram) is None
    actions.send(telegram.world, sam, "/start evening-buses", chat_id=group.chat_id)
    assert await heard(telegram) is None


async def test_only_a_command_in_a_group_is_a_call(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    group = actions.make_group(telegram.world, "Club", (sam,))
    assert not is_call_in_group(await newest(telegram))
    actions.send(telegram.world, sam, "Hello @hearback_bot", chat_id=group.chat_id)
    assert not is_call_in_group(await newest(telegram))
    actions.send(telegram.world, sam, "/start", chat_id=group.chat_id)
    assert is_call_in_group(await newest(telegram))
    actions.send(telegram.world, sam, "/start")
    assert not is_call_in_group(await newest(telegram))


def test_a_tap_that_carries_nothing_is_an_old_button() -> None:
    query = {**tap()["callback_query"], "data": None}
    found = to_heard(incoming({"update_id": 1, "callback_query": query}))
    assert found is not None
    assert (found.event, found.query) == (Pressed("", 0), "77")


@pytest.mark.parametrize(
    "raw",
    [
        words(text=7),
        {"update_id": 1, "message": {**words()["message"], "message_id": None}},
        {"update_id": 1, "edited_message": {**rewritten()["edited_message"], "text": None}},
        {"update_id": 1, "my_chat_member": {**words()["message"], "new_chat_member": "gone"}},
        {"update_id": 1, "poll": {"id": "1"}},
    ],
    ids=lambda raw: str(list(raw)[1]),
)
def test_what_makes_no_sense_is_not_heard(raw: dict[str, Any]) -> None:
    assert to_heard(incoming(raw)) is None
