import asyncio

import pytest
from telegram.error import Forbidden

from bot.channels.floodgate import Floodgate
from bot.channels.telegram import TelegramChannel
from bot.conversation.screen import Button, Labelled, Picture, Screen, Sheet
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


async def test_a_picture_takes_the_place_of_words_and_of_another_picture(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message = await channel.show(sam, Screen("One"), None)
    for name, width in (("a", 40), ("b", 60), ("a", 40)):
        screen = Screen(f"Shows {name}", SAID.rows, Picture(name, png(width, 30)))
        assert await channel.show(sam, screen, message) == message
        shown = telegram.world.chat(sam).messages[message]
        assert shown.file is not None
        assert (shown.text, shown.file.width) == (f"Shows {name}", width)
        assert [[button["text"] for button in row] for row in shown.keyboard] == [["More"]]


async def test_a_picture_whose_words_change_is_not_uploaded_again(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam, nia = telegram.newcomer(), telegram.newcomer()
    first = await channel.show(sam, SAID, None)
    uploaded = telegram.world.chat(sam).messages[first].file
    for words in ("One picked", "Two picked"):
        await channel.show(sam, Screen(words, SAID.rows, PICTURE), first)
    second = await channel.show(nia, Screen("Words"), None)
    await channel.show(nia, SAID, second)
    assert telegram.world.chat(sam).messages[first].text == "Two picked"
    assert telegram.world.chat(sam).messages[first].file == uploaded
    assert telegram.world.chat(nia).messages[second].file == uploaded


async def test_a_picture_uploaded_in_the_place_of_words_is_known_from_then_on(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam, nia = telegram.newcomer(), telegram.newcomer()
    message = await channel.show(sam, Screen("Words"), None)
    await channel.show(sam, SAID, message)
    uploaded = telegram.world.chat(sam).messages[message].file
    assert telegram.world.chat(nia).messages[await channel.show(nia, SAID, None)].file == uploaded


async def test_a_rewritten_picture_whose_id_is_known_no_longer_is_uploaded_anew(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message = await channel.show(sam, SAID, None)
    telegram.world.files = Files()
    await channel.show(sam, Screen("Again", SAID.rows, PICTURE), message)
    shown = telegram.world.chat(sam).messages[message]
    assert (shown.kind, shown.text) == ("photo", "Again")


async def test_words_take_the_place_of_words_where_the_picture_is_not_taken(
    telegram: Emulated, channel: TelegramChannel
) -> None:
    sam = telegram.newcomer()
    message = await channel.show(sam, Screen("Words"), None)
    await channel.show(sam, Screen("Said", (), Picture("broken", b"no picture")), message)
    assert telegram.world.chat(sam).messages[message].text == "Said"


SHEET = Sheet("parks", (Labelled("Trees", png(40, 30)), Labelled("Pond", png(40, 30))))


async def test_a_sheet_of_pictures_is_drawn_once_for_everyone(telegram: Emulated) -> None:
    drawn: list[Sheet] = []

    def draw(sheet: Sheet) -> bytes:
        drawn.append(sheet)
        return png(80, 30)

    hours = Hours()
    channel = TelegramChannel(telegram.bot, Floodgate(hours, hours.sleep), draw)
    people = [telegram.newcomer() for _ in range(20)]
    await asyncio.gather(
        *(channel.show(each, Screen("Which?", (), SHEET), None) for each in people)
    )
    assert drawn == [SHEET]
    assert [sent(telegram.world, each) for each in people] == [[("photo", "Which?")]] * 20


async def test_words_go_out_where_a_sheet_cannot_be_drawn(telegram: Emulated) -> None:
    def draw(_: Sheet) -> bytes:
        raise MemoryError

    hours, sam = Hours(), telegram.newcomer()
    channel = TelegramChannel(telegram.bot, Floodgate(hours, hours.sleep), draw)
    for _ in range(2):
        await channel.show(sam, Screen("Which?", (), SHEET), None)
    assert sent(telegram.world, sam) == [("text", "Which?")] * 2


async def test_a_message_is_taken_away(telegram: Emulated, channel: TelegramChannel) -> None:
    sam = telegram.newcomer()
    message = await channel.show(sam, SAID, None)
    await channel.remove(sam, message)
    assert sent(telegram.world, sam) == []
