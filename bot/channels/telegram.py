"""Telegram as a channel."""

from typing import Protocol

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.calls import Calls
from bot.channels.failures import NotYet, Wait, verdict
from bot.channels.outbound import fields
from bot.conversation.screen import Screen


class Gate(Protocol):
    """Knows when Telegram takes a new message."""

    async def enter(self, chat: int) -> None:
        """Wait until one may go to ``chat``. May raise NotYet instead."""
        ...

    def refuse(self, chat: int, seconds: float) -> NotYet:
        """Hear that Telegram had too much; return whom that concerns."""
        ...


class TelegramChannel:
    """Shows screens as messages. Raises python-telegram-bot's errors, and NotYet."""

    def __init__(self, bot: Bot, gate: Gate) -> None:
        self._call = Calls(bot)
        self._gate = gate

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        """Write a message, or rewrite the message ``over``; return its id."""
        if over is not None:
            await self._call("editMessageText", chat_id=chat, message_id=over, **fields(screen))
            return over
        await self._gate.enter(chat)
        try:
            message = await self._call("sendMessage", chat_id=chat, **fields(screen))
        except TelegramError as error:
            found = verdict(error)
            if isinstance(found, Wait):
                raise self._gate.refuse(chat, found.seconds) from None
            raise
        return int(message["message_id"])

    async def toast(self, query: str, words: str) -> None:
        """Answer a tap."""
        said = {"text": words} if words else {}
        await self._call("answerCallbackQuery", callback_query_id=query, **said)
