"""Calls to the Bot API that are made all day long, without the objects nobody looks at."""

from collections.abc import Mapping
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.channels.incoming import Raw
from bot.channels.transport import Transport
from bot.channels.wire import NotJson, updates_in


class Calls:
    """Calls methods by name, through the transport of a `Bot`.

    `Bot`'s own methods make objects of every button and of every reply; that costs more than the
    call. What goes wrong raises the same errors.
    """

    __slots__ = ("_base", "_transport")

    def __init__(self, bot: Bot) -> None:
        if not isinstance(bot.request, Transport):
            raise TypeError("the bot has another transport")
        self._transport = bot.request
        self._base = bot.base_url

    async def __call__(self, method: str, **fields: Any) -> Any:
        """Return the ``result`` of a method. Raises TelegramError."""
        url = f"{self._base}/{method}"
        status, reply = await self._transport.post_json(url, fields)
        if status == 200:
            return self._transport.parse_json_payload(reply)["result"]
        return await _Replied(status, reply).post(url)

    async def get_updates(self, fields: Mapping[str, Any], seconds: float) -> list[Raw]:
        """Return the updates that Telegram has within so many seconds. Raises TelegramError, which
        does not repeat what it could not read."""
        url = f"{self._base}/getUpdates"
        status, reply = await self._transport.post_json(url, fields, seconds)
        try:
            if status == 200:
                return updates_in(reply)
        except NotJson:
            raise TelegramError("Invalid server response") from None
        await _Replied(status, reply).post(url)
        raise TelegramError("Invalid server response")


class _Replied(BaseRequest):
    """A reply that is there already, for python-telegram-bot to find its error."""

    __slots__ = ("_reply",)

    def __init__(self, status: int, reply: bytes) -> None:
        self._reply = (status, reply)

    @property
    def read_timeout(self) -> float | None:
        """Nothing is read."""
        return None

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Nothing is closed."""

    async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
        """Return the reply."""
        return self._reply
