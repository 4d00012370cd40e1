"""A text parameter with its parse mode or entities -> the text and entities Telegram would keep."""

from typing import Any

from bot.emulator.detection import detected
from bot.emulator.entities import Entity, in_order, tidied, utf16_length
from bot.emulator.errors import bad_request
from bot.emulator.html_parser import parse_html
from bot.emulator.links import checked_link
from bot.emulator.params import Params

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_ENTITY_LIMIT = 100
_GIVEN = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
_CONTROLS = {code: " " for code in range(32) if code not in (10, 13)} | {13: None}
_VALUES = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}

Formatted = tuple[str, tuple[Entity, ...]]


def message_text(params: Params) -> Formatted:
    """The `text` of a message: never empty, at most 4096 UTF-16 units after parsing."""
    text, entities = _formatted(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities


def message_caption(params: Params) -> Formatted:
    """The `caption` of a message: may be empty, at most 1024 UTF-16 units after parsing."""
    text, entities = _formatted(params, "caption", "caption_entities")
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(params: Params, name: str, entities_name: str) -> Formatted:
    source = params.text(name)
    if not source.isprintable():
        source = source.translate(_CONTROLS)
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = source, _given(params.json(entities_name), source)
    text, entities = tidied(text, entities)
    return text, detected(text, entities)[:_ENTITY_LIMIT]


def _given(raw: Any, text: str) -> tuple[Entity, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise bad_request("can't parse entities: Expected an Array of MessageEntity")
    length = utf16_length(text)
    return in_order(_entity(item, length) for item in raw)


def _entity(item: Any, length: int) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: Expected an Object")
    kind, offset, extent = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(extent, int):
        raise bad_request("can't parse MessageEntity: Expected type, offset and length")
    if kind not in _GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if offset < 0 or extent < 0 or offset + extent > length:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + extent}"
        )
    return Entity(kind, offset, extent, _value(kind, item))


def _value(kind: str, item: dict[str, Any]) -> str:
    if kind == "text_mention":
        user = item.get("user")
        return str(user.get("id", "")) if isinstance(user, dict) else ""
    value = str(item.get(_VALUES.get(kind, ""), ""))
    if kind != "text_link":
        return value
    link = checked_link(value)
    if link is None:
        raise bad_request(f"entity URL '{value}' is invalid: Wrong HTTP URL")
    return link
