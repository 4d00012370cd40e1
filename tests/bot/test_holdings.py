"""All that is kept of one person: complete, without receipts, and nothing of anybody else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from msgspec.structs import replace

from bot.conversation.state import Interview, Sent
from bot.dispositions import Disposition
from bot.holdings import Holdings
from bot.keeping import Keeper
from bot.storage import rows
from bot.storage.changes import (
    AdmitStaff,
    Change,
    Dispose,
    InviteStaff,
    KeepContact,
    KeepInterview,
    PromiseToTell,
    QueueFeedback,
    SettleAudience,
)
from bot.storage.memory import MemoryStore
from bot.storage.sqlite_file import open_writer
from bot.storage.store import Store
from surveys.answers import Choice, Said
from tests.bot.room import KEYS, NIA, SAM, TODAY

RECEIPT = "cmVjZWlwdC1vZi1zYW0tMQ"
KEEPER = Keeper(KEYS)
MINE = Interview("tiny", "v1", 7, answers={"yes": Choice("yes")})
BALLOT = Interview("words", "v1", 7, at=Sent(RECEIPT), answers={"thoughts": Said("my words")})


async def _known(store: Store) -> str:
    """Keep Sam, with something in every table that can name a person; return the random id."""
    before = KEEPER.recall(None, SAM, "en", TODAY)
    person = before.person.keeping(MINE).keeping(BALLOT)
    person = person.disposed("tiny", Disposition.PART_DONE).disposed("words", Disposition.DONE)
    contact = before.contact.id
    changes: list[Change] = KEEPER.changes(before, replace(person, may_ask_again=True), (), TODAY)
    closing: list[Change] = [
        Dispose(contact, "parks", Disposition.DONE),
        PromiseToTell(contact, "parks", True),
        SettleAudience("parks"),
        QueueFeedback("parks"),
    ]
    await store.commit([*changes, *closing])
    return contact


async def _file(store: Store, chat: int = SAM) -> Any:
    found = await Holdings(store, KEYS, KEEPER).of(chat, "en", TODAY)
    return orjson.loads(found.file)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def _naming_a_person(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the tables of the live schema that have a column for a contact, and their columns."""
    raw = open_writer(folder / "h.db")
    tables = [
        name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    for table in tables:
        columns = {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}
        if "contact" in columns or table == "contacts":
            yield table, columns
    raw.close()


async def test_the_file_has_every_column_of_the_live_schema_that_names_a_person(
    store: MemoryStore, tmp_path: Path
) -> None:
    await _known(store)
    held = (await _file(store))["held"]
    shown = {
        table: set(found if table == "contacts" else found[0]) for table, found in held.items()
    }
    # Ids of the forgotten lie apart: they are of people of whom nothing is held any more.
    live = {table: names for table, names in _naming_a_person(tmp_path) if table != "erased"}
    live["interviews"] = live["interviews"] - {"sealed"} | {"inside"}
    assert shown == live


async def test_the_file_opens_what_is_sealed(store: MemoryStore) -> None:
    await _known(store)
    held = (await _file(store))["held"]
    assert held["contacts"]["chat"] == SAM
    inside = {each["survey"]: each["inside"]["answers"] for each in held["interviews"]}
    assert inside == {"tiny": {"yes": {"choice": "yes"}}, "words": {"thoughts": "my words"}}


async def test_no_receipt_is_in_the_file(store: MemoryStore) -> None:
    await _known(store)
    found = await Holdings(store, KEYS, KEEPER).of(SAM, "en", TODAY)
    assert RECEIPT.encode() not in found.file


async def test_the_file_has_nothing_of_anybody_else(store: MemoryStore) -> None:
    await _known(store)
    other = KEEPER.recall(None, NIA, "cy", TODAY)
    await store.commit([KeepContact(other.contact)])
    assert (await _file(store, NIA))["held"]["interviews"] == []
    found = await Holdings(store, KEYS, KEEPER).of(SAM, "en", TODAY)
    assert other.contact.id.encode() not in found.file


async def test_a_member_of_staff_is_shown_that_they_are_one(store: MemoryStore) -> None:
    await _known(store)
    member = rows.Member(KEYS.tag(SAM), rows.Role.OWNER, b"sealed")
    await store.commit([InviteStaff(b"link", rows.Role.OWNER, TODAY)])
    await store.commit([AdmitStaff(b"link", member, TODAY)])
    found = await Holdings(store, KEYS, KEEPER).of(SAM, "en", TODAY)
    assert found.held is not None
    assert found.held.role == "owner"
    assert orjson.loads(found.file)["held"]["staff"]["chat"] == SAM


async def test_of_a_stranger_nothing_is_held(store: MemoryStore) -> None:
    found = await Holdings(store, KEYS, KEEPER).of(SAM, "en", TODAY)
    assert found.held is None
    assert orjson.loads(found.file)["held"] == {}


async def test_an_interview_that_cannot_be_opened_is_listed_without_its_inside(
    store: MemoryStore,
) -> None:
    contact = await _known(store)
    person = await store.person(KEYS.tag(SAM))
    assert person is not None
    damaged = [_damaged(each) for each in person.interviews]
    await store.commit([KeepInterview(each) for each in damaged])
    listed = (await _file(store))["held"]["interviews"]
    assert [(each["contact"], each["inside"]) for each in listed] == [(contact, None)] * 2


def _damaged(row: rows.Interview) -> rows.Interview:
    return replace(row, sealed=b"damaged")


async def test_the_message_is_told_what_the_conversation_does_not_know(store: MemoryStore) -> None:
    await _known(store)
    found = await Holdings(store, KEYS, KEEPER).of(SAM, "en", TODAY)
    assert found.held is not None
    assert found.held.month_active == f"{TODAY:%Y-%m}"
    assert found.held.hears_back == ("parks",)
    assert found.held.waiting == ("parks",)
