"""An update as an event of the conversation. Pure."""

from bot.channels.incoming import Incoming, Raw
from bot.conversation.events import (
    Arrived,
    Asked,
    Attached,
    BlockedUs,
    Edited,
    Event,
    Pressed,
    Request,
    Typed,
    UnblockedUs,
)
from bot.conversation.wording import spoken
from bot.heard import Heard

_REQUESTS = frozenset(request.value for request in Request)


def to_heard(update: Incoming) -> Heard | None:
    """Return what a person did in a private chat; None for anything else."""
    event = _event(update) if update.is_private else None
    if event is None:
        return None
    return Heard(update.id, update.chat, spoken(update.language), event, update.query)


def is_call_in_group(update: Incoming) -> bool:
    """Tell whether somebody in a group gives the bot a command."""
    match update.body:
        case {"chat": {"type": "group" | "supergroup"}, "text": str(words)}:
            return update.kind == "message" and words.startswith("/")
        case _:
            return False


def _event(update: Incoming) -> Event | None:
    match update.kind:
        case "callback_query":
            return _pressed(update.body)
        case "message":
            return _said(update.body)
        case "edited_message":
            return _edited(update.body)
        case "my_chat_member":
            return _membership(update.body)
        case _:
            return None


def _pressed(query: Raw) -> Pressed:
    match query:
        case {"data": str(data), "message": {"message_id": int(message)}}:
            return Pressed(data, message)
        case _:
            return Pressed("", 0)


def _said(message: Raw) -> Event | None:
    match message:
        case {"text": str(words)} if words.startswith("/"):
            return _command(words)
        case {"text": str(words), "message_id": int(number)}:
            return Typed(words, number)
        case {"text": _}:
            return None
        case _:
            return Attached()


def _edited(message: Raw) -> Event | None:
    match message:
        case {"text": str(words), "message_id": int(number)}:
            return Edited(words, number)
        case _:
            return None


def _command(words: str) -> Event:
    command, _, argument = words[1:].partition(" ")
    name = command.partition("@")[0].lower()
    if name == "start":
        return Arrived(argument.strip())
    return Asked(Request(name) if name in _REQUESTS else Request.UNKNOWN)


def _membership(change: Raw) -> Event | None:
    match change:
        case {"new_chat_member": {"status": "kicked" | "left"}}:
            return BlockedUs()
        case {"new_chat_member": {"status": str()}}:
            return UnblockedUs()
        case _:
            return None
