"""Chats: what they are, leaving them, and the menu button in them."""

import time
from dataclasses import replace
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods.common import Method, known_chat
from bot.emulator.params import Params
from bot.emulator.wire import message_object
from bot.emulator.world import World

_NO_BUTTON = {"type": "default"}
_BUTTONS = ("default", "commands", "web_app")


def get_chat(world: World, params: Params) -> Any:
    chat_id = known_chat(world, params)
    info = world.chat_object(chat_id) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": True,
            "limited_gifts": True,
            "unique_gifts": True,
            "premium_subscription": True,
            "gifts_from_channels": True,
        },
    }
    pinned = world.chats[chat_id].messages.get(world.chats[chat_id].pinned or 0)
    if pinned is not None:
        info["pinned_message"] = message_object(world, pinned)
    return info


def leave_chat(world: World, params: Params) -> Any:
    chat_id = known_chat(world, params)
    group = world.groups.get(chat_id)
    if group is None:
        raise bad_request("chat can't be left")
    if not group.bot_is_member:
        return True
    world.groups[chat_id] = replace(group, bot_is_member=False)
    me = world.bot.user()
    change = {
        "chat": group.chat(),
        "from": me,
        "date": int(time.time()),
        "old_chat_member": {"user": me, "status": "member"},
        "new_chat_member": {"user": me, "status": "left"},
    }
    world.updates.add("my_chat_member", change, chat_id)
    return True


def set_chat_menu_button(world: World, params: Params) -> Any:
    button = params.json("menu_button")
    if button is None:
        button = _NO_BUTTON
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise bad_request("can't parse menu button: Unsupported type specified")
    world.profile.menu_buttons[_menu_chat(world, params)] = button
    return True


def get_chat_menu_button(world: World, params: Params) -> Any:
    buttons = world.profile.menu_buttons
    own = buttons.get(_menu_chat(world, params), _NO_BUTTON)
    return buttons.get(0, own) if own == _NO_BUTTON else own


def _menu_chat(world: World, params: Params) -> int:
    """The chat the button is for; nought for every chat without a button of its own."""
    return known_chat(world, params) if params.text("chat_id") else 0


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "leaveChat": leave_chat,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
