"""What PostgreSQL must do beyond the contract: share transactions, and leave few traces."""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from bot.storage.changes import (
    DropInterview,
    EndInterviews,
    KeepInterview,
    MoveSurvey,
    SettleAudience,
)
from bot.storage.postgres import open_postgres
from bot.storage.rows import SurveyState
from bot.storage.sql_store import SqlStore
from bot.storage.store import Receipt
from tests.bot.storage.people import ANA, BUSES, TODAY, contact, count, interview, know, move
from tests.bot.storage.waiting import LONG, until
from tests.postgres import Database

ROOT = Path(__file__).parents[3]
CLOSING, CLOSED = SurveyState.CLOSING, SurveyState.CLOSED


@pytest.fixture
async def store(database: Database) -> AsyncIterator[SqlStore]:
    opened = await open_postgres(database.url)
    yield opened
    await opened.close()


async def test_many_turns_at_once_share_few_transactions(
    store: SqlStore, database: Database
) -> None:
    people = [contact(f"{number:03}") for number in range(100)]
    await know(store, *people)
    turns = [
        store.commit([KeepInterview(interview(person))], Receipt(number, TODAY))
        for number, person in enumerate(people)
    ]
    await asyncio.gather(*turns)
    assert database.run("SELECT count(DISTINCT xmin::text) FROM seen_updates") == [(1,)]


async def test_a_process_holds_no_more_connections_than_it_says(
    store: SqlStore, database: Database
) -> None:
    people = [contact(f"{number:03}") for number in range(300)]
    await asyncio.gather(*(know(store, person) for person in people))
    await asyncio.gather(
        *(store.person(person.tag) for person in people),
        *(store.uncounted(BUSES) for _ in people),
    )
    held = (
        "SELECT count(*) FROM pg_stat_activity"
        f" WHERE datname = '{database.name}' AND application_name = 'hearback'"
    )
    # Those of an earlier test may still be on their way out.
    await until(lambda: database.run(held) <= [(5,)])


async def test_turns_of_one_survey_wait_for_whoever_moves_it_and_those_of_another_do_not(
    store: SqlStore, database: Database
) -> None:
    await know(store, ANA)
    with psycopg.connect(database.url) as mover:
        mover.execute(f"SELECT pg_advisory_xact_lock(hashtextextended('{BUSES}', 0))")
        waiting = asyncio.create_task(store.commit([KeepInterview(interview(ANA))]))
        await until(lambda: somebody_waits(database))
        assert await store.commit([KeepInterview(interview(ANA, survey="parks"))])
        assert not waiting.done()
    assert await waiting


def somebody_waits(database: Database) -> bool:
    return bool(
        database.run(
            "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
        )
    )


async def test_closing_finishes_what_was_begun(database: Database) -> None:
    store = await open_postgres(database.url)
    begun = [asyncio.create_task(know(store, ANA)), asyncio.create_task(store.staff())]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*begun)
    assert database.run("SELECT id FROM contacts") == [("ana",)]


async def test_a_closed_store_refuses_at_once(database: Database) -> None:
    store = await open_postgres(database.url)
    await store.close()
    with pytest.raises(ValueError, match="closed"):
        await store.person(ANA.tag)
    with pytest.raises(ValueError, match="closed"):
        await know(store, ANA)


async def test_no_value_is_ever_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "psycopg"):
        store = await open_postgres(database.url)
        canary = replace(ANA, id="canary", tag=b"canary", chat=b"canary")
        clash = replace(canary, id="canary too")
        outcomes = await asyncio.gather(
            know(store, canary), know(store, clash), store.person(b"canary"), return_exceptions=True
        )
        await store.set_mark("canary", b"canary")
        await store.close()
    assert "Moved" in [type(outcome).__name__ for outcome in outcomes]
    assert "canary" not in caplog.text


def test_without_postgresql_its_library_is_not_even_loaded(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path; import admin.cli\n"
        "from bot.storage.opening import open_store\n"
        "store = asyncio.run(open_store(None, Path(sys.argv[1])))\n"
        "print('psycopg' in sys.modules)\n"
        "asyncio.run(store.close())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert told.stdout == "False\n", told.stderr


async def close_survey(store: SqlStore) -> None:
    await store.commit([MoveSurvey(BUSES, SurveyState.OPEN, CLOSING), EndInterviews(BUSES)])
    for step in (store.reissue, store.transfer):
        while (await step(BUSES, 7)).more:
            pass
    await store.commit([SettleAudience(BUSES), MoveSurvey(BUSES, CLOSING, CLOSED)])


async def test_responses_lie_in_the_order_of_their_random_ids_in_every_respect(
    store: SqlStore, database: Database
) -> None:
    # Room that rows of before have left would be taken first, whenever the server frees it.
    database.run("VACUUM responses")
    await move(store)
    for batch in range(5):
        await count(store, *(f"{batch}-{number}".encode() for number in range(10)))
    await close_survey(store)
    by_id = database.run("SELECT id FROM responses ORDER BY id")
    assert len(by_id) == 50
    assert database.run("SELECT id FROM responses ORDER BY ctid") == by_id
    assert database.run("SELECT id FROM responses ORDER BY xmin::text::bigint, id") == by_id


async def test_when_a_survey_is_over_no_byte_of_its_ballots_is_left_in_their_tables(
    store: SqlStore, database: Database
) -> None:
    await move(store)
    await know(store, ANA)
    await store.commit([KeepInterview(replace(interview(ANA), sealed=b"canary of the interview"))])
    await store.commit([DropInterview("ana", BUSES)])
    await count(store, b"canary of the receipt")
    assert b"canary" in traces(database)
    await close_survey(store)
    await tidied(store, database)
    assert b"canary" not in traces(database)


def traces(database: Database) -> bytes:
    """Return every byte of the tables that held ballots and receipts."""
    database.run("CHECKPOINT")
    tables = ("interviews", "open_responses", "withdrawals")
    files = [
        database.run(f"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))")
        for table in tables
    ]
    return b"".join(bytes(content) for ((content,),) in files if isinstance(content, bytes))


async def test_tidying_amid_turns_holds_up_nobody(store: SqlStore) -> None:
    people = [contact(f"{number:03}") for number in range(60)]
    work = [store.tidy() for _ in range(4)]
    await asyncio.gather(*(know(store, person) for person in people), *work)
    assert [await store.contact(person.id) for person in people] == people


async def test_tidying_gives_way_to_whoever_holds_a_table(
    store: SqlStore, database: Database
) -> None:
    await move(store)
    await close_survey(store)
    with psycopg.connect(database.url) as reader:
        reader.execute("SELECT count(*) FROM interviews")
        await store.tidy()
        assert database.run("SELECT value FROM marks WHERE name = 'rewritten'") == []
    await tidied(store, database)


async def tidied(store: SqlStore, database: Database) -> None:
    """Tidy until the tables are written anew: a vacuum of the server's own may be in the way."""
    async with asyncio.timeout(LONG):
        while database.run("SELECT value FROM marks WHERE name = 'rewritten'") != [(b"1",)]:
            await store.tidy()
