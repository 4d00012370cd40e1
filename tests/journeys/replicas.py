"""Several replicas over one PostgreSQL database, behind one address: each a process of its own."""

import asyncio
import os
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from aiohttp import ClientSession

from bot.emulator.launch import launched
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote
from tests.journeys.balancer import balancing
from tests.journeys.house import HEARBACK, Bot, House, environment
from tests.journeys.ports import reserved_port
from tests.journeys.records import Records
from tests.postgres import Database
from tests.waiting import PATIENCE

LEADS = "This replica does the background work from now on."


class PostgresRecords(Records):
    """The same records in a PostgreSQL database."""

    def __init__(self, database: Database, data: Path, key_file: Path) -> None:
        super().__init__(data, key_file)
        self.database = database

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database.url, autocommit=True) as raw:
            found = raw.execute(query.replace("%", "%%").replace("?", "%s"), values)
            return found.fetchall()

    async def until(self, query: str, *values: object) -> None:
        async with asyncio.timeout(PATIENCE):
            while not self.number(query, *values):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


class Replicas(House):
    """A house whose bots run side by side. `bots` are those that run, by their port."""

    def __init__(
        self, remote: Remote, folder: Path, settings: Mapping[str, str], database: Database
    ) -> None:
        super().__init__(remote, folder, settings)
        key_file = folder / "secrets" / "hearback.key"
        self.database = database
        self.records = PostgresRecords(database, folder / "data", key_file)
        self.bots: dict[int, Bot] = {}

    async def start_at(self, port: int) -> Bot:
        """Start a replica that listens there, and wait until it runs."""
        settings = {**self.settings, "HEARBACK_LISTEN": f"127.0.0.1:{port}"}
        process = await asyncio.create_subprocess_exec(
            HEARBACK, "run", stderr=PIPE, cwd=self.folder, env=settings
        )
        bot = self.bots[port] = Bot(process)
        self._bots.append(bot)
        await bot.ready()
        return bot

    async def kill_at(self, port: int) -> None:
        """End a replica at once."""
        await self.bots.pop(port).kill()

    async def leader(self) -> int:
        """Return the port of the replica that leads, waiting until one does."""
        async with asyncio.timeout(PATIENCE):
            while not (leading := self._leading()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return leading[-1]

    def _leading(self) -> list[int]:
        return [port for port, bot in self.bots.items() if LEADS in bot.said]

    async def end(self) -> None:
        """Ask all that run to end, and wait for them."""
        codes = await asyncio.gather(*(bot.stop() for bot in self.bots.values()))
        assert set(codes) <= {0}, self.said


async def state_of(home: Replicas) -> str:
    """Return what may tell why somebody waits in vain."""
    hook = f"{home.remote.url}/bot{DEFAULT_TOKEN}/getWebhookInfo"
    async with ClientSession() as session, session.get(hook) as got:
        info = (await got.json())["result"]
    info.pop("url")
    asked = "SELECT turn, owed, sent FROM interviews"
    rows = await asyncio.to_thread(home.records.rows, asked)
    errors = home.folder / "nginx" / "error.log"
    log = errors.read_text() if errors.exists() else ""
    return f"Telegram: {info}\nInterviews (turn, owed, sent): {rows}\n{log[-3000:]}"


@asynccontextmanager
async def replicas(folder: Path, count: int = 2, **settings: str) -> AsyncIterator[Replicas]:
    """Open a house with so many replicas; at the end they must have kept their manners."""
    async with AsyncExitStack() as stack:
        ports = [stack.enter_context(reserved_port()) for _ in range(count)]
        entrance = stack.enter_context(reserved_port())
        database = Database(f"hearback_journey_{os.getpid()}_{uuid4().hex[:8]}")
        stack.callback(database.drop)
        remote = await stack.enter_async_context(launched())
        await stack.enter_async_context(balancing(folder, entrance, ports))
        changes = {
            "HEARBACK_DATABASE_URL": database.url,
            "HEARBACK_WEBHOOK_URL": f"http://127.0.0.1:{entrance}/updates",
            **settings,
        }
        opened = Replicas(remote, folder, environment(folder, remote.url, **changes), database)
        try:
            for port in ports:
                await opened.start_at(port)
            yield opened
        finally:
            print(await state_of(opened))
            await opened.end()
            print(opened.said)
    assert "Traceback" not in opened.said, opened.said
    assert DEFAULT_TOKEN not in opened.said, opened.said
