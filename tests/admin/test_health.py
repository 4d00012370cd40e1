import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from admin.health import Health
from bot.channels.http_server import HttpServer
from bot.meters import Meters
from bot.storage.memory import MemoryStore
from bot.storage.store import StoreError
from tests.bot.channels.raw_http import Answer, line_to, request


class Moody(MemoryStore):
    """A store that fails, or does not answer, when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Exception | None = None
        self.answers = asyncio.Event()
        self.answers.set()
        self.asked = 0

    async def mark(self, name: str) -> bytes | None:
        self.asked += 1
        await self.answers.wait()
        if self.fault is not None:
            raise self.fault
        return await super().mark(name)


@dataclass
class Asked:
    store: Moody
    begun: asyncio.Event
    port: int

    async def ask(self, path: str, method: str = "GET") -> Answer:
        async with line_to(self.port) as line:
            line.send(request(path, method=method))
            return await line.answer()


@pytest.fixture
async def asked() -> AsyncIterator[Asked]:
    store, begun = Moody(), asyncio.Event()
    begun.set()
    health = Health(store, begun, Meters(8), lambda: 0, patience=0.05)
    server = HttpServer("127.0.0.1", 0, health.pages(), lambda _: None)
    yield Asked(store, begun, await server.open())
    store.answers.set()
    await server.close()


async def test_a_process_that_answers_lives(asked: Asked) -> None:
    asked.begun.clear()
    asked.store.fault = StoreError("away")
    assert (await asked.ask("/healthz")).status == 200


async def test_it_is_ready_when_the_database_answers_and_updates_come_in(asked: Asked) -> None:
    assert (await asked.ask("/readyz")).status == 200


async def test_it_is_not_ready_before_updates_come_in(asked: Asked) -> None:
    asked.begun.clear()
    answer = await asked.ask("/readyz")
    assert (answer.status, answer.body) == (503, b"Updates are not taken in.\n")


async def test_it_is_not_ready_while_the_database_fails(asked: Asked) -> None:
    asked.store.fault = StoreError("the password is private")
    answer = await asked.ask("/readyz")
    assert (answer.status, answer.body) == (503, b"The database does not answer.\n")


async def test_it_is_ready_again_when_the_database_is(asked: Asked) -> None:
    asked.store.fault = StoreError("away")
    await asked.ask("/readyz")
    asked.store.fault = None
    assert (await asked.ask("/readyz")).status == 200


async def test_a_database_that_does_not_answer_in_time_is_asked_once(asked: Asked) -> None:
    asked.store.answers.clear()
    answers = await asyncio.gather(*(asked.ask("/readyz") for _ in range(5)))
    assert [answer.status for answer in answers] == [503] * 5
    assert asked.store.asked == 1
    asked.store.answers.set()
    assert (await asked.ask("/readyz")).status == 200


async def test_the_metrics_are_there_even_without_a_database(asked: Asked) -> None:
    asked.store.fault = StoreError("away")
    answer = await asked.ask("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert b"hearback_ready 0\n" in answer.body
