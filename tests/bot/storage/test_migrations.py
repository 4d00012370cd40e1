"""Both databases are brought up to date by the same steps, to the same tables."""

from pathlib import Path

from bot.storage.migrations import migrations
from bot.storage.postgres import open_postgres
from bot.storage.sqlite_file import open_writer
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
