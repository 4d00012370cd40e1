"""A bot that thinks nothing and keeps nothing: how many steps a second the Bot API side can take.

It shows one keyboard with every label, so that everyone finds their next button. Arguments:
the address of the Bot API, and where to listen for updates, if it shall not ask for them.
"""

import asyncio
import sys
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import orjson
import uvloop

from tests.benchmarks.crowd import FIRST, ROUND
from tests.benchmarks.wire import Reply, Wire

CONNECTIONS = 100
_LABELS = sorted({*FIRST, *ROUND})
_MARKUP = {"inline_keyboard": [[{"text": each, "callback_data": each}] for each in _LABELS]}

Call = tuple[str, Mapping[str, Any]]


class Line:
    """One connection, used by one at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def call(self, *calls: Call) -> Any:
        """Make calls at once; return what the last one gives."""
        self._writer.write(b"".join(_request(method, values) for method, values in calls))
        return [await self._result() for _ in calls][-1]

    async def _result(self) -> Any:
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        return orjson.loads(await self._reader.readexactly(length))["result"]


def _request(method: str, values: Mapping[str, Any]) -> bytes:
    body = orjson.dumps(values)
    return b"POST /bot4200000:echo/%b HTTP/1.1\r\nContent-Length: %d\r\n\r\n%b" % (
        method.encode(),
        len(body),
        body,
    )


async def answer(line: Line, update: Mapping[str, Any], *before: Call) -> None:
    """Show the keyboard: below a message, over one whose button was tapped."""
    if "message" in update:
        chat = update["message"]["chat"]["id"]
        written = {"chat_id": chat, "text": "Press.", "reply_markup": _MARKUP}
        await line.call(("sendMessage", written))
        return
    over = update["callback_query"]["message"]
    rewritten = {
        "chat_id": over["chat"]["id"],
        "message_id": over["message_id"],
        "text": "Press.",
        "reply_markup": _MARKUP,
    }
    await line.call(*before, ("editMessageText", rewritten))


def answered(update: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what answers a tap."""
    return {"callback_query_id": update["callback_query"]["id"]}


class Bot:
    """Works on updates, as many at once as it has lines."""

    def __init__(self, lines: list[Line]) -> None:
        self._waiting: asyncio.Queue[tuple[Mapping[str, Any], tuple[Call, ...]]] = asyncio.Queue()
        self._workers = [asyncio.create_task(self._work(line)) for line in lines]

    async def end(self) -> None:
        """Wait until something goes wrong."""
        await asyncio.gather(*self._workers)

    async def poll(self, line: Line) -> None:
        """Ask for updates; answer taps with a call."""
        offset = 0
        while not any(worker.done() for worker in self._workers):
            updates = await line.call(("getUpdates", {"offset": offset, "timeout": 10}))
            for update in updates:
                offset = update["update_id"] + 1
                tap = "callback_query" in update
                before = (("answerCallbackQuery", answered(update)),) if tap else ()
                self._waiting.put_nowait((update, before))

    def take(self, _: str, body: bytes, reply: Reply) -> None:
        """Take an update that was posted; answer taps in the reply."""
        update = orjson.loads(body)
        self._waiting.put_nowait((update, ()))
        if "callback_query" in update:
            reply(orjson.dumps({"method": "answerCallbackQuery", **answered(update)}))
        else:
            reply(b"{}")

    async def _work(self, line: Line) -> None:
        while True:
            update, before = await self._waiting.get()
            await answer(line, update, *before)


async def run(address: str, hook: str) -> None:
    url = urlsplit(address)
    first, *lines = [
        Line(*await asyncio.open_connection(url.hostname, url.port)) for _ in range(CONNECTIONS + 1)
    ]
    bot = Bot(lines)
    if not hook:
        await bot.poll(first)
        return
    listen = urlsplit(hook)
    loop = asyncio.get_running_loop()
    await loop.create_server(partial(Wire, bot.take), listen.hostname, listen.port or 80)
    await first.call(("setWebhook", {"url": hook, "max_connections": CONNECTIONS}))
    await bot.end()


if __name__ == "__main__":
    uvloop.run(run(*sys.argv[1:]))
