"""How control calls answer: JSON, and {"error": ...} for what cannot be done."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from bot.emulator.errors import SimError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def answer(body: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


def guarded(handler: Handler) -> Handler:
    """The handler, with what it cannot do answered in JSON."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except SimError as refusal:
            return answer({"error": str(refusal)}, refusal.status)

    return handle
