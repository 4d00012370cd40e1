"""Many callers, few connections: who reads together, and what one failure does to others."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import pytest

from bot.storage.readers import Readers
from bot.storage.sqlite_connection import connect
from bot.storage.store import StoreError


class Log:
    """Notes the statements of a connection."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def opened(self) -> sqlite3.Connection:
        raw = sqlite3.connect(":memory:", isolation_level=None)
        raw.set_trace_callback(self.statements.append)
        return raw


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
async def readers(log: Log) -> AsyncIterator[Readers]:
    readers = Readers([await connect(log.opened)])
    yield readers
    await readers.close()


def one(raw: sqlite3.Connection) -> object:
    return raw.execute("SELECT 1").fetchone()


def wrong(raw: sqlite3.Connection) -> object:
    return raw.execute("SELECT nothing").fetchone()


async def test_those_who_wait_together_read_as_of_one_moment(readers: Readers, log: Log) -> None:
    assert await asyncio.gather(*(readers.run(one) for _ in range(5))) == [(1,)] * 5
    assert log.statements == ["BEGIN", *["SELECT 1"] * 5, "COMMIT"]


async def test_a_read_that_fails_harms_nobody_who_reads_with_it(readers: Readers) -> None:
    first, failed, last = await asyncio.gather(
        readers.run(one), readers.run(wrong), readers.run(one), return_exceptions=True
    )
    assert (first, last) == ((1,), (1,))
    assert isinstance(failed, StoreError)


async def test_somebody_who_no_longer_waits_harms_nobody_who_reads_with_them(
    readers: Readers,
) -> None:
    given_up = asyncio.create_task(readers.run(one))
    patient = asyncio.create_task(readers.run(one))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await patient == (1,)
