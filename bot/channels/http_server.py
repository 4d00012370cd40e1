"""A handful of pages over HTTP on one address. Nothing else is served, and nothing more told."""

import asyncio
import os
from collections.abc import Callable, Mapping
from typing import Final

from bot.channels.http_connection import Connection
from bot.channels.http_pages import Page, Pages
from bot.channels.intake import IntakeFault

KEPT: Final = 200.0
"""Seconds that a quiet connection is kept: longer than any reverse proxy keeps its own, or it would
send an update into one that is just being closed."""
_LOOK: Final = 10.0
"""Seconds between two looks for quiet connections."""
_CLOSING: Final = 5.0
"""Seconds that answers in work have when the server closes."""


class HttpServer:
    """Serves ``pages`` by path, and ``below`` by how it begins. ``refused`` is told every status
    above 399."""

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
        self._pages = Pages(pages, below or {})
        self._refused = refused
        self._connections: set[Connection] = set()
        self._server: asyncio.Server | None = None
        self._looking: asyncio.Task[None] | None = None

    async def open(self) -> int:
        """Listen; return the port. Raises IntakeFault when the address cannot be had."""
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._connected, self._host, self._port)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such address"
            raise IntakeFault(
                f"HEARBACK_LISTEN: cannot listen on {self._host}:{self._port} ({why}): stop what "
                "listens there, or choose another address."
            ) from None
        self._looking = loop.create_task(self._look())
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more, and return when what was asked is answered."""
        if self._server is None or self._looking is None:
            return
        self._looking.cancel()
        self._server.close()
        for connection in list(self._connections):
            connection.end()
        if works := [each.work for each in self._connections if each.work is not None]:
            await asyncio.wait(works, timeout=_CLOSING)
        for connection in list(self._connections):
            connection.abort()

    def _connected(self) -> Connection:
        return Connection(self._pages, self._refused, self._connections)

    async def _look(self) -> None:
        """Close the connections that have been quiet for long."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_LOOK)
            for each in list(self._connections):
                if each.work is None and loop.time() - each.quiet_since > KEPT:
                    each.end()
