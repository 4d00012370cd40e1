from collections.abc import AsyncIterator

import pytest

from bot.channels.failures import NotYet
from bot.channels.floodgate import Floodgate
from bot.channels.telegram import TelegramChannel
from bot.conversation.effects import File
from bot.conversation.screen import Button, Screen
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from tests.bot.channels.test_floodgate import Hours
from tests.bot.emulated import Emulated, emulated

QUESTION = Screen("<b>Which?</b>", ((Button("Yes", "yes"),),))


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def channel(telegram: Emulated, hours: Hours) -> TelegramChannel:
    return TelegramChannel(telegram.bot, Floodgate(hours, hours.sleep))


@pytest.fixture
async def strict() -> AsyncIterator[Emulated]:
    """Telegram with its flood limits."""
    async with emulated(limits=True) as telegram:
        yield telegram


async def test_a_screen_becomes_a_message_with_its_buttons(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message_id = await channel.show(sam, QUESTION, None)
    message = telegram.world.chat(sam).messages[message_id]
    assert message.text == "Which?"
    assert [[button["text"] for button in row] for row in message.keyboard] == [["Yes"]]


async def test_a_screen_over_another_rewrites_its_message(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message_id = await channel.show(sam, QUESTION, None)
    assert await channel.show(sam, Screen("Thanks"), message_id) == message_id
    assert telegram.texts(sam) == ["Thanks"]
    assert not telegram.world.chat(sam).messages[message_id].keyboard


async def test_after_too_many_requests_everyone_waits_for_as_long_as_telegram_says(
    telegram: Emulated, channel: TelegramChannel, hours: Hours
) -> None:
    sam, nia = telegram.newcomer(), telegram.newcomer()
    telegram.world.faults.follow(FaultPlan(too_many=1.0), seed=1)
    with pytest.raises(NotYet) as refusal:
        await channel.show(sam, QUESTION, None)
    telegram.world.faults.follow(FaultPlan())
    before = hours.now
    await channel.show(nia, QUESTION, None)
    assert hours.now - before >= refusal.value.seconds == 1.0


async def shown_often(channel: TelegramChannel, chat: int) -> None:
    for _ in range(1000):
        await channel.show(chat, QUESTION, None)


async def test_too_many_messages_to_one_chat_hold_up_nobody_else(
    strict: Emulated, hours: Hours
) -> None:
    gate = Floodgate(hours, hours.sleep)
    channel = TelegramChannel(strict.bot, gate)
    sam, nia = strict.newcomer(), strict.newcomer()
    # Our clock, which waits in no time, runs ahead of Telegram's.
    with pytest.raises(NotYet) as refusal:
        await shown_often(channel, sam)
    assert refusal.value.one_chat
    before = hours.now
    await channel.show(nia, QUESTION, None)
    assert hours.now == before


async def test_a_file_comes_as_a_document_with_its_words(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    await channel.give(sam, File("my-data.json", b'{"held": {}}', "<b>All</b> of it"))
    (message,) = telegram.world.chat(sam).messages.values()
    assert message.file is not None
    assert (message.file.name, message.file.content) == ("my-data.json", b'{"held": {}}')
    assert message.text == "All of it"


async def test_a_file_waits_like_any_new_message(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    telegram.world.faults.follow(FaultPlan(too_many=1.0), seed=1)
    with pytest.raises(NotYet):
        await channel.give(sam, File("my-data.json", b"{}", ""))


async def test_a_button_that_copies_is_taken(telegram: Emulated, channel: TelegramChannel) -> None:
    sam = telegram.newcomer()
    await channel.show(sam, Screen("Thanks", ((Button("Copy", copy="HB-1234"),),)), None)
    (message,) = telegram.world.chat(sam).messages.values()
    assert message.keyboard[0][0]["copy_text"] == {"text": "HB-1234"}


async def test_a_tap_is_answered_with_words_or_without(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message_id = await channel.show(sam, QUESTION, None)
    for words in ("One at most", ""):
        query, _ = actions.tap(telegram.world, sam, message_id, "yes")
        await channel.toast(query, words)
    assert len(telegram.world.queries) == 0
