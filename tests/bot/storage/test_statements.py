"""The named statements: each is used, each fits the schema."""

import re
import sqlite3
from pathlib import Path

import pytest

from bot.storage.sqlite_connection import SQL
from bot.storage.sqlite_file import open_writer

CODE = "".join(path.read_text("utf-8") for path in Path("bot/storage").resolve().glob("*.py"))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    return open_writer(tmp_path_factory.mktemp("schema") / "h.db")


@pytest.mark.parametrize("name", SQL)
def test_a_statement_is_used_by_its_name(name: str) -> None:
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("name", SQL)
def test_a_statement_fits_the_schema(schema: sqlite3.Connection, name: str) -> None:
    values = dict.fromkeys(re.findall(r":(\w+)", SQL[name]))
    assert schema.execute(f"EXPLAIN {SQL[name]}", values).fetchall()


@pytest.mark.parametrize(
    "name",
    [
        "person",
        "ballots",
        "uncounted",
        "has_response",
        "due",
    ],
)
def test_a_statement_of_every_turn_looks_nothing_up_row_by_row(
    schema: sqlite3.Connection, name: str
) -> None:
    values = dict.fromkeys(re.findall(r":(\w+)", SQL[name]))
    plan = [row[3] for row in schema.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", values)]
    assert not [step for step in plan if step.startswith("SCAN") and "CONSTANT" not in step]
