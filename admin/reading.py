"""Commands that only read, beside a running bot."""

from admin.closed import results_or_fault
from admin.fieldwork import published
from admin.reports.published import Published
from admin.service import DATABASE
from admin.settings import Settings
from bot.privacy.key_file import open_keys
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StoreError


async def read_results(settings: Settings, survey: str) -> Published:
    """Return the results of a closed survey.

    Raises FieldworkFault when there are none, StoreError and KeyFault when they cannot be read.
    """
    path = settings.data / DATABASE
    if not path.exists():
        raise StoreError(
            f"There is no database in {settings.data}: set HEARBACK_DATA to the folder of the bot."
        )
    store = await open_sqlite(path)
    try:
        await open_keys(settings.key_file, settings.data, store)
        return await results_or_fault(store, await published(store, survey))
    finally:
        await store.close()
