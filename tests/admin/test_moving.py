"""`hearback move` from the host's chair."""

import asyncio
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from admin.instance import InstanceFault, instance_lock
from admin.moving import move
from admin.settings import Settings
from bot.storage.opening import open_store
from bot.storage.store import StoreError
from tests.bot.storage.people import ANA, know
from tests.postgres import Database


@pytest.fixture
def target() -> Iterator[Database]:
    made = Database(f"hearback_hosts_{os.getpid()}")
    yield made
    made.drop()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    asyncio.run(keep_ana(tmp_path))
    return Settings(data=tmp_path)


async def keep_ana(folder: Path) -> None:
    store = await open_store(None, folder)
    await know(store, ANA)
    await store.close()


def test_the_host_is_told_what_to_set_next_and_what_to_delete(
    settings: Settings, target: Database
) -> None:
    said = io.StringIO()
    move(settings, target.url, Console(file=said, width=200))
    assert "2 rows were moved, and compared on both sides." in said.getvalue()
    assert "Now set HEARBACK_DATABASE_URL to the same address" in said.getvalue()
    assert f"delete the database in {settings.data}" in said.getvalue()
    assert target.run("SELECT id FROM contacts") == [("ana",)]


def test_nothing_is_moved_while_a_bot_runs(settings: Settings, target: Database) -> None:
    with instance_lock(settings.data), pytest.raises(InstanceFault, match="stop that one first"):
        move(settings, target.url, Console(file=io.StringIO()))
    assert target.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_a_password_in_the_address_is_not_repeated(settings: Settings) -> None:
    with pytest.raises(StoreError) as fault:
        move(settings, "postgresql://u:secret@127.0.0.1:9/x", Console(file=io.StringIO()))
    assert "secret" not in str(fault.value)
