"""A screen as the Bot API wants it. Pure."""

from typing import Any

from bot.conversation.screen import Button, Rows, Screen

_NO_PREVIEW = {"is_disabled": True}


def fields(screen: Screen) -> dict[str, Any]:
    """Return what sending and editing a message share."""
    shared = {"text": screen.html, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    return {**shared, "reply_markup": _keyboard(screen.rows)} if screen.rows else shared


def new_message(screen: Screen) -> dict[str, Any]:
    """Return what a new message takes."""
    return {**fields(screen), **_quiet(screen)}


def new_photo(screen: Screen) -> dict[str, Any]:
    """Return what goes with a picture."""
    shared = {"caption": screen.html, "parse_mode": "HTML", **_quiet(screen)}
    return {**shared, "reply_markup": _keyboard(screen.rows)} if screen.rows else shared


def photo(screen: Screen, file_id: str) -> dict[str, Any]:
    """Return what a message takes that is to show a picture which Telegram has."""
    media = {"type": "photo", "media": file_id, "caption": screen.html, "parse_mode": "HTML"}
    return {"media": media, "reply_markup": _keyboard(screen.rows)}


def _quiet(screen: Screen) -> dict[str, Any]:
    return {"disable_notification": True} if screen.silent else {}


def _keyboard(rows: Rows) -> dict[str, Any]:
    keyboard = [
        [
            _other(each) if each.data is None else {"text": each.label, "callback_data": each.data}
            for each in row
        ]
        for row in rows
    ]
    return {"inline_keyboard": keyboard}


def _other(button: Button) -> dict[str, Any]:
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    return {"text": button.label, "url": button.url}
