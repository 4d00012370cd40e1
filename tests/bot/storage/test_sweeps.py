"""What a sweep does when somebody comes back at the very moment it would forget them."""

import asyncio

import psycopg
from msgspec.structs import replace

from bot.standing import Standing
from bot.storage.postgres import open_postgres
from bot.storage.sweeps import ForgetIdle
from bot.weeks import month_of
from tests.bot.storage.people import TODAY, contact, know
from tests.bot.storage.waiting import until
from tests.postgres import Database

FORGET = ForgetIdle(month_of(TODAY, 12), month_of(TODAY, 1), TODAY)
IDLE = replace(contact("old", Standing.STOPPED), month_active="2025-01")
HELD_UP = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"


async def test_nobody_is_forgotten_who_writes_at_that_moment(database: Database) -> None:
    store = await open_postgres(database.url)
    await know(store, IDLE)
    with psycopg.connect(database.url) as writes, psycopg.connect(database.url) as looks:
        looks.autocommit = True
        writes.execute("UPDATE contacts SET month_active = '2027-01' WHERE id = 'old'")
        sweep = asyncio.create_task(store.sweep(FORGET, "", 9))

        def waits() -> bool:
            row = looks.execute(HELD_UP, (database.name,)).fetchone()
            return row is not None and row[0] > 0

        await until(waits)
        writes.commit()
        assert (await sweep).count == 0
    assert await store.contact("old") == replace(IDLE, month_active="2027-01")
    await store.close()
