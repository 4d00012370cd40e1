"""Calls to the Bot API that are made all day long, without the objects nobody looks at."""

from typing import Any

from telegram import Bot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter


class Calls:
    """Calls methods by name, through the transport of a `Bot`.

    `Bot`'s own methods make objects of every button and of every reply; that costs more than the
    call. What goes wrong raises the same errors.
    """

    __slots__ = ("_base", "_request")

    def __init__(self, bot: Bot) -> None:
        self._request = bot.request
        self._base = bot.base_url

    async def __call__(self, method: str, **fields: Any) -> Any:
        """Return the ``result`` of a method. Raises TelegramError."""
        data = RequestData([RequestParameter(name, fields[name], None) for name in fields])
        return await self._request.post(f"{self._base}/{method}", data)
