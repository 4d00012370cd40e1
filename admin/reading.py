"""Commands that only read, beside a running bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from admin.closed import results_or_fault
from admin.fieldwork import published
from admin.reports.published import Published
from admin.settings import Settings
from bot.privacy.key_file import open_keys
from bot.storage.opening import DATABASE, open_store
from bot.storage.store import Store, StoreError


async def read_results(settings: Settings, survey: str) -> Published:
    """Return the results of a closed survey.

    Raises FieldworkFault when there are none, StoreError and KeyFault when they cannot be read.
    """
    async with reading(settings) as store:
        await open_keys(settings.key_file, settings.data, store)
        return await results_or_fault(store, await published(store, survey))


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[Store]:
    """Open the store of ``settings``, if there is one. Raises StoreError."""
    if not settings.database and not (settings.data / DATABASE).exists():
        raise StoreError(
            f"There is no database in {settings.data}: set HEARBACK_DATA to the folder of the bot."
        )
    store = await open_store(settings.database, settings.data)
    try:
        yield store
    finally:
        await store.close()
