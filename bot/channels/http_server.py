"""A handful of pages over HTTP on one address, each answered by a function."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import StreamReader, hdrs
from aiohttp.abc import AbstractStreamWriter
from aiohttp.helpers import rfc822_formatted_time
from aiohttp.http import RawRequestMessage
from aiohttp.web import (
    BaseRequest,
    HTTPRequestEntityTooLarge,
    RequestHandler,
    Response,
    Server,
    ServerRunner,
    StreamResponse,
    TCPSite,
)

from bot.channels.failures import place
from bot.channels.intake import IntakeFault

BODY_LIMIT = 1024 * 1024
"""Bytes. An update of Telegram has a few thousand, the largest imaginable some hundred thousand. A
limit that cut one off would bring it back again and again for a day, so it is a generous one."""
KEPT = 200.0
"""Seconds that a quiet connection is kept: longer than any reverse proxy keeps its own, or it would
send an update into one that is just being closed."""
SERVER = "Hearback"
"""What the server calls itself: not what it is made of."""
_LINGER = 2.0
"""Seconds for which a refused body is still dropped, so that the refusal can be read."""
_CLOSING = 5.0
"""Seconds that answers in work have when the server closes."""

_log = logging.getLogger(__name__)
_wire = logging.getLogger(f"{__name__}.wire")
# aiohttp writes down what it could not read, and a piece of somebody's message may be in it.
_wire.disabled = True


@dataclass(frozen=True, slots=True)
class Page:
    """What answers a path, and to which methods."""

    answer: Callable[[BaseRequest], Awaitable[StreamResponse]]
    methods: frozenset[str] = frozenset({hdrs.METH_GET, hdrs.METH_HEAD})


class Whole(StreamResponse):
    """A 200 that is written in one piece: what aiohttp does to put together the same few headers
    each time would be a tenth of a whole turn."""

    def __init__(self, body: bytes = b"", content_type: str = "application/json") -> None:
        super().__init__()
        self._whole = body
        self._kind = f"Content-Type: {content_type}\r\n" if body else ""

    async def prepare(self, request: BaseRequest) -> None:
        """Write everything. Raises ConnectionError when whoever asked is gone."""
        if request.transport is None:
            raise ConnectionResetError
        self._keep_alive = request.keep_alive
        goes_on = "" if request.keep_alive else "Connection: close\r\n"
        head = (
            f"HTTP/1.1 200 OK\r\nServer: {SERVER}\r\nDate: {rfc822_formatted_time()}\r\n"
            f"{self._kind}Content-Length: {len(self._whole)}\r\n{goes_on}\r\n"
        )
        request.transport.write(head.encode() + self._whole)

    async def write_eof(self, data: bytes = b"") -> None:
        """Do nothing: it is all written."""


class Refusal(Exception):
    """A request that is not answered; ``words`` are one line for whoever sent it."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


class HttpServer:
    """Serves ``pages`` by path, and ``below`` by how it begins, and nothing else. ``refused`` is
    told every status above 399."""

    def __init__(
        self,
        host: str,
        port: int,
        pages: Mapping[str, Page],
        refused: Callable[[int], None],
        below: Mapping[str, Page] | None = None,
    ) -> None:
        self._host = host
        self._port = port
        self._pages = pages
        self._below = below or {}
        self._refused = refused
        self._runner: ServerRunner | None = None

    async def open(self) -> int:
        """Listen; return the port. Raises IntakeFault when the address cannot be had."""
        runner = ServerRunner(_server(self._answer), shutdown_timeout=_CLOSING)
        await runner.setup()
        try:
            await TCPSite(runner, self._host, self._port).start()
        except OSError as error:
            await runner.cleanup()
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such address"
            raise IntakeFault(
                f"HEARBACK_LISTEN: cannot listen on {self._host}:{self._port} ({why}): stop what "
                "listens there, or choose another address."
            ) from None
        self._runner = runner
        return int(runner.addresses[0][1])

    async def close(self) -> None:
        """Listen no more, and return when what was asked is answered."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: BaseRequest) -> StreamResponse:
        response: StreamResponse
        try:
            response = await self._page(request).answer(request)
        except Refusal as refusal:
            response = Response(status=refusal.status, text=f"{refusal.words}\n")
            self._refused(refusal.status)
        except ConnectionError:
            raise  # Whoever asked is gone.
        except Exception as error:
            _log.error("A request was not answered: %s", place(error))
            response = Response(status=500, text="It did not work.\n")
            self._refused(500)
        response.headers[hdrs.SERVER] = SERVER
        return response

    def _page(self, request: BaseRequest) -> Page:
        # What the address means as a URL nobody needs to know: our paths are plain words.
        path = request.raw_path.partition("?")[0]
        page = self._pages.get(path) or self._beginning(path)
        if page is None:
            raise Refusal(404, "There is nothing here.")
        if request.method not in page.methods:
            raise Refusal(405, f"Only {' and '.join(sorted(page.methods))} are answered here.")
        return page

    def _beginning(self, path: str) -> Page | None:
        return next((page for begins, page in self._below.items() if path.startswith(begins)), None)


async def body_of(request: BaseRequest, seconds: float) -> bytes:
    """Return the body of a request. Raises Refusal when it is too large, or takes longer."""
    length = request.content_length
    if length is not None and length > BODY_LIMIT:
        raise Refusal(413, f"More than {BODY_LIMIT} bytes are not taken.")
    try:
        if request.content.is_eof():
            return await request.read()
        async with asyncio.timeout(seconds):
            return await request.read()
    except HTTPRequestEntityTooLarge:
        raise Refusal(413, f"More than {BODY_LIMIT} bytes are not taken.") from None
    except TimeoutError:
        raise Refusal(408, f"The rest did not come within {seconds:g} seconds.") from None


def _server(answer: Callable[[BaseRequest], Awaitable[StreamResponse]]) -> Server:
    """Return aiohttp's server without its router and middlewares: five pages need neither."""
    loop = asyncio.get_running_loop()

    def request(
        message: RawRequestMessage,
        payload: StreamReader,
        protocol: RequestHandler,
        writer: AbstractStreamWriter,
        task: "asyncio.Task[None]",
    ) -> BaseRequest:
        return BaseRequest(
            message, payload, protocol, writer, task, loop, client_max_size=BODY_LIMIT
        )

    return Server(
        answer,
        request_factory=request,
        access_log=None,
        logger=_wire,
        keepalive_timeout=KEPT,
        lingering_time=_LINGER,
        auto_decompress=False,
    )
