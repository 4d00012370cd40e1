"""The whole emulator as one aiohttp application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from aiohttp import web

from bot.emulator.bot_api import BotApi
from bot.emulator.control import Control
from bot.emulator.control_answers import guarded
from bot.emulator.crowd.crowd import Crowd
from bot.emulator.overview import Overview
from bot.emulator.stream import events
from bot.emulator.world import World

_PAGE = Path(__file__).with_name("page")
_BODY_LIMIT = 60 * 1024 * 1024
_PATIENCE_AT_CLOSE = 0.5


def application(world: World, crowd: Crowd) -> web.Application:
    """Bot API, control API and the page of phones over one world."""
    api = BotApi(world)
    app = web.Application(client_max_size=_BODY_LIMIT)
    app.router.add_route("*", r"/bot{token:[^/]+}/{method:[^/]+}", api.handle)
    app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", api.download)
    app.add_routes(Control(world).routes())
    app.add_routes(Overview(world, crowd).routes())
    app.router.add_get("/sim/events", guarded(partial(events, world)))
    app.router.add_get("/", _front_page)
    app.router.add_static("/page", _PAGE)
    app.on_response_prepare.append(_always_fresh)
    return app


@asynccontextmanager
async def serving(world: World, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves the world for as long as the block lasts; gives the address. Port 0 is any."""
    crowd = Crowd(world)
    runner = web.AppRunner(
        application(world, crowd), access_log=None, shutdown_timeout=_PATIENCE_AT_CLOSE
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        actual = runner.addresses[0][1]
        yield f"http://{host}:{actual}"
    finally:
        await crowd.close()
        await world.close()
        await runner.cleanup()


async def _always_fresh(request: web.Request, response: web.StreamResponse) -> None:
    # A browser that kept half of the page would mix two versions of it.
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers["Cache-Control"] = "no-cache"


async def _front_page(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(_PAGE / "index.html")
