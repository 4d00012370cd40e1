"""What the bot says about itself: commands, name, descriptions, picture."""

import re
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.files import image_size
from bot.emulator.methods.common import Method, known_chat
from bot.emulator.params import Params
from bot.emulator.profile import Scope
from bot.emulator.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_COMMAND_LIMIT = 100
_WIDE_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, params: Params) -> Any:
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > _COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    place = (_scope(world, params), _language(params))
    world.profile.commands[place] = [_command(command) for command in commands]
    return True


def get_my_commands(world: World, params: Params) -> Any:
    return world.profile.commands.get((_scope(world, params), _language(params)), [])


def delete_my_commands(world: World, params: Params) -> Any:
    world.profile.commands.pop((_scope(world, params), _language(params)), None)
    return True


def set_my_name(world: World, params: Params) -> Any:
    return _set_text(world.profile.names, params, "name", 64)


def get_my_name(world: World, params: Params) -> Any:
    name = _get_text(world.profile.names, params)
    return {"name": name or world.profile.first_name}


def set_my_description(world: World, params: Params) -> Any:
    return _set_text(world.profile.descriptions, params, "description", 512)


def get_my_description(world: World, params: Params) -> Any:
    return {"description": _get_text(world.profile.descriptions, params)}


def set_my_short_description(world: World, params: Params) -> Any:
    return _set_text(world.profile.short_descriptions, params, "short_description", 120)


def get_my_short_description(world: World, params: Params) -> Any:
    return {"short_description": _get_text(world.profile.short_descriptions, params)}


def set_my_profile_photo(world: World, params: Params) -> Any:
    photo = params.json("photo")
    if not isinstance(photo, dict) or photo.get("type") not in ("static", "animated"):
        raise bad_request("can't parse InputProfilePhoto: Unsupported type specified")
    source = str(photo.get("photo") or photo.get("animation") or "")
    upload = params.files.get(source.removeprefix("attach://"))
    if upload is None:
        raise bad_request("profile photo must be uploaded as a file")
    if photo["type"] == "static" and image_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    world.profile.photo = upload.content
    return True


def remove_my_profile_photo(world: World, _params: Params) -> Any:
    world.profile.photo = None
    return True


def _set_text(texts: dict[str, str], params: Params, name: str, limit: int) -> bool:
    text, language = params.text(name).strip(), _language(params)
    if len(text) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _get_text(texts: dict[str, str], params: Params) -> str:
    return texts.get(_language(params)) or texts.get("", "")


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(world: World, params: Params) -> Scope:
    scope = params.json("scope")
    if scope is None:
        return ("default", 0, 0)
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _WIDE_SCOPES:
        return (str(kind), 0, 0)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = known_chat(world, Params(scope))
    if kind == "chat_administrators" and chat_id > 0:
        raise bad_request("can't change commands in this chat")
    return (str(kind), chat_id, Params(scope).integer("user_id"))


def _command(raw: Any) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: Expected an Object")
    name, description = str(raw.get("command", "")), str(raw.get("description", "")).strip()
    name = name.removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setMyProfilePhoto": set_my_profile_photo,
    "removeMyProfilePhoto": remove_my_profile_photo,
}
