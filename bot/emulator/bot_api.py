"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import inspect
import re
from typing import Any

import orjson
from aiohttp import web

from bot.emulator.errors import ApiError, not_found, too_many
from bot.emulator.methods.table import METHODS
from bot.emulator.params import Params, read_params
from bot.emulator.world import World

_TOKEN = re.compile(r"\d+:[\w-]+")


class BotApi:
    """Answers calls for one bot."""

    def __init__(self, world: World) -> None:
        self._world = world
        world.webhook.reply = self._call_in_answer

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call, with the faults that were asked for."""
        method = request.match_info["method"].lower()
        fault = None
        plan = self._world.faults.plan
        if self._world.faults.concerns(method):
            if plan.latency_ms:
                await asyncio.sleep(plan.latency_ms / 1000)
            fault = self._world.faults.draw()
        if fault == "drop":
            return self._dropped(request)
        try:
            self._check_token(request.match_info["token"])
            if fault == "too_many":
                raise too_many(1)
            if fault == "server_error":
                raise ApiError(500, "Internal Server Error")
            result = await self.call(method, await read_params(request))
        except ApiError as refusal:
            self._world.calls.refused(refusal.code)
            return _json(refusal.body(), refusal.code)
        if fault == "drop_after":
            return self._dropped(request)
        return _json({"ok": True, "result": result})

    async def call(self, method: str, params: Params) -> Any:
        """The result of a method, its name in lower case; ApiError when it is refused."""
        if method not in METHODS:
            raise not_found()
        name, run = METHODS[method]
        self._world.calls.made(name)
        result = run(self._world, params)
        return await result if inspect.isawaitable(result) else result

    async def _call_in_answer(self, call: dict[str, Any]) -> None:
        """A call in the webhook's answer; its result is told to nobody, as Telegram has it."""
        try:
            await self.call(call["method"].lower(), Params(call))
        except ApiError as refusal:
            self._world.calls.refused(refusal.code)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The content of a file that getFile named."""
        file = self._world.files.at(request.match_info["path"])
        if request.match_info["token"] != self._world.bot.token or file is None:
            return _json(not_found().body(), 404)
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _dropped(self, request: web.Request) -> web.StreamResponse:
        """Closes the connection instead of answering."""
        self._world.calls.dropped()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _check_token(self, token: str) -> None:
        if token == self._world.bot.token:
            return
        raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else not_found()


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
