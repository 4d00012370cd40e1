"""Updates as Telegram writes them."""

from typing import Any

from bot.channels.incoming import Incoming, incoming
from tests.bot.emulated import Emulated


def words(update_id: int = 1, text: object = "hello", person: int = 5) -> dict[str, Any]:
    """Somebody writes in a private chat."""
    chat = {"id": person, "type": "private", "first_name": "Sam"}
    sender = {"id": person, "is_bot": False, "first_name": "Sam", "language_code": "en-GB"}
    said = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text}
    return {"update_id": update_id, "message": said}


def rewritten(update_id: int = 1) -> dict[str, Any]:
    """Somebody rewrites what they wrote."""
    return {"update_id": update_id, "edited_message": {**words()["message"], "edit_date": 2}}


def tap(update_id: int = 1, person: int = 5) -> dict[str, Any]:
    """Somebody taps a button; our own message comes along."""
    message = words(0, "Which?", person)["message"]
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    query = {
        "id": "77",
        "from": message["from"],
        "chat_instance": "x",
        "data": "yes",
        "message": {**message, "reply_markup": buttons},
    }
    return {"update_id": update_id, "callback_query": query}


def blocking(update_id: int = 1) -> dict[str, Any]:
    """Somebody blocks the bot."""
    message = words()["message"]
    bot = {"id": 42, "is_bot": True, "first_name": "Hearback"}
    change = {
        "chat": message["chat"],
        "from": message["from"],
        "date": 1,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
    }
    return {"update_id": update_id, "my_chat_member": change}


async def newest_raw(telegram: Emulated) -> dict[str, Any]:
    """The newest update, as it comes from the Bot API."""
    # The odd spelling keeps do_api_request from recommending get_updates, which reads it.
    found: list[dict[str, Any]] = await telegram.bot.do_api_request("get_Updates")
    return found[-1]


async def newest(telegram: Emulated) -> Incoming:
    """The newest update of the Bot API."""
    return incoming(await newest_raw(telegram))
