"""Posting updates to a bot's webhook as Telegram does: until each was taken, a few at a time."""

import asyncio
import re
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

import orjson

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_LAST = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
_FIELD = re.compile(rb'name="([^"]+)".*?\r\n\r\n(.*?)\r\n--', re.DOTALL)
_AGAIN = 0.2
"""Seconds before an update that was not taken is posted again."""

Call = Callable[[str, Mapping[str, Any]], None]
"""Carries out a method that came back with a 200."""


class Hook:
    """Posts to one address, over at most so many connections, one update at a time on each."""

    def __init__(self, url: str, secret: str, connections: int, call: Call) -> None:
        self._at = urlsplit(url)
        self._head = (
            f"POST {self._at.path} HTTP/1.1\r\nHost: {self._at.netloc}\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Type: application/json\r\n"
            "Content-Length: %d\r\n\r\n"
        ).encode()
        self._call = call
        self._waiting: deque[bytes] = deque()
        self._idle: list[_Line] = []
        self._lines: set[_Line] = set()
        self._free = connections
        self._opening: set[asyncio.Task[None]] = set()
        self._closed = False
        self.refused = 0
        """How often the bot did not take an update."""

    def post(self, update: bytes) -> None:
        """Post an update as soon as a connection is free."""
        self._waiting.append(update)
        if self._idle:
            self.next(self._idle.pop())
        elif self._free:
            self._free -= 1
            task = asyncio.get_running_loop().create_task(self._open())
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)

    def close(self) -> None:
        """Hang up."""
        self._closed = True
        for line in list(self._lines):
            line.hang_up()

    def next(self, line: "_Line") -> None:
        """Give a connection that is free what waits longest."""
        if self._waiting:
            line.send(self._head, self._waiting.popleft())
        else:
            self._idle.append(line)

    def taken(self, line: "_Line", status: int, update: bytes, reply: bytes) -> None:
        """Go on after a reply."""
        if status != 200:
            self._again(update)
        elif len(reply) > 2:
            self._call(*_method(reply))
        if not line.is_last:
            self.next(line)

    def lost(self, line: "_Line", update: bytes | None) -> None:
        """Go on without a connection."""
        self._lines.discard(line)
        if line in self._idle:
            self._idle.remove(line)
        self._free += 1
        if update is not None:
            self._again(update)
        elif self._waiting:
            self.post(self._waiting.popleft())

    def _again(self, update: bytes) -> None:
        self.refused += 1
        if not self._closed:
            asyncio.get_running_loop().call_later(_AGAIN, self.post, update)

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        while not self._closed:
            try:
                _, line = await loop.create_connection(
                    lambda: _Line(self), self._at.hostname or "", self._at.port or 80
                )
            except OSError:
                await asyncio.sleep(_AGAIN)
            else:
                self._lines.add(line)
                self.next(line)
                return


class _Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, hook: Hook) -> None:
        self._hook = hook
        self._unread = b""
        self._sent: bytes | None = None
        self._transport: asyncio.WriteTransport | None = None
        self.is_last = False
        """Whether the bot closes the connection after this reply."""

    def send(self, head: bytes, update: bytes) -> None:
        self._sent = update
        if self._transport is not None:
            self._transport.write(head % len(update) + update)

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none of asyncio's classes.
        self._transport = cast(asyncio.WriteTransport, transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self._transport, sent, self._sent = None, self._sent, None
        self._hook.lost(self, sent)

    def data_received(self, data: bytes) -> None:
        self._unread += data
        end = self._unread.find(b"\r\n\r\n")
        if end < 0 or self._sent is None:
            return
        body = _body(self._unread[: end + 2], self._unread[end + 4 :])
        if body is not None:
            self.is_last = _LAST.search(self._unread, 0, end) is not None
            status, update = int(self._unread[9:12]), self._sent
            self._unread, self._sent = b"", None
            self._hook.taken(self, status, update, body)


def _body(head: bytes, rest: bytes) -> bytes | None:
    """Return the body of a reply once all of it is there."""
    if _CHUNKED.search(head):
        return _joined(rest) if rest.endswith(b"0\r\n\r\n") else None
    length = _LENGTH.search(head)
    return rest if len(rest) >= int(length[1] if length else 0) else None


def _joined(chunks: bytes) -> bytes:
    body = b""
    while (size := int(chunks[: (end := chunks.index(b"\r\n"))], 16)) > 0:
        body += chunks[end + 2 : end + 2 + size]
        chunks = chunks[end + 4 + size :]
    return body


def _method(reply: bytes) -> tuple[str, Mapping[str, Any]]:
    """Return the call in a reply, which is JSON or a form of parts."""
    if reply.startswith(b"{"):
        called = orjson.loads(reply)
    else:
        called = {name.decode(): value.decode() for name, value in _FIELD.findall(reply)}
    return called.pop("method"), called
