"""Pictures with words below them: uploaded once, and by the id that Telegram gave from then on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from telegram import Bot, InputFile, InputMediaPhoto, Message
from telegram.error import BadRequest

from bot.channels.calls import Calls
from bot.channels.failures import Failure, place, verdict
from bot.channels.outbound import fields, new_message, new_photo, photo
from bot.conversation.screen import Picture, Screen, Sheet

REMEMBERED = 512
"""Of so many pictures the id is remembered."""
FILE_NAME = "picture"
"""Telegram tells by the content what it is."""

_log = logging.getLogger(__name__)

Draw = Callable[[Sheet], bytes]
"""Returns a sheet as a PNG; it may take a while, and may raise."""
ById = Callable[[str], Awaitable[Any]]
ByContent = Callable[[bytes], Awaitable[Message | bool]]


class Pictures:
    """Sends pictures. What Telegram will not have as a picture goes out as words alone.

    Without ``draw``, so do sheets.
    """

    def __init__(self, bot: Bot, draw: Draw | None = None) -> None:
        self._bot = bot
        self._call = Calls(bot)
        self._draw = draw
        self._ids: dict[str, str] = {}
        self._refused: set[str] = set()
        # Many would be uploaded at the beginning of a push otherwise.
        self._uploading = asyncio.Lock()

    async def send(self, chat: int, screen: Screen, picture: Picture | Sheet) -> Any:
        """Send a new message with a picture; return it. Raises TelegramError."""
        words = new_photo(screen)

        async def by_id(file_id: str) -> Any:
            return await self._call("sendPhoto", chat_id=chat, photo=file_id, **words)

        async def by_content(content: bytes) -> Message:
            return await self._bot.send_photo(
                chat,
                InputFile(content, FILE_NAME),
                caption=screen.html,
                parse_mode="HTML",
                disable_notification=screen.silent,
                api_kwargs=_buttons(words),
            )

        sent = await self._shown(picture, by_id, by_content)
        if sent is None:
            return await self._call("sendMessage", chat_id=chat, **new_message(screen))
        return {"message_id": sent.message_id} if isinstance(sent, Message) else sent

    async def rewrite(
        self, chat: int, screen: Screen, picture: Picture | Sheet, message: int
    ) -> None:
        """Put a picture and its words in the place of what a message shows, be that another
        picture, the same one, or words alone. Raises TelegramError."""
        at = {"chat_id": chat, "message_id": message}

        async def by_id(file_id: str) -> Any:
            return await self._call("editMessageMedia", **at, **photo(screen, file_id))

        async def by_content(content: bytes) -> Message | bool:
            media = InputMediaPhoto(content, screen.html, "HTML", filename=FILE_NAME)
            buttons = _buttons(new_photo(screen))
            return await self._bot.edit_message_media(media, chat, message, api_kwargs=buttons)

        if await self._shown(picture, by_id, by_content) is None:
            await self._call("editMessageText", **at, **fields(screen))

    async def _shown(self, picture: Picture | Sheet, by_id: ById, by_content: ByContent) -> Any:
        """Return what Telegram replied; None when it does not take this picture."""
        if self._is_new(picture.name):
            async with self._uploading:
                if self._is_new(picture.name):
                    return await self._first(picture, by_content)
        if picture.name in self._refused:
            return None
        try:
            return await by_id(self._ids[picture.name])
        except BadRequest as error:
            if not _is_about_the_picture(error):
                raise
        self._ids.pop(picture.name, None)
        return await self._first(picture, by_content)

    def _is_new(self, name: str) -> bool:
        return name not in self._ids and name not in self._refused

    async def _first(
        self, picture: Picture | Sheet, by_content: ByContent
    ) -> Message | bool | None:
        content = await self._content(picture)
        if content is None:
            return None
        try:
            reply = await by_content(content)
        except BadRequest as error:
            if not _is_about_the_picture(error):
                raise
            _log.warning("Telegram does not take a picture: its words go out without it.")
            if "caption" not in error.message:  # Other words may well fit below it.
                self._refused.add(picture.name)
            return None
        self._remember(picture.name, reply)
        return reply

    async def _content(self, picture: Picture | Sheet) -> bytes | None:
        if isinstance(picture, Picture):
            return picture.content
        if self._draw is None:
            return None
        try:
            return await asyncio.to_thread(self._draw, picture)
        except Exception as error:
            _log.error("A picture was not drawn, its words go out alone: %s", place(error))
            self._refused.add(picture.name)
            return None

    def _remember(self, name: str, reply: Message | bool) -> None:
        if isinstance(reply, Message):
            self._ids[name] = reply.photo[-1].file_id
        if len(self._ids) > REMEMBERED:
            del self._ids[next(iter(self._ids))]


def _buttons(words: dict[str, Any]) -> dict[str, Any] | None:
    buttons = words.get("reply_markup")
    return {"reply_markup": orjson.dumps(buttons).decode()} if buttons else None


def _is_about_the_picture(error: BadRequest) -> bool:
    """Tell whether the same words would perhaps be taken without it."""
    return verdict(error) is Failure.REFUSED
