from datetime import date, timedelta

from admin.tidying import tidy
from bot.storage.memory import MemoryStore
from bot.storage.store import Receipt

TODAY = date(2027, 1, 11)


async def test_ids_of_updates_are_kept_for_two_days() -> None:
    store = MemoryStore()
    for age in range(4):
        await store.commit([], Receipt(age, TODAY - timedelta(days=age)))
    await tidy(store, TODAY)
    assert [await store.has_seen(age) for age in range(4)] == [True, True, True, False]
