"""What is deleted leaves the disk by and by."""

import asyncio
import logging
from datetime import date, timedelta

from admin.clock import Clock
from admin.daily import Daily
from bot.channels.failures import place
from bot.storage.store import Store

EVERY = 120.0
"""Seconds between two clean-ups; what is deleted leaves the write-ahead log by then."""
SEEN_DAYS = 2
"""Days that ids of updates are kept."""

_log = logging.getLogger(__name__)


async def tidying(store: Store, clock: Clock, daily: Daily) -> None:
    """Clean up, now and then, until cancelled; and do what is done once a day."""
    while True:
        try:
            await tidy(store, clock.today())
        except Exception as error:
            _log.error("The database was not tidied: %s", place(error))
        try:
            await daily.look(clock.today())
        except Exception as error:
            _log.error("What is done once a day is held up: %s", place(error))
        await asyncio.sleep(EVERY)


async def tidy(store: Store, today: date) -> None:
    """Clean up once."""
    await store.forget_updates(today - timedelta(days=SEEN_DAYS))
    await store.tidy()
