"""Inline keyboards: what Telegram accepts under a message, and its words for what it refuses."""

from collections.abc import Mapping
from typing import Any

import orjson

from bot.emulator.errors import bad_request
from bot.emulator.links import checked_link
from bot.emulator.params import Params

Button = Mapping[str, Any]
Keyboard = tuple[tuple[Button, ...], ...]

_DATA_BYTES = 64
_COPY_LENGTH = 256
_ROW_LIMIT = 8
_BUTTON_LIMIT = 100
_MARKUP_BYTES = 10_000
_STYLES = ("danger", "success", "primary")
_OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")
_OBJECT_ACTIONS = ("web_app", "login_url", "switch_inline_query_chosen_chat", "callback_game")
_TEXT_ACTIONS = ("switch_inline_query", "switch_inline_query_current_chat")


def inline_keyboard(params: Params) -> Keyboard:
    """The keyboard in `reply_markup`; empty when there is none or it is of another kind."""
    markup = params.json("reply_markup")
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        if markup and not any(kind in markup for kind in _OTHER_KINDS):
            raise bad_request("can't parse reply keyboard markup: Unsupported type specified")
        return ()
    keyboard = _rows(rows)
    _check_size(keyboard)
    return keyboard


def button_called(keyboard: Keyboard, label: str) -> Button | None:
    """The button whose label is that, or failing that contains it."""
    buttons = [button for row in keyboard for button in row]
    exact = [button for button in buttons if button["text"] == label]
    near = [button for button in buttons if label.lower() in button["text"].lower()]
    return next(iter(exact or near), None)


def button_with(keyboard: Keyboard, data: str) -> Button | None:
    """The button that carries that callback data."""
    buttons = (button for row in keyboard for button in row)
    return next((button for button in buttons if button.get("callback_data") == data), None)


def _rows(rows: Any) -> Keyboard:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _check_size(keyboard: Keyboard) -> None:
    too_many = sum(len(row) for row in keyboard) > _BUTTON_LIMIT
    too_wide = any(len(row) > _ROW_LIMIT for row in keyboard)
    if too_many or too_wide or len(orjson.dumps(keyboard)) > _MARKUP_BYTES:
        raise bad_request("reply markup is too long")


def _button(raw: Any) -> Button:
    if not isinstance(raw, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    text = raw.get("text")
    if not isinstance(text, str):
        raise bad_request(
            "can't parse inline keyboard button: Can't find field \"text\""
            if text is None
            else 'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not text.strip():
        raise bad_request("inline keyboard button text is empty")
    style = raw.get("style")
    if style is not None and style not in _STYLES:
        raise bad_request("can't parse inline keyboard button: Invalid button style specified")
    button = {"text": text.strip(), **_action(raw)}
    return {**button, "style": style} if style else button


def _action(raw: dict[str, Any]) -> dict[str, Any]:
    """The one thing the button does, checked as Telegram checks it."""
    if raw.get("url") is not None:
        return {"url": _checked_url(str(raw["url"]))}
    if raw.get("callback_data") is not None:
        return {"callback_data": _checked_data(raw["callback_data"])}
    if raw.get("copy_text") is not None:
        return {"copy_text": _checked_copy(raw["copy_text"])}
    for name in (*_OBJECT_ACTIONS, *_TEXT_ACTIONS):
        if raw.get(name) is not None:
            return {name: raw[name]}
    raise bad_request(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )


def _checked_data(data: Any) -> str:
    text = str(data)
    if not 1 <= len(text.encode("utf-8", "surrogatepass")) <= _DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return text


def _checked_url(url: str) -> str:
    link = checked_link(url)
    if link is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _checked_copy(copy: Any) -> dict[str, str]:
    text = copy.get("text") if isinstance(copy, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= _COPY_LENGTH:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}
