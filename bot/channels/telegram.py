"""Telegram as a channel, through python-telegram-bot's Bot."""

from telegram import Bot
from telegram.error import RetryAfter

from bot.channels.failures import Wait, verdict
from bot.channels.floodgate import Floodgate
from bot.channels.outbound import fields
from bot.conversation.screen import Screen


class TelegramChannel:
    """Shows screens as messages. Raises python-telegram-bot's errors."""

    def __init__(self, bot: Bot, gate: Floodgate) -> None:
        self._bot = bot
        self._gate = gate

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        """Write a message, or rewrite the message ``over``; return its id."""
        if over is not None:
            await self._bot.edit_message_text(
                screen.html, chat_id=chat, message_id=over, api_kwargs=fields(screen)
            )
            return over
        await self._gate.enter(chat)
        try:
            message = await self._bot.send_message(chat, screen.html, api_kwargs=fields(screen))
        except RetryAfter as error:
            self._hold(error)
            raise
        return message.message_id

    def _hold(self, error: RetryAfter) -> None:
        found = verdict(error)
        if isinstance(found, Wait):
            self._gate.pause(found.seconds)

    async def toast(self, query: str, words: str) -> None:
        """Answer a tap."""
        await self._bot.answer_callback_query(query, text=words or None)
