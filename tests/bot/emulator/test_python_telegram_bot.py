"""python-telegram-bot, unchanged, makes every call that a survey bot makes."""

from datetime import UTC, datetime
from typing import Any

import pytest
import telegram
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputProfilePhotoStatic,
    MenuButtonCommands,
    MenuButtonDefault,
    ReplyParameters,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.emulator.remote import Remote
from bot.emulator.samples import PICTURE
from bot.emulator.world import World

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Yes", callback_data="y", style="success")],
        [InlineKeyboardButton("Code", copy_text=CopyTextButton("1234"))],
        [InlineKeyboardButton("Page", url="https://a.example")],
    ]
)


async def test_the_bot_knows_who_it_is(ptb: telegram.Bot) -> None:
    me = await ptb.get_me()
    assert (me.id, me.username, me.is_bot) == (4200000, "hearback_bot", True)


async def test_a_start_arrives_as_a_command_with_language_and_chat(
    remote: Remote, ptb: telegram.Bot
) -> None:
    person = await remote.add_person("Sam", "cy", user_id=77)
    said = await remote.open(77, "evening-buses")
    (update,) = await ptb.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (update.update_id, message.message_id) == (said["update_id"], said["message_id"])
    assert (message.from_user.language_code, message.chat.id, message.chat.type) == (
        person["language_code"],
        77,
        "private",
    )
    assert message.text == "/start evening-buses"
    assert [(one.type, one.length) for one in message.entities] == [("bot_command", 6)]
    assert (datetime.now(UTC) - message.date).total_seconds() < 5


async def test_a_message_comes_back_as_it_was_sent(ptb: telegram.Bot, chat: int) -> None:
    sent = await ptb.send_message(
        chat, "😀 <b>Hello</b>", parse_mode="HTML", reply_markup=KEYBOARD, protect_content=True
    )
    assert sent.text == "😀 Hello"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 3, 5)]
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[1][0].copy_text == CopyTextButton("1234")
    assert sent.has_protected_content


async def test_a_tap_carries_the_message_and_can_be_answered_and_edited(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    sent = await ptb.send_message(chat, "Well?", reply_markup=KEYBOARD)
    await remote.tap(chat, sent.message_id, "Yes")
    (update,) = await ptb.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.first_name) == ("y", "Sam")
    assert isinstance(query.message, telegram.Message)
    assert query.message.text == "Well?"
    async with remote.events(chat) as events:
        await query.answer("Noted", show_alert=True)
        edited = await query.edit_message_text("Thanks")
        happened = [await anext(events), await anext(events)]
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    assert edited.reply_markup is None
    assert [kind for kind, _ in happened] == ["answer", "edited"]
    assert (happened[0][1]["text"], happened[0][1]["show_alert"]) == ("Noted", True)


async def test_texts_captions_buttons_and_pictures_can_be_changed(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    photo = await ptb.send_photo(chat, PICTURE, caption="<i>One</i>", parse_mode="HTML")
    assert (photo.caption, photo.photo[0].width) == ("One", 8)
    await photo.edit_caption("Two")
    await photo.edit_reply_markup(KEYBOARD)
    other = PICTURE + b"\n"
    await photo.edit_media(InputMediaPhoto(other, caption="Three"))
    newest = await remote.newest(chat)
    assert (newest["text"], newest["kind"], newest["buttons"]) == ("Three", "photo", [])
    assert await remote.file(chat, photo.message_id) == other


async def test_files_go_out_and_come_back(remote: Remote, ptb: telegram.Bot, chat: int) -> None:
    sent = await ptb.send_document(chat, b"a,b\n", filename="table.csv", caption="Table")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("table.csv", "text/csv")
    file = await ptb.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"
    again = await ptb.send_document(chat, sent.document.file_id)
    assert again.document is not None
    await remote.send(chat, kind="document", file_name="survey.yaml", content=b"id: x\n")
    (update,) = await ptb.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    received = await update.message.document.get_file()
    assert bytes(await received.download_as_bytearray()) == b"id: x\n"


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "location"])
async def test_what_people_send_besides_text_arrives(
    kind: Any, remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    await remote.send(chat, kind=kind)
    (update,) = await ptb.get_updates()
    assert update.message is not None
    assert getattr(update.message, kind)


async def test_an_album_is_several_messages(ptb: telegram.Bot, chat: int) -> None:
    album = await ptb.send_media_group(
        chat, [InputMediaPhoto(PICTURE, caption="A"), InputMediaPhoto(PICTURE)]
    )
    assert [one.caption for one in album] == ["A", None]
    assert len({one.media_group_id for one in album}) == 1


async def test_messages_are_deleted_copied_forwarded_answered_and_pinned(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    one = await ptb.send_message(chat, "One")
    reply = await ptb.send_message(
        chat, "Two", reply_parameters=ReplyParameters(one.message_id), disable_notification=True
    )
    assert reply.reply_to_message == one
    copy = await ptb.copy_message(chat, chat, one.message_id)
    forwarded = await ptb.forward_message(chat, chat, one.message_id)
    assert forwarded.forward_origin is not None
    assert await ptb.pin_chat_message(chat, one.message_id)
    pinned = (await ptb.get_chat(chat)).pinned_message
    assert pinned is not None
    assert pinned.message_id == one.message_id
    assert await ptb.unpin_chat_message(chat)
    assert await ptb.unpin_all_chat_messages(chat)
    assert await ptb.set_message_reaction(chat, one.message_id, "👍")
    assert await ptb.delete_message(chat, one.message_id)
    assert await ptb.delete_messages(chat, [reply.message_id, copy.message_id, 9999])
    left = [one["text"] for one in (await remote.chat(chat))["messages"]]
    assert left == ["/start hello", "One"]


async def test_typing_is_seen_until_the_message_comes(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    assert await ptb.send_chat_action(chat, "typing")
    assert (await remote.chat(chat))["typing"]
    await ptb.send_message(chat, "Here")
    assert not (await remote.chat(chat))["typing"]


async def test_what_the_bot_says_of_itself_is_kept_by_language(
    ptb: telegram.Bot, chat: int
) -> None:
    commands = [BotCommand("stop", "Stop")]
    scope = BotCommandScopeChat(chat)
    assert await ptb.set_my_commands(commands, scope, "cy")
    assert await ptb.get_my_commands(scope, "cy") == tuple(commands)
    assert await ptb.get_my_commands() == ()
    assert await ptb.delete_my_commands(scope, "cy")
    assert await ptb.get_my_commands(scope, "cy") == ()
    await ptb.set_my_name("Clywed", language_code="cy")
    names = [(await ptb.get_my_name(code)).name for code in ("cy", "en")]
    assert names == ["Clywed", "Hearback"]
    await ptb.set_my_description("Long")
    await ptb.set_my_short_description("Short")
    assert (await ptb.get_my_description("cy")).description == "Long"
    assert (await ptb.get_my_short_description()).short_description == "Short"
    assert await ptb.set_my_profile_photo(InputProfilePhotoStatic(PICTURE))
    assert await ptb.remove_my_profile_photo()


async def test_the_menu_button_of_a_chat_wins_over_the_general_one(
    ptb: telegram.Bot, chat: int
) -> None:
    assert await ptb.get_chat_menu_button(chat) == MenuButtonDefault()
    await ptb.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert await ptb.get_chat_menu_button(chat) == MenuButtonCommands()


async def test_a_group_tells_of_itself_and_can_be_left(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    group = await remote.make_group("Youth forum", [chat])
    joined, created = await ptb.get_updates()
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert created.message is not None
    assert created.message.group_chat_created
    await ptb.send_message(group, "Write to me privately")
    info = await ptb.get_chat(group)
    assert (info.type, info.title) == ("group", "Youth forum")
    assert await ptb.leave_chat(group)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await ptb.send_message(group, "Hello?")


async def test_the_session_can_be_closed(ptb: telegram.Bot) -> None:
    assert await ptb.log_out()
    assert await ptb.close()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " \n"}, "Message text is empty"),
        ({"text": "x" * 4097}, "Message is too long"),
        ({"text": "😀" * 2049}, "Message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Can't parse entities: can't find end tag"),
        ({"text": "*x*", "parse_mode": "MarkdownV2"}, "Unsupported parse_mode"),
        ({"text": "x", "reply_to_message_id": 999}, "Message to be replied not found"),
        (
            {"text": "x", "reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("x")]])},
            "text buttons are unallowed in the inline keyboard",
        ),
        (
            {
                "text": "x",
                "reply_markup": InlineKeyboardMarkup(
                    [[InlineKeyboardButton("x", callback_data="x" * 65)]]
                ),
            },
            "Button_data_invalid",
        ),
    ],
)
async def test_a_bad_message_is_a_bad_request(
    fields: dict[str, Any], words: str, ptb: telegram.Bot, chat: int
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await ptb.send_message(chat, **fields)


async def test_markup_does_not_count_towards_the_length(ptb: telegram.Bot, chat: int) -> None:
    sent = await ptb.send_message(chat, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    assert sent.text == "x" * 4096


async def test_a_caption_has_a_limit_of_its_own(ptb: telegram.Bot, chat: int) -> None:
    await ptb.send_photo(chat, PICTURE, caption="x" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await ptb.send_photo(chat, PICTURE, caption="x" * 1025)


async def test_what_is_no_picture_is_no_photo(ptb: telegram.Bot, chat: int) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await ptb.send_photo(chat, b"not a picture")


async def test_edits_that_cannot_be_are_refused(ptb: telegram.Bot, chat: int) -> None:
    sent = await ptb.send_message(chat, "<b>x</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await ptb.edit_message_text("<b>x</b>", chat, sent.message_id, parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await ptb.edit_message_text("y", chat, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await ptb.edit_message_text("y", chat, sent.message_id - 1)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await ptb.edit_message_caption(chat, sent.message_id, caption="y")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await ptb.delete_message(chat, 999)


async def test_the_same_words_with_other_styles_are_a_change(ptb: telegram.Bot, chat: int) -> None:
    sent = await ptb.send_message(chat, "x")
    assert await ptb.edit_message_text("<b>x</b>", chat, sent.message_id, parse_mode="HTML")


async def test_an_unknown_tap_cannot_be_answered(ptb: telegram.Bot) -> None:
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query"):
        await ptb.answer_callback_query("12345")


async def test_chats_that_cannot_be_written_to_say_why(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    stranger = await remote.add_person()
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(1, "x")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await ptb.send_message(stranger["user_id"], "x")
    await remote.block(chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(chat, "x")
    await remote.unblock(chat)
    await remote.deactivate(chat)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await ptb.send_message(chat, "x")
    blocked, unblocked = await ptb.get_updates()
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_too_many_messages_must_wait_and_edits_need_not(
    world: World, ptb: telegram.Bot, chat: int
) -> None:
    world.flood.enabled = True
    sent = [await ptb.send_message(chat, "x") for _ in range(3)]
    with pytest.raises(RetryAfter):
        await ptb.send_message(chat, "x")
    for turn in range(10):
        await ptb.edit_message_text(f"y{turn}", chat, sent[0].message_id)
    assert await ptb.delete_message(chat, sent[1].message_id)


async def test_polling_under_a_webhook_is_a_conflict(ptb: telegram.Bot) -> None:
    await ptb.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await ptb.get_updates()
    await ptb.delete_webhook()
    assert await ptb.get_updates() == ()


@pytest.mark.parametrize("token", ["1:wrong", "nonsense"])
async def test_a_wrong_token_is_invalid(token: str, remote: Remote) -> None:
    with pytest.raises(InvalidToken):
        await telegram.Bot(token, base_url=remote.base_url).initialize()
