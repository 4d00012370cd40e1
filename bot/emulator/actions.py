"""What people do: write, tap, open a link, block. Each act queues the update the bot would get."""

import time
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.emulator.detection import detected
from bot.emulator.errors import SimError
from bot.emulator.forms import Kind
from bot.emulator.keyboards import button_called, button_with
from bot.emulator.messages import Message
from bot.emulator.people import Group, Person
from bot.emulator.samples import SAMPLES
from bot.emulator.wire import message_object
from bot.emulator.world import World


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a person sends that is no plain text."""

    kind: Kind
    file_name: str | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A message that a person sent; no update id when the bot is not shown it."""

    message_id: int
    update_id: int | None


def send(
    world: World,
    user_id: int,
    text: str,
    attachment: Attachment | None = None,
    chat_id: int | None = None,
) -> Said:
    """The person writes, in their own chat with the bot or in a group."""
    person = _able(world, user_id)
    text = text.strip()
    if not text and attachment is None:
        raise SimError("nothing to send")
    chat_id = user_id if chat_id is None else chat_id
    if chat_id != user_id and user_id not in _group(world, chat_id).members:
        raise SimError(f"person {user_id} is not in group {chat_id}")
    if chat_id == user_id and not person.has_written:
        world.change_person(replace(person, has_written=True))
    message = world.post(chat_id, user_id, text, detected(text), **_attached(world, attachment))
    if chat_id != user_id and not _concerns_the_bot(world, message):
        return Said(message.message_id, None)
    update_id = world.updates.add("message", message_object(world, message), chat_id)
    return Said(message.message_id, update_id)


def edit(world: World, user_id: int, message_id: int, text: str) -> Said:
    """The person edits an own message in the private chat."""
    _able(world, user_id)
    message = world.chat(user_id).messages.get(message_id)
    if message is None or message.sender_id != user_id:
        raise SimError(f"message {message_id} is not one of theirs")
    text = text.strip()
    if not text:
        raise SimError("nothing to send")
    changed = replace(message, text=text, entities=detected(text), edit_date=int(time.time()))
    world.change(changed)
    update_id = world.updates.add("edited_message", message_object(world, changed), user_id)
    return Said(message_id, update_id)


def open_link(world: World, user_id: int, payload: str) -> Said:
    """The person opens t.me/<bot>?start=payload; that also restarts a bot they had blocked."""
    if world.person(user_id).blocked:
        set_blocked(world, user_id, blocked=False)
    return send(world, user_id, f"/start {payload}")


def tap(
    world: World,
    user_id: int,
    message_id: int,
    data: str | None = None,
    label: str | None = None,
    *,
    chat_id: int | None = None,
    force: bool = False,
) -> tuple[str, int | None]:
    """The person taps a button; the query id and the update id."""
    person = _able(world, user_id)
    chat_id = user_id if chat_id is None else chat_id
    message = world.chat(chat_id).messages.get(message_id)
    found = _tapped(message, data, label)
    if found is None and not (force and data):
        raise SimError(f"message {message_id} has no such button")
    query = world.queries.ask(user_id, chat_id)
    payload = {
        "id": query.query_id,
        "from": person.user(),
        "message": _as_it_is_now(world, chat_id, message_id, message),
        "chat_instance": str(chat_id * 2_654_435_761 % 2**62),
        "data": found or data,
    }
    return query.query_id, world.updates.add("callback_query", payload, chat_id)


def set_blocked(world: World, user_id: int, *, blocked: bool) -> None:
    """The person blocks the bot, or lets it in again."""
    person = world.person(user_id)
    if person.blocked == blocked:
        return
    world.change_person(replace(person, blocked=blocked))
    member, kicked = _status(world, "member"), _status(world, "kicked")
    change = {
        "chat": person.chat(),
        "from": person.user(),
        "date": int(time.time()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.updates.add("my_chat_member", change, user_id)
    world.hub.tell("blocked" if blocked else "unblocked", user_id, lambda: {"user_id": user_id})


def deactivate(world: World, user_id: int) -> None:
    """The person deletes their account; the bot is not told."""
    world.change_person(replace(world.person(user_id), deactivated=True))


def make_group(world: World, title: str, user_ids: tuple[int, ...]) -> Group:
    """The first person makes a group with the others and the bot in it."""
    people = [world.person(user_id) for user_id in user_ids]
    if not people or not title.strip():
        raise SimError("a group needs a title and somebody in it")
    group = world.add_group(title.strip(), user_ids)
    joined = {
        "chat": group.chat(),
        "from": people[0].user(),
        "date": int(time.time()),
        "old_chat_member": _status(world, "left"),
        "new_chat_member": _status(world, "member"),
    }
    world.updates.add("my_chat_member", joined, group.chat_id)
    extra = {"group_chat_created": True, "service": True}
    message = world.post(group.chat_id, user_ids[0], f"Group “{group.title}” made", extra=extra)
    world.updates.add("message", message_object(world, message), group.chat_id)
    return group


def attachment(kind: Kind, file_name: str | None, content_base64: str | None) -> Attachment:
    """An attachment from the control API; broken base64 is a SimError."""
    try:
        content = None if content_base64 is None else b64decode(content_base64, validate=True)
    except Base64Error:
        raise SimError("content_base64 is not base64") from None
    return Attachment(kind, file_name, content)


def _able(world: World, user_id: int) -> Person:
    person = world.person(user_id)
    if person.blocked:
        raise SimError(f"person {user_id} has blocked the bot")
    if person.deactivated:
        raise SimError(f"person {user_id} has no account any more")
    return person


def _group(world: World, chat_id: int) -> Group:
    group = world.groups.get(chat_id)
    if group is None:
        raise SimError(f"no group {chat_id}", 404)
    return group


def _attached(world: World, attached: Attachment | None) -> dict[str, Any]:
    if attached is None or attached.kind == "text":
        return {}
    if attached.kind == "location":
        place = {"latitude": 51.5, "longitude": -0.12}
        return {"kind": "location", "extra": {"location": place}}
    name, mime_type, content = SAMPLES[attached.kind]
    content = content if attached.content is None else attached.content
    file = world.files.keep(attached.kind, attached.file_name or name, content, mime_type)
    return {"kind": attached.kind, "file": file}


def _concerns_the_bot(world: World, message: Message) -> bool:
    """In a group a bot with privacy mode is shown commands and mentions only."""
    if not _group(world, message.chat_id).bot_is_member:
        return False
    words = message.text.lower().split()
    name = f"@{world.bot.username.lower()}"
    command = words[0] if words and words[0].startswith("/") else ""
    meant = "@" not in command or command.endswith(name)
    return (bool(command) and meant) or any(word.strip(".,:;!?") == name for word in words)


def _tapped(message: Message | None, data: str | None, label: str | None) -> str | None:
    if message is None:
        return None
    if data is not None:
        button = button_with(message.keyboard, data)
    else:
        button = button_called(message.keyboard, label or "")
    return None if button is None else button.get("callback_data")


def _as_it_is_now(
    world: World, chat_id: int, message_id: int, message: Message | None
) -> Mapping[str, Any]:
    if message is not None:
        return message_object(world, message)
    return {"chat": world.chat_object(chat_id), "message_id": message_id, "date": 0}


def _status(world: World, status: str) -> dict[str, Any]:
    member: dict[str, Any] = {"user": world.bot.user(), "status": status}
    return member | {"until_date": 0} if status == "kicked" else member
