"""The nightly rewrite: when it is, and when it is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from admin.rewriting import rewrite_at_night
from bot.storage.changes import ForgetContact
from bot.storage.memory import MemoryStore
from tests.bot.storage.people import ANA, know

NIGHT = datetime(2027, 1, 11, 3, 30, tzinfo=UTC)


async def rewritten(store: MemoryStore, at: datetime) -> bool:
    return await rewrite_at_night(store, at, backup_days=400)


async def test_it_is_done_once_a_night() -> None:
    store = MemoryStore()
    nights = [NIGHT, NIGHT + timedelta(minutes=5), NIGHT + timedelta(days=1)]
    assert [await rewritten(store, night) for night in nights] == [True, False, True]


@pytest.mark.parametrize(
    ("hour", "minute", "due"), [(3, 29, False), (3, 30, True), (4, 29, True), (4, 30, False)]
)
async def test_it_is_done_in_the_quietest_hour_alone(hour: int, minute: int, due: bool) -> None:
    assert await rewritten(MemoryStore(), NIGHT.replace(hour=hour, minute=minute)) == due


@pytest.mark.parametrize(("later", "known"), [(399, True), (401, False)])
async def test_whom_no_backup_can_bring_back_is_dropped_from_the_list_of_the_forgotten(
    later: int, known: bool
) -> None:
    store = MemoryStore()
    await know(store, ANA)
    await store.commit([ForgetContact("ana")])
    (forgotten,) = (await store.erased()).values()
    assert abs(forgotten - date.today()) <= timedelta(days=1)
    night = datetime.combine(forgotten + timedelta(days=later), NIGHT.time(), UTC)
    await rewritten(store, night)
    assert ("ana" in await store.erased()) == known
