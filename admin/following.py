"""Seeing what staff did at another replica: what is published, and who is staff."""

import asyncio
import logging

from admin.access import Access
from bot.channels.failures import place
from bot.noticeboard import Noticeboard
from bot.storage.store import REVISION, Store

EVERY = 1.0
"""Seconds between two looks."""

_log = logging.getLogger(__name__)


async def following(store: Store, board: Noticeboard, access: Access) -> None:
    """Look, again and again, until cancelled."""
    seen: bytes | None = None
    logged = ""
    while True:
        try:
            seen = await follow(store, board, access, seen)
            logged = ""
        except Exception as error:
            if place(error) != logged:
                logged = place(error)
                _log.error("What other replicas changed was not read: %s", logged)
        await asyncio.sleep(EVERY)


async def follow(
    store: Store, board: Noticeboard, access: Access, seen: bytes | None
) -> bytes | None:
    """Read board and staff if the revision is no longer ``seen``; return the revision."""
    revision = await store.mark(REVISION)
    if revision != seen:
        await board.refresh()
        await access.refresh()
    return revision
