import asyncio

import pytest
from telegram.error import Forbidden

from bot.channels.floodgate import Floodgate
from bot.channels.telegram import TelegramChannel
from bot.conversation.screen import Button, Picture, Screen
from bot.emulator import actions
from bot.emulator.files import Files
from bot.emulator.world import World
from tests.bot.channels.test_floodgate import Hours
from tests.bot.emulated import Emulated
from tests.png import png

PICTURE = Picture("said parks en", png(40, 30))
SAID = Screen("<b>What you said</b>", ((Button("More", "w.parks"),),), PICTURE)


@pytest.fixture
def channel(telegram: Emulated) -> TelegramChannel:
    hours = Hours()
    return TelegramChannel(telegram.bot, Floodgate(hours, hours.sleep))


def sent(world: World, chat: int) -> list[tuple[str, str]]:
    """What the bot sent to somebody: of which kind, and what it says."""
    messages = world.chat(chat).messages.values()
    return [(each.kind, each.text) for each in messages if each.sender_id == world.bot.bot_id]


async def test_a_picture_has_its_words_and_buttons_below_it(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message = telegram.world.chat(sam).messages[await channel.show(sam, SAID, None)]
    assert (message.kind, message.text) == ("photo", "What you said")
    assert [[button["text"] for button in row] for row in message.keyboard] == [["More"]]


async def test_a_picture_that_goes_to_many_is_uploaded_once(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    people = [telegram.newcomer() for _ in range(20)]
    await asyncio.gather(*(channel.show(chat, SAID, None) for chat in people))
    files = {
        each.file.file_id
        for chat in people
        for each in telegram.world.chat(chat).messages.values()
        if each.file is not None
    }
    assert len(files) == 1


async def test_two_pictures_are_told_apart(telegram: Emulated, channel: TelegramChannel) -> None:
    sam = telegram.newcomer()
    for name, size in (("one", 40), ("two", 60), ("one", 40)):
        await channel.show(sam, Screen("Said", (), Picture(name, png(size, 30))), None)
    messages = telegram.world.chat(sam).messages.values()
    assert [each.file.width for each in messages if each.file] == [40, 60, 40]


async def test_words_go_out_where_the_picture_is_not_taken(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    broken = Screen("Said", SAID.rows, Picture("broken", b"no picture"))
    for _ in range(2):
        await channel.show(sam, broken, None)
    assert sent(telegram.world, sam) == [("text", "Said")] * 2


async def test_a_picture_whose_id_is_known_no_longer_is_uploaded_anew(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    await channel.show(sam, SAID, None)
    telegram.world.files = Files()
    await channel.show(sam, SAID, None)
    assert sent(telegram.world, sam) == [("photo", "What you said")] * 2


async def test_who_blocked_the_bot_gets_neither_picture_nor_words(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    actions.set_blocked(telegram.world, sam, blocked=True)
    with pytest.raises(Forbidden):
        await channel.show(sam, SAID, None)
    assert sent(telegram.world, sam) == []


@pytest.mark.parametrize("picture", [None, PICTURE])
async def test_a_silent_message_makes_no_sound(
    telegram: Emulated, channel: TelegramChannel, picture: Picture | None
) -> None:
    sam = telegram.newcomer()
    for silent in (False, True):
        await channel.show(sam, Screen("News", (), picture, silent), None)
    messages = telegram.world.chat(sam).messages.values()
    assert [each.silent for each in messages if each.sender_id != sam] == [False, True]
