"""HTTP as bytes on a socket, so that a test can be as rude as it likes."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from tests.bot.channels.listener import LONG


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, data: bytes) -> None:
        self._writer.write(data)

    async def head(self) -> Answer:
        """Return the next answer of which only the head comes."""
        async with asyncio.timeout(LONG):
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        pairs = (line.split(": ", 1) for line in head[1:] if line)
        return Answer(int(head[0].split()[1]), {name.lower(): value for name, value in pairs}, b"")

    async def answer(self) -> Answer:
        """Return the next answer."""
        head = await self.head()
        async with asyncio.timeout(LONG):
            length = int(head.headers.get("content-length", "0"))
            return replace(head, body=await self._reader.readexactly(length))

    async def ended(self) -> None:
        """Wait until the other side hangs up."""
        async with asyncio.timeout(LONG):
            try:
                while await self._reader.read(65536):
                    pass
            except ConnectionError:
                return


@asynccontextmanager
async def line_to(port: int) -> AsyncIterator[Line]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Line(reader, writer)
    finally:
        writer.close()


def request(
    path: str, body: bytes = b"", method: str = "POST", **headers: str | bytes | int
) -> bytes:
    """Return a request; a header named ``Content_Length`` is told instead of the true length."""
    told: dict[str, str | bytes | int] = {"Host": "bot", "Content_Length": len(body), **headers}
    lines = [f"{method} {path} HTTP/1.1".encode()]
    for name, value in told.items():
        raw = value if isinstance(value, bytes) else str(value).encode()
        lines.append(name.replace("_", "-").encode() + b": " + raw)
    return b"\r\n".join([*lines, b"", body])
