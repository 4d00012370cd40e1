"""What most methods share: which chat is meant, may the bot write there, sending and editing."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.emulator.errors import bad_request, forbidden
from bot.emulator.messages import Message
from bot.emulator.params import Params
from bot.emulator.wire import message_object
from bot.emulator.world import World

Method = Callable[[World, Params], Any]


def known_chat(world: World, params: Params, name: str = "chat_id") -> int:
    """The chat id in the call; 400 for a chat that this bot has never met."""
    raw = params.text(name).strip()
    if not raw:
        raise bad_request(f"{name} is empty")
    try:
        chat_id = int(raw)
    except ValueError:
        raise bad_request("chat not found") from None
    if chat_id not in world.chats:
        raise bad_request("chat not found")
    return chat_id


def open_chat(world: World, params: Params) -> int:
    """The chat id in the call, if the bot may write there; 403 otherwise."""
    chat_id = known_chat(world, params)
    person = world.people.get(chat_id)
    if person is None:
        if not world.groups[chat_id].bot_is_member:
            raise forbidden("bot is not a member of the group chat")
    elif person.deactivated:
        raise forbidden("user is deactivated")
    elif person.blocked:
        raise forbidden("bot was blocked by the user")
    elif not person.has_written:
        raise forbidden("bot can't initiate conversation with a user")
    return chat_id


def existing(world: World, params: Params, missing: str, chat: str = "chat_id") -> Message:
    """The message in the call; 400 with the given words when it is not there."""
    chat_id = known_chat(world, params, chat)
    message_id = params.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = world.chats[chat_id].messages.get(message_id)
    if message is None:
        raise bad_request(missing)
    return message


def deliver(world: World, params: Params, **content: Any) -> Message:
    """Sends one new message within the flood limits."""
    chat_id = open_chat(world, params)
    extra = {**content.pop("extra", {}), **extras(world, params, chat_id)}
    world.flood.admit(chat_id, time.monotonic())
    world.calls.new_messages(int(time.time()))
    silent = params.flag("disable_notification")
    return world.post(chat_id, world.bot.bot_id, silent=silent, extra=extra, **content)


def sent(world: World, params: Params, **content: Any) -> dict[str, Any]:
    """Sends one new message and answers its Message object."""
    return message_object(world, deliver(world, params, **content))


def editable(world: World, params: Params) -> Message:
    """The bot's own message that the call wants to change."""
    if params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = existing(world, params, "message to edit not found")
    if message.sender_id != world.bot.bot_id or message.extra.get("service"):
        raise bad_request("message can't be edited")
    return message


def edited(world: World, message: Message, **changes: Any) -> dict[str, Any]:
    """Changes the message; 400 when nothing would be different."""
    changed = replace(message, edit_date=int(time.time()), **changes)
    if changed.shows_the_same(message):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    world.change(changed)
    return message_object(world, changed)


def extras(world: World, params: Params, chat_id: int) -> dict[str, Any]:
    """Fields of a new message that say how it was sent: protected, in reply to what."""
    extra: dict[str, Any] = {}
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    if chat_id > 0 and params.text("message_effect_id"):
        extra["effect_id"] = params.text("message_effect_id")
    replied = _replied(world, params, chat_id)
    if replied is not None:
        original = message_object(world, replied)
        original.pop("reply_to_message", None)
        extra["reply_to_message"] = original
    return extra


def _replied(world: World, params: Params, chat_id: int) -> Message | None:
    reply = params.json("reply_parameters")
    if isinstance(reply, dict):
        message_id, optional = (
            reply.get("message_id"),
            bool(reply.get("allow_sending_without_reply")),
        )
    else:
        message_id = params.integer("reply_to_message_id") or None
        optional = params.flag("allow_sending_without_reply")
    if message_id is None:
        return None
    message = world.chats[chat_id].messages.get(message_id)
    if message is None and not optional:
        raise bad_request("message to be replied not found")
    return message
