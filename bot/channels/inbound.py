"""A Telegram update as an event of the conversation. Pure."""

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

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
from bot.interviewer import Heard


def to_heard(update: Update) -> Heard | None:
    """Return what a person did in a private chat; None for anything else."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type != ChatType.PRIVATE:
        return None
    event = _event(update)
    if event is None:
        return None
    query = update.callback_query.id if update.callback_query else None
    return Heard(update.update_id, chat.id, spoken(user.language_code), event, query)


def is_call_in_group(update: Update) -> bool:
    """Tell whether somebody in a group gives the bot a command."""
    message, chat = update.message, update.effective_chat
    in_group = chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    return in_group and message is not None and (message.text or "").startswith("/")


def _event(update: Update) -> Event | None:
    match update:
        case Update(callback_query=CallbackQuery() as query):
            return _pressed(query)
        case Update(message=Message() as message):
            return _said(message)
        case Update(edited_message=Message(text=str(words)) as message):
            return Edited(words, message.message_id)
        case Update(my_chat_member=ChatMemberUpdated() as change):
            return _membership(change)
        case _:
            return None


def _pressed(query: CallbackQuery) -> Pressed:
    message = query.message.message_id if query.message else 0
    return Pressed(query.data or "", message)


def _said(message: Message) -> Event:
    words = message.text
    if words is None:
        return Attached()
    if words.startswith("/"):
        return _command(words)
    return Typed(words, message.message_id)


def _command(words: str) -> Event:
    command, _, argument = words[1:].partition(" ")
    name = command.partition("@")[0].lower()
    if name == "start":
        return Arrived(argument.strip())
    known = {request.value for request in Request}
    return Asked(Request(name) if name in known else Request.UNKNOWN)


def _membership(change: ChatMemberUpdated) -> Event:
    gone = change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    return BlockedUs() if gone else UnblockedUs()
