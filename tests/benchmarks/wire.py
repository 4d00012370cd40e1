"""HTTP/1.1 as far as a bot and a benchmark need it: small, so that it is not what is measured."""

import asyncio
import re
from collections.abc import Callable
from typing import cast

Reply = Callable[[bytes], None]
Handle = Callable[[str, bytes, Reply], None]
"""Takes the last part of the path, the body, and what to call with the JSON of the reply."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Wire(asyncio.Protocol):
    """One connection. Requests must say how long their body is."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._unread = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none of asyncio's classes.
        self._transport = cast(asyncio.WriteTransport, transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (end := self._unread.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._unread, 0, end)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._unread) < whole:
                return
            head, body = self._unread[:end], self._unread[end + 4 : whole]
            self._unread = self._unread[whole:]
            path = head.split(b" ", 2)[1]
            self._handle(path.rpartition(b"/")[2].decode(), body, self._reply)

    def _reply(self, body: bytes) -> None:
        if self._transport is not None:
            self._transport.write(_HEAD % (len(body), body))
