"""A session for aiogram that sends JSON, and does not read messages that nobody looks at.

aiogram's documentation leaves the client to be replaced this way. Its own sends forms, in which
the keyboard is JSON inside of a text that is quoted once more.
"""

from typing import Any, cast

import orjson
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject
from aiohttp import ClientTimeout

_HEADERS = {"Content-Type": "application/json"}
_TIMEOUT = ClientTimeout(total=90)


class LeanSession(AiohttpSession):
    """What fails is read as ever, so its errors are aiogram's."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109
    ) -> TelegramType:
        session = await self.create_session()
        url = self.api.api_url(bot.token, method.__api_method__)
        body = orjson.dumps(_plain(method, bot))
        async with session.post(url, data=body, headers=_HEADERS, timeout=_TIMEOUT) as reply:
            raw = await reply.read()
        if reply.status == 200 and isinstance(method, EditMessageText):
            return cast(TelegramType, True)
        return cast(
            TelegramType, self.check_response(bot, method, reply.status, raw.decode()).result
        )


def _plain(of: TelegramObject | TelegramMethod[Any], bot: Bot) -> dict[str, Any]:
    """Return what was set, as plain values. Files are not sent here."""
    return {
        name: bot.default[value.name] if isinstance(value, Default) else value
        for name, value in of.model_dump(mode="python", exclude_none=True, warnings=False).items()
    }
