"""The data map tells of every field that is kept, of none that is not, and the docs show it."""

import asyncio
import sqlite3
from io import StringIO
from pathlib import Path

import orjson
import pytest
from pydantic import ValidationError
from rich.console import Console

from admin.data_map import (
    ELSEWHERE,
    FieldWords,
    MapForm,
    as_json,
    described,
    faults,
    fields,
    markdown,
    tell_of_data_map,
)
from bot.storage.opening import live_columns
from bot.storage.postgres import open_postgres
from bot.storage.schema import Column, columns_of_file, columns_of_new_file
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StoreError
from tests.admin.house import settings
from tests.postgres import Database

PAGE = Path(__file__).parents[2] / "docs" / "data-map.md"
NOWHERE = "http://127.0.0.1:1"
WORDS = described()


def told(folder: Path, form: MapForm, **changes: object) -> tuple[int, str, str]:
    """Return the exit code, what is written, and what is complained of."""
    out, err = Console(file=StringIO(), width=300), Console(file=StringIO(), width=80)
    code = tell_of_data_map(settings(folder, NOWHERE, **changes), form, out, err)
    return code, out.file.getvalue(), err.file.getvalue()  # type: ignore[attr-defined]


def test_every_field_that_is_kept_is_described_and_no_other() -> None:
    assert faults(columns_of_new_file(), WORDS) == []


def test_the_page_of_the_docs_is_what_the_command_writes() -> None:
    assert PAGE.read_text() == markdown(WORDS), "hearback data-map --format markdown writes it"


async def test_both_databases_tell_the_same_columns(database: Database) -> None:
    await (await open_postgres(database.url)).close()
    found = await asyncio.to_thread(live_columns, database.url, Path("unused"))
    assert found == columns_of_new_file()


def test_a_database_in_which_nothing_was_ever_kept_has_no_map(tmp_path: Path) -> None:
    made = Database("hearback_map_of_nothing")
    try:
        with pytest.raises(StoreError, match="run Hearback once"):
            live_columns(made.url, tmp_path)
    finally:
        made.drop()


def test_a_field_without_words_and_words_without_a_field_are_a_line_each() -> None:
    columns = [each for each in columns_of_new_file() if each != Column("contacts", "language")]
    assert faults([*columns, Column("contacts", "name"), Column("photos", "file")], WORDS) == [
        "contacts.language: in the data map, and not kept.",
        "contacts.name: kept, and not in the data map.",
        "photos.file: kept, and not in the data map.",
    ]


async def test_a_column_that_somebody_added_is_found_in_the_data_folder(tmp_path: Path) -> None:
    data = settings(tmp_path, NOWHERE).data
    await (await open_sqlite(data / "hearback.db")).close()
    with sqlite3.connect(data / "hearback.db") as raw:
        raw.execute("ALTER TABLE contacts ADD COLUMN first_name TEXT")
    raw.close()
    assert Column("contacts", "first_name") in columns_of_file(data / "hearback.db")
    code, written, complaints = told(tmp_path, MapForm.TEXT)
    assert (code, written) == (1, "")
    assert complaints == "contacts.first_name: kept, and not in the data map.\n"


def test_without_an_installation_the_map_is_of_a_new_database(tmp_path: Path) -> None:
    assert told(tmp_path, MapForm.MARKDOWN) == (0, PAGE.read_text(), "")
    assert not settings(tmp_path, NOWHERE).data.exists()


def test_the_terminal_shows_every_field(tmp_path: Path) -> None:
    code, written, _ = told(tmp_path, MapForm.TEXT)
    assert code == 0
    assert all(f"  {each.field} " in written for each in fields(WORDS))
    assert "(sealed: keyed hash of the chat id)" in written


def test_json_says_all_of_each_field(tmp_path: Path) -> None:
    code, written, _ = told(tmp_path, MapForm.JSON)
    assert code == 0
    found = orjson.loads(written)
    assert found == as_json(WORDS)
    assert all(all(each.values()) and len(each) == 7 for each in found)


def test_every_chat_id_and_every_answer_in_own_words_is_sealed_or_hashed() -> None:
    sealed = {(each.table, each.field): each.sealed for each in fields(WORDS)}
    for place in (
        ("contacts", "tag"),
        ("contacts", "chat"),
        ("interviews", "sealed"),
        ("open_responses", "answers"),
        ("responses", "answers"),
        ("staff", "tag"),
    ):
        assert sealed[place] != "no"


def test_answers_that_were_counted_lead_to_nobody() -> None:
    counted = [each for each in fields(WORDS) if each.table in ("responses", "open_responses")]
    assert all(each.person.startswith("no") for each in counted)


def test_what_is_kept_outside_the_database_is_told_too(tmp_path: Path) -> None:
    assert {"The key file", "Backups", "Telegram"} <= set(WORDS[ELSEWHERE].fields)


def test_words_that_leave_the_purpose_out_are_refused() -> None:
    with pytest.raises(ValidationError):
        FieldWords.model_validate({"sealed": "yes"})
