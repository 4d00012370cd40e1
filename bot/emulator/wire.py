"""Bot API objects made from what the emulator stores."""

from typing import Any

from bot.emulator.entities import Entity
from bot.emulator.files import StoredFile
from bot.emulator.messages import Message
from bot.emulator.world import World

_VALUES = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}


def message_object(world: World, message: Message) -> dict[str, Any]:
    """The Message object: optional fields only when they say something."""
    body: dict[str, Any] = {
        "message_id": message.message_id,
        "from": world.user_object(message.sender_id),
        "chat": world.chat_object(message.chat_id),
        "date": message.date,
    }
    if message.edit_date is not None:
        body["edit_date"] = message.edit_date
    text, entities = (
        ("text", "entities") if message.kind == "text" else ("caption", "caption_entities")
    )
    if message.text and not message.extra.get("service"):
        body[text] = message.text
        if message.entities:
            body[entities] = [entity_object(world, entity) for entity in message.entities]
    if message.file is not None:
        body |= _file_field(message, message.file)
    if message.keyboard:
        body["reply_markup"] = {"inline_keyboard": message.keyboard}
    body |= {name: value for name, value in message.extra.items() if name != "service"}
    return body


def entity_object(world: World, entity: Entity) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
    }
    if entity.type == "text_mention" and entity.value.isdigit():
        person = world.people.get(int(entity.value))
        body["user"] = (person.user() if person else None) or {
            "id": int(entity.value),
            "is_bot": False,
            "first_name": "",
        }
    elif entity.value and entity.type in _VALUES:
        body[_VALUES[entity.type]] = entity.value
    return body


def _file_field(message: Message, file: StoredFile) -> dict[str, Any]:
    body: dict[str, Any] = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
    }
    match message.kind:
        case "photo":
            return {"photo": [body | {"width": file.width, "height": file.height}]}
        case "voice":
            return {"voice": body | {"duration": 3, "mime_type": file.mime_type}}
        case "sticker":
            size = {"width": file.width or 512, "height": file.height or 512}
            flags = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": body | size | flags}
        case _:
            return {"document": body | {"file_name": file.name, "mime_type": file.mime_type}}
