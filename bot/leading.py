"""One replica at a time does what only one may do: send, count, keep the calendar."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager
from time import monotonic

from bot.channels.outage import Outage
from bot.storage.store import LEADER, Store

LEASE = 6.0
"""Seconds that a lease lasts. Whoever dies is replaced when it has run out and one more look found
that out: within 8 seconds."""
EVERY = 1.5
"""Seconds between two looks."""
MARGIN = 1.0
"""So many seconds before its lease runs out a leader that cannot renew it begins nothing more."""
AGAIN = 0.2
"""Seconds before another try while the database does not answer."""

_log = logging.getLogger(__name__)


class Leading:
    """Keeps ``holder`` known as alive, and enters ``term`` while it is the leader.

    Leaving ``term`` must begin nothing more at once; what is on its way may arrive. ``noticed`` is
    told which replicas are alive, ``holder`` among them. ``clock`` counts seconds, never back: it
    is asked before the database is, so a lease is never thought to last longer than it does.
    """

    def __init__(
        self,
        store: Store,
        holder: str,
        term: Callable[[], AbstractAsyncContextManager[None]],
        noticed: Callable[[Collection[str]], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._store = store
        self._holder = holder
        self._term = term
        self._noticed = noticed
        self._clock = clock
        self._database = Outage("The database", _log)

    async def run(self) -> None:
        """Lead whenever nobody else does, until cancelled; then all leases are given back."""
        try:
            while True:
                until = await self._asked(self._clock() + LEASE)
                if until is not None:
                    await self._lead(until)
                await asyncio.sleep(EVERY)
        finally:
            await self._give_back()

    async def _lead(self, until: float) -> None:
        _log.info("This replica does the background work from now on.")
        async with self._term():
            leads: float | None = until
            while leads is not None:
                await asyncio.sleep(min(EVERY, max(0.0, leads - self._clock())))
                leads = await self._asked(leads)
            _log.warning("This replica does the background work no longer.")

    async def _asked(self, deadline: float) -> float | None:
        """Ask for the leases until there is an answer; return how long we surely lead, or None."""
        while (left := deadline - self._clock()) > 0:
            began = self._clock()
            try:
                async with asyncio.timeout(left):
                    leads = await self._ask()
            except Exception as error:
                self._database.note(error)
                await asyncio.sleep(min(AGAIN, left))
            else:
                self._database.end()
                return began + LEASE - MARGIN if leads else None
        return None

    async def _ask(self) -> bool:
        # First that we are alive: what a process claims may be settled once it is not.
        await self._store.lease(f"replica {self._holder}", self._holder, LEASE)
        leads = await self._store.lease(LEADER, self._holder, LEASE)
        self._noticed(frozenset((await self._store.leases()).values()))
        return leads

    async def _give_back(self) -> None:
        try:
            async with asyncio.timeout(MARGIN):
                await self._store.release(self._holder)
        except Exception as error:
            self._database.note(error)
