"""What machines ask of a running Hearback: does it live, may it be sent updates, how does it go."""

import asyncio
from collections.abc import Callable, Mapping

from aiohttp.web import BaseRequest, Response

from admin.exposition import CONTENT_TYPE, VERSION, exposition
from bot.channels.http_server import Page
from bot.meters import Meters
from bot.storage.store import Store

PATIENCE = 2.0
"""Seconds that the database has to answer."""
HEALTHZ, READYZ, METRICS = "/healthz", "/readyz", "/metrics"


class Health:
    """Answers for one process. ``begun`` is set while updates can come in; ``in_work`` counts the
    turns."""

    def __init__(
        self,
        store: Store,
        begun: asyncio.Event,
        meters: Meters,
        in_work: Callable[[], int],
        patience: float = PATIENCE,
    ) -> None:
        self._store = store
        self._begun = begun
        self._meters = meters
        self._in_work = in_work
        self._patience = patience
        self._look: asyncio.Task[bytes | None] | None = None

    def pages(self) -> Mapping[str, Page]:
        """Return the pages by path."""
        return {
            HEALTHZ: Page(self._healthz),
            READYZ: Page(self._readyz),
            METRICS: Page(self._metrics),
        }

    async def _healthz(self, _request: BaseRequest) -> Response:
        return Response(text="It lives.\n")

    async def _readyz(self, _request: BaseRequest) -> Response:
        if not self._begun.is_set():
            return Response(status=503, text="Updates are not taken in.\n")
        if not await self._database_answers():
            return Response(status=503, text="The database does not answer.\n")
        return Response(text="Ready.\n")

    async def _metrics(self, _request: BaseRequest) -> Response:
        is_ready = self._begun.is_set() and await self._database_answers()
        text = exposition(self._meters, self._in_work(), is_ready)
        headers = {"Content-Type": f"{CONTENT_TYPE}; version={VERSION}; charset=utf-8"}
        return Response(body=text.encode(), headers=headers)

    async def _database_answers(self) -> bool:
        # All who ask meanwhile wait for the same look, so that asking costs the database little.
        if self._look is None or self._look.done():
            self._look = asyncio.ensure_future(self._store.mark("looked"))
        await asyncio.wait({self._look}, timeout=self._patience)
        return self._look.done() and self._look.exception() is None
