"""What machines ask of a running Hearback: does it live, may it be sent updates, how does it go."""

import asyncio
from collections.abc import Callable, Mapping

from admin.exposition import CONTENT_TYPE, VERSION, exposition
from bot.channels.http_pages import Answer, Page, Request
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

    async def _healthz(self, _: Request) -> Answer:
        return Answer(body=b"It lives.\n")

    async def _readyz(self, _: Request) -> Answer:
        if not self._begun.is_set():
            return Answer(503, b"Updates are not taken in.\n")
        if not await self._database_answers():
            return Answer(503, b"The database does not answer.\n")
        return Answer(body=b"Ready.\n")

    async def _metrics(self, _: Request) -> Answer:
        is_ready = self._begun.is_set() and await self._database_answers()
        text = exposition(self._meters, self._in_work(), is_ready)
        kind = f"{CONTENT_TYPE}; version={VERSION}; charset=utf-8"
        return Answer(body=text.encode(), kind=kind)

    async def _database_answers(self) -> bool:
        # All who ask meanwhile wait for the same look, so that asking costs the database little.
        if self._look is None or self._look.done():
            self._look = asyncio.ensure_future(self._store.mark("looked"))
        await asyncio.wait({self._look}, timeout=self._patience)
        return self._look.done() and self._look.exception() is None
