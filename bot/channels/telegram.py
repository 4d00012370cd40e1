"""Telegram as a channel."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Protocol

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.channels.calls import Calls
from bot.channels.failures import NotYet, Wait, verdict
from bot.channels.outbound import fields, new_message
from bot.channels.pictures import Draw, Pictures
from bot.conversation.effects import File
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
    """Shows screens as messages. Raises python-telegram-bot's errors, and NotYet.

    Without ``draw``, sheets of pictures go out as words alone.
    """

    def __init__(self, bot: Bot, gate: Gate, draw: Draw | None = None) -> None:
        self._bot = bot
        self._call = Calls(bot)
        self._gate = gate
        self._pictures = Pictures(bot, draw)

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        """Write a message, or rewrite the message ``over``; return its id."""
        if over is not None and screen.picture is not None:
            await self._pictures.rewrite(chat, screen, screen.picture, over)
            return over
        if over is not None:
            await self._call("editMessageText", chat_id=chat, message_id=over, **fields(screen))
            return over
        send = partial(self._call, "sendMessage", chat_id=chat, **new_message(screen))
        if screen.picture is not None:
            send = partial(self._pictures.send, chat, screen, screen.picture)
        message = await self._through_the_gate(chat, send)
        return int(message["message_id"])

    async def remove(self, chat: int, message: int) -> None:
        """Take a message away; Telegram leaves those that are two days old."""
        await self._call("deleteMessage", chat_id=chat, message_id=message)

    async def give(self, chat: int, file: File) -> None:
        """Hand a file over, straight from memory."""
        send = partial(
            self._bot.send_document,
            chat,
            InputFile(file.content, file.name),
            caption=file.caption,
            parse_mode="HTML",
        )
        await self._through_the_gate(chat, send)

    async def _through_the_gate(self, chat: int, send: Callable[[], Awaitable[Any]]) -> Any:
        """Send a new message once there is room for it."""
        await self._gate.enter(chat)
        try:
            return await send()
        except TelegramError as error:
            found = verdict(error)
            if isinstance(found, Wait):
                raise self._gate.refuse(chat, found.seconds) from None
            raise

    def toast(self, query: str, words: str) -> Awaitable[object]:
        """Answer a tap."""
        said = {"text": words} if words else {}
        return self._call("answerCallbackQuery", callback_query_id=query, **said)
