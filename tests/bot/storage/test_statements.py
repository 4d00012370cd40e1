"""The named statements: each is used, each fits its schema."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.storage.postgres import open_postgres
from bot.storage.postgres_raw import SQL as POSTGRES
from bot.storage.sqlite_connection import SQL as SQLITE
from bot.storage.sqlite_file import open_writer
from bot.storage.statements import with_percent_signs
from tests.postgres import Database

CODE = "".join(path.read_text("utf-8") for path in Path("bot").resolve().rglob("*.py"))
FOLDER = Path("bot/storage/queries").resolve()
MANY = {
    "contacts",
    "interviews",
    "audience",
    "hear_back",
    "open_responses",
    "responses",
    "seen_updates",
}
"""Tables with a row for each person, or for everything they did."""
OF_EVERY_TURN = ["person", "ballots", "uncounted", "has_response", "due"]


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    raw = open_writer(tmp_path_factory.mktemp("schema") / "h.db")
    yield raw
    raw.close()


@pytest.fixture
async def postgres(database: Database) -> Any:
    await (await open_postgres(database.url)).close()
    with psycopg.connect(database.url) as raw:
        yield raw


@pytest.mark.parametrize("name", sorted({*SQLITE, *POSTGRES}))
def test_a_statement_is_used_by_its_name(name: str) -> None:
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("name", SQLITE)
def test_a_statement_fits_the_schema_of_sqlite(sqlite: sqlite3.Connection, name: str) -> None:
    values = dict.fromkeys(re.findall(r":(\w+)", SQLITE[name]))
    assert sqlite.execute(f"EXPLAIN {SQLITE[name]}", values).fetchall()


def test_every_statement_fits_the_schema_of_postgresql(
    postgres: "psycopg.Connection[tuple[Any, ...]]",
) -> None:
    refused = {name: _refusal(postgres, statement) for name, statement in POSTGRES.items()}
    assert {name: why for name, why in refused.items() if why} == {}


def test_only_what_must_differ_stands_apart() -> None:
    apart = {
        database: set(re.findall(r"-- name: (\w+)", _text(FOLDER / database)))
        for database in ("sqlite", "postgres")
    }
    assert apart["sqlite"] < apart["postgres"]
    assert {name for name in apart["sqlite"] if SQLITE[name] == POSTGRES[name]} == set()


def test_parameters_and_percent_signs_are_written_for_psycopg() -> None:
    statement = "SELECT :what::text FROM t WHERE a = :a_1 AND b LIKE 'x.%' AND c = ':'"
    expected = "SELECT %(what)s::text FROM t WHERE a = %(a_1)s AND b LIKE 'x.%%' AND c = ':'"
    assert with_percent_signs(statement) == expected


@pytest.mark.parametrize("name", OF_EVERY_TURN)
def test_a_statement_of_every_turn_looks_nothing_up_row_by_row(
    sqlite: sqlite3.Connection, name: str
) -> None:
    assert not [
        step for step in _plan(sqlite, name) if step.startswith("SCAN") and "CONSTANT" not in step
    ]


@pytest.mark.parametrize("name", SQLITE)
def test_no_statement_looks_through_everybody_without_an_index(
    sqlite: sqlite3.Connection, name: str
) -> None:
    scanned = re.findall(r"^SCAN (\w+)(?! USING)", "\n".join(_plan(sqlite, name)), re.MULTILINE)
    assert not MANY.intersection(scanned)


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("withdrawn", "open_responses USING COVERING INDEX open_responses_by_receipt"),
        ("nameless", "new_id=?"),
        ("copy_responses", "new_id<?"),
        ("note_copied", "new_id<?"),
        ("drop_copied", "id=?"),
        ("drop_audience", "contact<?"),
        ("queue_feedback", "contact>? AND contact<?"),
        ("queue_invitations", "id>? AND id<?"),
        ("forget_updates", "day<?"),
        ("ballots_waiting", "ballots_by_survey"),
        ("owed", "owed_interviews"),
        ("ledger", "lost_contacts (id=?"),
        ("tally_audience", "lost_contacts (id=?"),
    ],
)
def test_what_is_done_in_slices_finds_its_slice(
    sqlite: sqlite3.Connection, name: str, by: str
) -> None:
    assert by in "\n".join(_plan(sqlite, name))


def _plan(raw: sqlite3.Connection, name: str) -> list[str]:
    """Return how SQLite would carry out a statement, step by step."""
    values = dict.fromkeys(re.findall(r":(\w+)", SQLITE[name]))
    return [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {SQLITE[name]}", values)]


def _refusal(raw: "psycopg.Connection[tuple[Any, ...]]", statement: str) -> str:
    parameters = dict.fromkeys(re.findall(r"%\((\w+)\)s", statement))
    for number, parameter in enumerate(parameters, start=1):
        statement = statement.replace(f"%({parameter})s", f"${number}")
    plain = statement.replace("%%", "%")
    return raw.pgconn.prepare(b"", plain.encode()).error_message.decode()


def _text(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in folder.glob("*.sql"))
