"""Server-Sent Events: everything that happens, as it happens."""

import asyncio

import orjson
from aiohttp import web

from bot.emulator.errors import SimError
from bot.emulator.hub import Happening, Subscription
from bot.emulator.world import World

_HEARTBEAT = 15.0


async def events(world: World, request: web.Request) -> web.StreamResponse:
    """The stream behind /sim/events; `?chats=1,2` leaves out what happens in other chats."""
    chats = _chats(request.query.get("chats"))
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    with world.hub.listening(chats) as subscription:
        await response.prepare(request)
        try:
            await response.write(b": listening\n\n")
            await _pass_on(subscription, response)
        except ConnectionError:
            pass
    return response


def _chats(raw: str | None) -> frozenset[int] | None:
    if not raw:
        return None
    try:
        return frozenset(int(one) for one in raw.split(","))
    except ValueError:
        raise SimError("chats must be chat ids with commas between them") from None


async def _pass_on(subscription: Subscription, response: web.StreamResponse) -> None:
    while True:
        try:
            async with asyncio.timeout(_HEARTBEAT):
                happening = await subscription.queue.get()
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if happening is None:
            return
        parts = [_line(happening)]
        while not subscription.queue.empty():
            further = subscription.queue.get_nowait()
            if further is None:
                break
            parts.append(_line(further))
        await response.write(b"".join(parts))


def _line(happening: Happening) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (happening.kind.encode(), orjson.dumps(happening.data))
