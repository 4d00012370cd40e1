"""A bot that thinks nothing and keeps nothing: how many steps a second the Bot API side can take.

It shows one keyboard with every label, so that everyone finds their next button. The argument is
the address of the Bot API.
"""

import asyncio
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
import uvloop

from tests.benchmarks.crowd import FIRST, ROUND

CONNECTIONS = 16
_LABELS = sorted({*FIRST, *ROUND})
_MARKUP = {"inline_keyboard": [[{"text": each, "callback_data": each}] for each in _LABELS]}


class Line:
    """One connection, used by one at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def call(self, *calls: tuple[str, Mapping[str, Any]]) -> Any:
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


async def answer(line: Line, update: Mapping[str, Any]) -> None:
    """Show the keyboard: below a message, over one whose button was tapped."""
    if "message" in update:
        chat = update["message"]["chat"]["id"]
        written = {"chat_id": chat, "text": "Press.", "reply_markup": _MARKUP}
        await line.call(("sendMessage", written))
        return
    query = update["callback_query"]
    over = query["message"]
    rewritten = {
        "chat_id": over["chat"]["id"],
        "message_id": over["message_id"],
        "text": "Press.",
        "reply_markup": _MARKUP,
    }
    await line.call(
        ("answerCallbackQuery", {"callback_query_id": query["id"]}), ("editMessageText", rewritten)
    )


async def run(address: str) -> None:
    url = urlsplit(address)
    lines = [
        Line(*await asyncio.open_connection(url.hostname, url.port)) for _ in range(CONNECTIONS + 1)
    ]
    waiting: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()

    async def work(line: Line) -> None:
        while True:
            await answer(line, await waiting.get())

    workers = [asyncio.create_task(work(line)) for line in lines[:CONNECTIONS]]
    offset = 0
    while not any(worker.done() for worker in workers):
        updates = await lines[-1].call(("getUpdates", {"offset": offset, "timeout": 10}))
        for update in updates:
            offset = update["update_id"] + 1
            waiting.put_nowait(update)


if __name__ == "__main__":
    uvloop.run(run(sys.argv[1]))
