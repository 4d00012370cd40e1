"""Once a night, in the quietest hour, the database is written anew: nothing deleted stays in it."""

import asyncio
import logging
from datetime import datetime, time, timedelta
from time import perf_counter

from admin.clock import Clock
from bot.channels.failures import place
from bot.storage.store import Store

FROM, UNTIL = time(3, 30), time(4, 30)
"""The quietest hour, in the time zone of the installation."""
EVERY = 300.0
"""Seconds between two looks at the clock."""
MARK = "rewritten_on"

_log = logging.getLogger(__name__)


async def rewriting(store: Store, clock: Clock, backup_days: int) -> None:
    """Look at the clock now and then, until cancelled."""
    while True:
        try:
            await rewrite_at_night(store, clock.now(), backup_days)
        except Exception as error:
            _log.error("The database was not rewritten: %s", place(error))
        await asyncio.sleep(EVERY)


async def rewrite_at_night(store: Store, now: datetime, backup_days: int) -> bool:
    """Rewrite if it is time to, and tell whether it was.

    First those are dropped from the list of the forgotten whom no backup can bring back: they were
    forgotten more than ``backup_days`` days ago.
    """
    tonight = now.date().isoformat().encode()
    if not FROM <= now.time() < UNTIL or await store.mark(MARK) == tonight:
        return False
    await store.drop_erased(now.date() - timedelta(days=backup_days))
    # Noted first: one that fails every time is tried once a night, and holds turns up once.
    await store.set_mark(MARK, tonight)
    began = perf_counter()
    await store.rewrite()
    _log.info("The database was rewritten in %.1f seconds.", perf_counter() - began)
    return True
