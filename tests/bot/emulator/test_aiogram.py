"""aiogram, unchanged, makes every call that a survey bot makes."""

import aiogram
import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from bot.emulator.remote import Remote
from bot.emulator.samples import PICTURE
from bot.emulator.world import World

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="y")]]
)
PHOTO = BufferedInputFile(PICTURE, "chart.png")


async def test_a_conversation_by_buttons_works(remote: Remote, aio: aiogram.Bot, chat: int) -> None:
    sent = await aio.send_message(chat, "<b>Well?</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert sent.entities is not None
    assert sent.entities[0].type == "bold"
    await remote.tap(chat, sent.message_id, "Yes")
    (update,) = await aio.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.data == "y"
    assert await aio.answer_callback_query(query.id, text="Noted")
    edited = await aio.edit_message_text("Thanks", chat_id=chat, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.text == "Thanks"
    assert await aio.edit_message_reply_markup(
        chat_id=chat, message_id=sent.message_id, reply_markup=KEYBOARD
    )
    assert await aio.delete_message(chat, sent.message_id)


async def test_pictures_and_files_go_out_and_come_back(
    remote: Remote, aio: aiogram.Bot, chat: int
) -> None:
    photo = await aio.send_photo(chat, PHOTO, caption="Chart")
    assert photo.photo is not None
    assert await aio.edit_message_caption(
        chat_id=chat, message_id=photo.message_id, caption="New chart"
    )
    media = InputMediaPhoto(media=BufferedInputFile(PICTURE + b"\n", "b.png"))
    assert await aio.edit_message_media(media, chat_id=chat, message_id=photo.message_id)
    assert await remote.file(chat, photo.message_id) == PICTURE + b"\n"
    album = await aio.send_media_group(
        chat, [InputMediaPhoto(media=PHOTO), InputMediaPhoto(media=PHOTO)]
    )
    assert len(album) == 2
    document = await aio.send_document(chat, BufferedInputFile(b"x", "a.txt"))
    assert document.document is not None
    file = await aio.get_file(document.document.file_id)
    assert file.file_path is not None
    downloaded = await aio.download_file(file.file_path)
    assert downloaded is not None
    assert downloaded.read() == b"x"


async def test_the_profile_is_set_and_read(aio: aiogram.Bot, chat: int) -> None:
    assert (await aio.me()).username == "hearback_bot"
    scope = BotCommandScopeChat(chat_id=chat)
    commands = [BotCommand(command="stop", description="Stop")]
    assert await aio.set_my_commands(commands, scope)
    (command,) = await aio.get_my_commands(scope)
    assert (command.command, command.description) == ("stop", "Stop")
    assert await aio.set_my_description("Long")
    assert (await aio.get_my_description()).description == "Long"
    assert (await aio.get_chat(chat)).first_name == "Sam"
    assert (await aio.get_chat_menu_button()).type == "default"
    assert (await aio.get_webhook_info()).url == ""
    assert await aio.send_chat_action(chat, "typing")


async def test_refusals_are_bad_requests(aio: aiogram.Bot, chat: int) -> None:
    sent = await aio.send_message(chat, "x")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await aio.edit_message_text("x", chat_id=chat, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await aio.send_message(chat, "")
    with pytest.raises(TelegramBadRequest, match='Unsupported start tag "x" at byte offset 0'):
        await aio.send_message(chat, "<x>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await aio.send_message(1, "x")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await aio.answer_callback_query("1")


async def test_a_blocked_bot_is_forbidden(remote: Remote, aio: aiogram.Bot, chat: int) -> None:
    await remote.block(chat)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await aio.send_message(chat, "x")


async def test_too_many_messages_must_wait(world: World, aio: aiogram.Bot, chat: int) -> None:
    world.flood.enabled = True
    for _ in range(3):
        await aio.send_message(chat, "x")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await aio.send_message(chat, "x")
    assert refusal.value.retry_after == 1


async def test_polling_under_a_webhook_is_a_conflict(aio: aiogram.Bot) -> None:
    await aio.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await aio.get_updates()


async def test_a_wrong_token_is_unauthorised(remote: Remote, aio: aiogram.Bot) -> None:
    async with aiogram.Bot("1:wrong", session=aio.session).context(auto_close=False) as stranger:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await stranger.get_me()


async def test_a_method_that_is_not_there_is_not_found(aio: aiogram.Bot, chat: int) -> None:
    with pytest.raises(TelegramNotFound):
        await aio.send_dice(chat)
