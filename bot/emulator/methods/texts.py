"""Messages of text: send, edit, delete, copy, forward, and what hangs on them."""

import time
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.formatting import message_caption, message_text
from bot.emulator.keyboards import inline_keyboard
from bot.emulator.methods.common import (
    Method,
    deliver,
    editable,
    edited,
    existing,
    known_chat,
    open_chat,
    sent,
)
from bot.emulator.params import Params
from bot.emulator.world import World

_TYPING_SECONDS = 5.0
_ACTIONS = (
    "typing",
    "cancel",
    "upload_photo",
    "upload_video",
    "upload_voice",
    "upload_document",
    "upload_video_note",
    "record_video",
    "record_voice",
    "record_video_note",
    "choose_sticker",
    "find_location",
)


def send_message(world: World, params: Params) -> Any:
    text, entities = message_text(params)
    keyboard = inline_keyboard(params)
    return sent(world, params, text=text, entities=entities, keyboard=keyboard)


def edit_message_text(world: World, params: Params) -> Any:
    text, entities = message_text(params)
    keyboard = inline_keyboard(params)
    message = editable(world, params)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return edited(world, message, text=text, entities=entities, keyboard=keyboard)


def edit_message_caption(world: World, params: Params) -> Any:
    text, entities = message_caption(params)
    keyboard = inline_keyboard(params)
    message = editable(world, params)
    if message.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    return edited(world, message, text=text, entities=entities, keyboard=keyboard)


def edit_message_reply_markup(world: World, params: Params) -> Any:
    keyboard = inline_keyboard(params)
    return edited(world, editable(world, params), keyboard=keyboard)


def delete_message(world: World, params: Params) -> Any:
    message = existing(world, params, "message to delete not found")
    if message.chat_id < 0 and message.sender_id != world.bot.bot_id:
        raise bad_request("message can't be deleted")
    world.remove(message.chat_id, message.message_id)
    return True


def delete_messages(world: World, params: Params) -> Any:
    chat_id = known_chat(world, params)
    wanted = params.json("message_ids")
    if not isinstance(wanted, list) or not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > 100:
        raise bad_request("too many message identifiers specified")
    for message_id in wanted:
        message = world.chats[chat_id].messages.get(message_id)
        if message and (chat_id > 0 or message.sender_id == world.bot.bot_id):
            world.remove(chat_id, message_id)
    return True


def copy_message(world: World, params: Params) -> Any:
    original = existing(world, params, "message to copy not found", "from_chat_id")
    if original.extra.get("service"):
        raise bad_request("message can't be copied")
    text, entities = original.text, original.entities
    if original.kind != "text" and params.values.get("caption") is not None:
        text, entities = message_caption(params)
    copy = deliver(
        world,
        params,
        text=text,
        entities=entities,
        kind=original.kind,
        file=original.file,
        keyboard=inline_keyboard(params),
    )
    return {"message_id": copy.message_id}


def forward_message(world: World, params: Params) -> Any:
    original = existing(world, params, "message to forward not found", "from_chat_id")
    if original.extra.get("service") or original.extra.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    origin = {
        "type": "user",
        "sender_user": world.user_object(original.sender_id),
        "date": original.date,
    }
    return sent(
        world,
        params,
        text=original.text,
        entities=original.entities,
        kind=original.kind,
        file=original.file,
        extra={"forward_origin": origin},
    )


def send_chat_action(world: World, params: Params) -> Any:
    chat_id = open_chat(world, params)
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    until = 0.0 if action == "cancel" else time.time() + _TYPING_SECONDS
    world.chats[chat_id].typing_until = until
    world.hub.tell("typing", chat_id, lambda: {"until_ms": int(until * 1000)})
    return True


def answer_callback_query(world: World, params: Params) -> Any:
    text = params.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.answer(params.text("callback_query_id"))
    answer = {
        "query_id": query.query_id,
        "user_id": query.user_id,
        "text": text or None,
        "show_alert": params.flag("show_alert"),
    }
    world.hub.tell("answer", query.chat_id, lambda: answer)
    return True


def set_message_reaction(world: World, params: Params) -> Any:
    existing(world, params, "message to react not found")
    reactions = params.json("reaction")
    if reactions is not None and (not isinstance(reactions, list) or len(reactions) > 1):
        raise bad_request("REACTIONS_TOO_MANY")
    return True


def pin_chat_message(world: World, params: Params) -> Any:
    message = existing(world, params, "message to pin not found")
    world.chats[message.chat_id].pinned = message.message_id
    return True


def unpin_chat_message(world: World, params: Params) -> Any:
    chat = world.chats[known_chat(world, params)]
    if params.integer("message_id", chat.pinned or 0) != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = None
    return True


def unpin_all_chat_messages(world: World, params: Params) -> Any:
    world.chats[known_chat(world, params)].pinned = None
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
