"""Calls to the Bot API that are made all day long, without the objects nobody looks at."""

from typing import Any

from telegram import Bot
from telegram.request import BaseRequest

from bot.channels.transport import Transport


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
