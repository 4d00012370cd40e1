"""Opening the file: whose it is, what shape it has, and when it is refused."""

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest

from bot.storage.migrations import migrations
from bot.storage.sqlite import open_sqlite
from bot.storage.sqlite_file import open_writer
from bot.storage.store import StoreError
from tests.bot.storage.people import ANA, know

TABLES = {
    "contacts",
    "interviews",
    "audience",
    "hear_back",
    "open_responses",
    "withdrawals",
    "responses",
    "tallies",
    "surveys",
    "feedback",
    "outbox",
    "papers",
    "pushes",
    "seen_updates",
    "staff",
    "staff_invitations",
    "staff_log",
    "marks",
    "erased",
    "leases",
    "flow",
}
NUMBERED = {"surveys", "outbox", "seen_updates", "staff_log"}
"""Tables whose rows have numbers; none of them tells who answered, or in which order."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "hearback.db"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def header(path: Path, statement: str) -> int:
    raw = sqlite3.connect(path)
    (value,) = raw.execute(statement).fetchone()
    raw.close()
    return int(value)


def test_a_new_file_and_its_folder_are_for_their_owner_alone(path: Path) -> None:
    open_writer(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_schema_has_exactly_the_tables_of_the_plan_all_strict(path: Path) -> None:
    raw = open_writer(path)
    rows = raw.execute("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main'")
    tables = {name: (wr, strict) for name, wr, strict in rows if not name.startswith("sqlite_")}
    raw.close()
    assert set(tables) == TABLES
    assert {name for name, (wr, _) in tables.items() if not wr} == NUMBERED
    assert all(strict for _, strict in tables.values())


def test_no_column_holds_a_clock_time_except_of_staff_errands_grace_and_processes(
    path: Path,
) -> None:
    raw = open_writer(path)
    columns = {
        f"{table}.{column}"
        for table in TABLES
        for (column, kind) in raw.execute(f"SELECT name, type FROM pragma_table_info('{table}')")
        if kind == "REAL" or column == "at"
    }
    raw.close()
    assert columns == {
        "staff_log.at",
        "outbox.due",
        "surveys.grace_ends",
        "leases.until",
        "flow.level",
        "flow.held_until",
    }


def test_writing_is_durable_and_deleting_overwrites(path: Path) -> None:
    raw = open_writer(path)
    found = {
        name: raw.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    }
    raw.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


async def test_what_was_kept_is_there_after_opening_again(path: Path) -> None:
    for known in (None, ANA):
        store = await open_sqlite(path)
        assert await store.contact("ana") == known
        await know(store, ANA)
        await store.close()


async def test_two_processes_may_open_a_new_file_at_once(path: Path) -> None:
    stores = await asyncio.gather(*(open_sqlite(path) for _ in range(4)))
    await know(stores[0], ANA)
    assert [await store.contact("ana") for store in stores] == [ANA] * 4
    for store in stores:
        await store.close()


@pytest.mark.parametrize(
    "content", [b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
async def test_a_file_that_is_no_database_is_refused_in_one_line_and_left_alone(
    path: Path, content: bytes
) -> None:
    write(path, content)
    with pytest.raises(StoreError, match=r"^The database [^\n]*$"):
        await open_sqlite(path)
    assert content_of(path) == content


async def test_a_damaged_file_is_refused_in_one_line(path: Path) -> None:
    raw = open_writer(path)
    raw.execute("BEGIN")
    raw.executemany(
        "INSERT INTO marks VALUES (?, ?)", ((f"mark {number}", bytes(500)) for number in range(500))
    )
    raw.execute("COMMIT")
    raw.close()
    content = content_of(path)
    half = len(content) // 2
    write(path, content[:half] + bytes(half))
    with pytest.raises(StoreError, match=r"^The database [^\n]*damaged[^\n]*$"):
        await open_sqlite(path)


async def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    write(path, b"")
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    content = content_of(path)
    with pytest.raises(StoreError, match="belongs to another program"):
        await open_sqlite(path)
    assert content_of(path) == content


async def test_a_database_of_a_newer_version_is_refused(path: Path) -> None:
    open_writer(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 9999")
    raw.close()
    with pytest.raises(StoreError, match="newer Hearback"):
        await open_sqlite(path)
    assert header(path, "PRAGMA user_version") == 9999


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    line = re.escape(f"The database {tmp_path} cannot be opened: Is a directory.")
    with pytest.raises(StoreError, match=f"^{line}$"):
        await open_sqlite(tmp_path)


async def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        await open_sqlite(tmp_path / "data" / "hearback.db")


def test_the_version_of_the_schema_is_the_number_of_its_newest_migration(path: Path) -> None:
    open_writer(path).close()
    assert header(path, "PRAGMA user_version") == max(migrations("sqlite"))
