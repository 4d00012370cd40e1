"""Pictures with words below them: uploaded once, and by the id that Telegram gave from then on."""

import asyncio
import logging
from typing import Any

import orjson
from telegram import Bot, InputFile, Message
from telegram.error import BadRequest

from bot.channels.calls import Calls
from bot.channels.failures import Failure, verdict
from bot.channels.outbound import new_message, new_photo
from bot.conversation.screen import Picture, Screen

REMEMBERED = 64
"""Of so many pictures the id is remembered."""

_log = logging.getLogger(__name__)


class Pictures:
    """Sends pictures. What Telegram will not have as a picture goes out as words alone."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._call = Calls(bot)
        self._ids: dict[str, str] = {}
        self._refused: set[str] = set()
        # Many would be uploaded at the beginning of a push otherwise.
        self._uploading = asyncio.Lock()

    async def send(self, chat: int, screen: Screen, picture: Picture) -> Any:
        """Send a new message with a picture; return it. Raises TelegramError."""
        if picture.name not in self._ids and picture.name not in self._refused:
            async with self._uploading:
                if picture.name not in self._ids and picture.name not in self._refused:
                    return await self._first(chat, screen, picture)
        if picture.name in self._refused:
            return await self._words(chat, screen)
        return await self._again(chat, screen, picture)

    async def _again(self, chat: int, screen: Screen, picture: Picture) -> Any:
        known = self._ids[picture.name]
        try:
            return await self._call("sendPhoto", chat_id=chat, photo=known, **new_photo(screen))
        except BadRequest as error:
            if not _is_about_the_picture(error):
                raise
        self._ids.pop(picture.name, None)
        return await self._first(chat, screen, picture)

    async def _first(self, chat: int, screen: Screen, picture: Picture) -> Any:
        try:
            message = await self._upload(chat, screen, picture)
        except BadRequest as error:
            if not _is_about_the_picture(error):
                raise
            _log.warning("Telegram does not take a picture: its words go out without it.")
            self._refused.add(picture.name)
            return await self._words(chat, screen)
        self._remember(picture.name, message)
        return {"message_id": message.message_id}

    async def _upload(self, chat: int, screen: Screen, picture: Picture) -> Message:
        fields = new_photo(screen)
        buttons = fields.pop("reply_markup", None)
        return await self._bot.send_photo(
            chat,
            InputFile(picture.png, "picture.png"),
            **fields,
            api_kwargs={"reply_markup": orjson.dumps(buttons).decode()} if buttons else None,
        )

    async def _words(self, chat: int, screen: Screen) -> Any:
        return await self._call("sendMessage", chat_id=chat, **new_message(screen))

    def _remember(self, name: str, message: Message) -> None:
        self._ids[name] = message.photo[-1].file_id
        if len(self._ids) > REMEMBERED:
            del self._ids[next(iter(self._ids))]


def _is_about_the_picture(error: BadRequest) -> bool:
    """Tell whether the same words would perhaps be taken without it."""
    return verdict(error) is Failure.REFUSED
