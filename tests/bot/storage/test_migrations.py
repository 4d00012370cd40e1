"""Both databases are brought up to date by the same steps, to the same tables."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.storage.migrations import migrations
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite
from bot.storage.sqlite_file import open_writer
from tests.bot.storage.people import ANA, know
from tests.postgres import Database

KINDS = {
    "TEXT": {"text"},
    "BLOB": {"bytea"},
    "INTEGER": {"bigint", "boolean"},
    "REAL": {"double precision"},
}


def test_the_steps_are_numbered_from_one_without_a_gap() -> None:
    assert list(migrations("sqlite")) == list(range(1, len(migrations("sqlite")) + 1))


def test_both_databases_count_the_same_steps() -> None:
    assert list(migrations("sqlite")) == list(migrations("postgres"))


async def test_both_databases_have_the_same_tables_and_columns(
    database: Database, tmp_path: Path
) -> None:
    await (await open_postgres(database.url)).close()
    postgres = {
        (table, column): (kind, null == "YES")
        for table, column, kind, null in database.run(
            "SELECT table_name, column_name, data_type, is_nullable"
            " FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name <> 'hearback_migrations'"
        )
    }
    sqlite = _columns_of_sqlite(tmp_path / "h.db")
    assert set(postgres) == set(sqlite)
    for column, (kind, may_be_null) in sqlite.items():
        assert postgres[column][0] in KINDS[kind], column
        assert postgres[column][1] == may_be_null, column


def _columns_of_sqlite(path: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    raw = open_writer(path)
    tables = [row[1] for row in raw.execute("PRAGMA table_list") if row[0] == "main"]
    columns = {
        (table, name): (kind, not (not_null or key))
        for table in tables
        if not table.startswith("sqlite_")
        for _, name, kind, not_null, _, key in raw.execute(f"PRAGMA table_info({table})")
    }
    raw.close()
    return columns


@pytest.mark.parametrize("version", range(1, max(migrations("postgres"))))
async def test_a_postgresql_database_of_any_earlier_version_is_brought_up_to_date(
    database: Database, version: int
) -> None:
    database.run("DROP SCHEMA public CASCADE")
    database.run("CREATE SCHEMA public")
    database.run("CREATE TABLE hearback_migrations (number BIGINT NOT NULL PRIMARY KEY)")
    for number in range(1, version + 1):
        database.run(migrations("postgres")[number])
        database.run(f"INSERT INTO hearback_migrations VALUES ({number})")
    database.run(
        "INSERT INTO contacts (id, tag, chat, language, standing, may_ask_again, month_active)"
        " VALUES ('ana', 'tag ana', 'chat', 'en', 'asks', FALSE, '2027-01')"
    )
    store = await open_postgres(database.url)
    assert await store.contact("ana") == ANA
    await store.close()
    assert database.run("SELECT max(number) FROM hearback_migrations") == [
        (max(migrations("postgres")),)
    ]


@pytest.mark.parametrize("version", range(1, max(migrations("sqlite"))))
async def test_an_sqlite_file_of_any_earlier_version_is_brought_up_to_date(
    tmp_path: Path, version: int
) -> None:
    raw = sqlite3.connect(tmp_path / "h.db", isolation_level=None)
    for number in range(1, version + 1):
        raw.executescript(migrations("sqlite")[number])
    raw.execute(f"PRAGMA user_version = {version}")
    raw.execute(f"PRAGMA application_id = {0x48656172}")
    raw.execute(
        "INSERT INTO contacts (id, tag, chat, language, standing, may_ask_again, month_active) VALUES"
        " ('ana', CAST('tag ana' AS BLOB), CAST('chat' AS BLOB), 'en', 'asks', 0, '2027-01')"
    )
    raw.close()
    store = await open_sqlite(tmp_path / "h.db")
    assert await store.contact("ana") == ANA
    await store.close()


async def test_many_processes_may_open_a_new_postgresql_database_at_once(
    database: Database,
) -> None:
    database.run("DROP SCHEMA public CASCADE")
    database.run("CREATE SCHEMA public")
    stores = await asyncio.gather(*(open_postgres(database.url) for _ in range(4)))
    await know(stores[0], ANA)
    assert [await store.contact("ana") for store in stores] == [ANA] * 4
    for store in stores:
        await store.close()
