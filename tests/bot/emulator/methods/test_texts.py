from bot.emulator import actions
from bot.emulator.samples import PICTURE
from bot.emulator.world import World
from tests.bot.emulator.methods.conftest import Call, Refusal


async def test_a_chat_must_be_named_and_known(refusal: Refusal, talker: int) -> None:
    said = [await refusal("sendMessage", text="x", chat_id=chat) for chat in ("", "@nobody", 5)]
    assert said == [
        "Bad Request: chat_id is empty",
        "Bad Request: chat not found",
        "Bad Request: chat not found",
    ]


async def test_a_message_must_be_named(refusal: Refusal, talker: int) -> None:
    said = await refusal("deleteMessage", chat_id=talker)
    assert said == "Bad Request: message identifier is not specified"


async def test_a_picture_has_no_text_to_edit(call: Call, refusal: Refusal, talker: int) -> None:
    photo = await call("sendPhoto", chat_id=talker, files={"photo": PICTURE})
    said = await refusal(
        "editMessageText", chat_id=talker, message_id=photo["message_id"], text="x"
    )
    assert said == "Bad Request: there is no text in the message to edit"


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(call: Call, talker: int) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    sent = await call("sendMessage", chat_id=talker, text="x", reply_markup=markup)
    edited = await call("editMessageText", chat_id=talker, message_id=sent["message_id"], text="x")
    assert ("reply_markup" in sent, "reply_markup" in edited) == (True, False)


async def test_in_a_group_only_own_messages_can_be_deleted(
    world: World, refusal: Refusal, call: Call, talker: int
) -> None:
    group = actions.make_group(world, "Forum", (talker,)).chat_id
    theirs = actions.send(world, talker, "hi", chat_id=group).message_id
    ours = (await call("sendMessage", chat_id=group, text="x"))["message_id"]
    said = await refusal("deleteMessage", chat_id=group, message_id=theirs)
    assert said == "Bad Request: message can't be deleted"
    assert await call("deleteMessage", chat_id=group, message_id=ours)


async def test_a_copy_can_have_words_of_its_own(world: World, call: Call, talker: int) -> None:
    photo = await call("sendPhoto", chat_id=talker, caption="one", files={"photo": PICTURE})
    copy = await call(
        "copyMessage",
        chat_id=talker,
        from_chat_id=talker,
        message_id=photo["message_id"],
        caption="two",
    )
    copied = world.chats[talker].messages[copy["message_id"]]
    assert (copied.text, copied.kind) == ("two", "photo")


async def test_protected_messages_are_not_forwarded(
    call: Call, refusal: Refusal, talker: int
) -> None:
    sent = await call("sendMessage", chat_id=talker, text="x", protect_content=True)
    said = await refusal(
        "forwardMessage", chat_id=talker, from_chat_id=talker, message_id=sent["message_id"]
    )
    assert said == "Bad Request: message can't be forwarded"


async def test_a_reply_to_nothing_can_be_allowed(call: Call, talker: int) -> None:
    reply = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await call("sendMessage", chat_id=talker, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_what_makes_no_sense_is_refused(refusal: Refusal, talker: int) -> None:
    said = [
        await refusal("sendChatAction", chat_id=talker, action="dancing"),
        await refusal("answerCallbackQuery", callback_query_id="1", text="x" * 201),
        await refusal("deleteMessages", chat_id=talker, message_ids=[]),
        await refusal("deleteMessages", chat_id=talker, message_ids=list(range(101))),
        await refusal("unpinChatMessage", chat_id=talker, message_id=5),
        await refusal("setMessageReaction", chat_id=talker, message_id=1, reaction=[{}, {}]),
        await refusal("editMessageText", inline_message_id="x", text="x"),
    ]
    assert said == [
        "Bad Request: wrong parameter action in request",
        "Bad Request: MESSAGE_TOO_LONG",
        "Bad Request: message identifiers are not specified",
        "Bad Request: too many message identifiers specified",
        "Bad Request: message to unpin not found",
        "Bad Request: REACTIONS_TOO_MANY",
        "Bad Request: MESSAGE_ID_INVALID",
    ]
