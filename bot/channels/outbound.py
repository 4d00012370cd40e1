"""A screen as the Bot API wants it. Pure."""

from typing import Any

from telegram.constants import ParseMode

from bot.conversation.screen import Button, Rows, Screen


def fields(screen: Screen) -> dict[str, Any]:
    """Return what sending and editing a message share, besides its text.

    Plain values, because making python-telegram-bot's objects of the buttons, and these of them
    again, costs as much as the request itself.
    """
    return {
        "parse_mode": ParseMode.HTML,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": _keyboard(screen.rows),
    }


def _keyboard(rows: Rows) -> dict[str, Any] | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, str]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data or ""}
