"""A Hearback that pushes, and the two other sides that it pushes to: the emulator with Telegram's
limits, and a Bot API that refuses nothing."""

import asyncio
import os
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from itertools import cycle
from pathlib import Path

from bot.emulator import actions
from bot.emulator.options import Options
from bot.emulator.people import Person
from bot.emulator.server import serving
from bot.emulator.world import World
from bot.privacy.key_file import open_keys
from bot.standing import Standing
from bot.storage.changes import KeepContact
from bot.storage.rows import Contact
from bot.storage.sqlite import open_sqlite
from tests.benchmarks.bot_api import BotApi, Shown

ROOT = Path(__file__).parents[2]
SURVEY = "youth-bus"
STAFF = 7001
TOKEN = "4200000:benchmark"
START = 60.0
"""Seconds that staff wait for an answer, a bot that starts included."""
_OUTCOMES = "SELECT what, count FROM tallies WHERE what LIKE 'invitation.%'"


class Audience:
    """Staff who press Yes, and people who note that they were written to."""

    def __init__(self, api: BotApi, people: int) -> None:
        self._api = api
        self._people = people
        self._told: set[int] = set()
        self._answered = asyncio.Event()
        self.all_told = asyncio.Event()

    def see(self, shown: Shown) -> None:
        """Read a message."""
        if shown.chat != STAFF:
            self._told.add(shown.chat)
            if len(self._told) == self._people:
                self.all_told.set()
            return
        self._answered.set()
        for button in (button for row in shown.rows for button in row):
            if button["text"].startswith("Yes"):
                self._api.tap(shown, button["callback_data"])

    def feel(self, query: str) -> None:
        """Nobody minds whether a tap is answered."""

    async def types(self, words: str) -> None:
        """Write as staff, and wait for an answer."""
        self._answered.clear()
        self._api.say(STAFF, words)
        async with asyncio.timeout(START):
            await self._answered.wait()


@asynccontextmanager
async def emulated(
    folder: Path, people: int, rate: float, *, limits: bool
) -> AsyncIterator[tuple[World, frozenset[int]]]:
    """Run Hearback against the emulator with so many people who may be asked again."""
    world = World(Options(token=TOKEN, limits=limits, seed=1))
    world.add_person(Person(STAFF, has_written=True))
    chats = [world.add_person(Person(0, has_written=True)).user_id for _ in range(people)]
    await acquainted(folder, chats)
    async with serving(world) as address, hearback(folder, address, rate):
        yield world, frozenset(chats)


@asynccontextmanager
async def hearback(folder: Path, address: str, rate: float) -> AsyncIterator[int]:
    """Run Hearback in ``folder``; give its process id."""
    with (folder / "said.txt").open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *(Path(sys.executable).with_name("hearback"), "run"),
            stdout=said,
            stderr=said,
            cwd=folder,
            env=_environment(folder, address, rate),
        )
    try:
        yield process.pid
    except Exception as error:
        error.add_note((folder / "said.txt").read_text()[-2000:])
        raise
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _environment(folder: Path, address: str, rate: float) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "HEARBACK" not in name}
    return {
        **kept,
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "HEARBACK_TOKEN": TOKEN,
        "HEARBACK_API_URL": address,
        "HEARBACK_OWNERS": str(STAFF),
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "secrets" / "hearback.key"),
        "HEARBACK_SURVEYS": str(Path(__file__).parent / "surveys"),
        "HEARBACK_ORGANISATION": str(ROOT / "surveys" / "definitions" / "organisation.yaml"),
        "HEARBACK_SEND_RATE": f"{rate:g}",
        "HEARBACK_QUIET_HOURS": "none",
        "HEARBACK_SCHOOL_HOURS": "none",
    }


async def acquainted(folder: Path, chats: Sequence[int]) -> None:
    """Make a Hearback in ``folder`` whom people have told that it may ask them again."""
    store = await open_sqlite(folder / "data" / "hearback.db")
    try:
        keys = await open_keys(folder / "secrets" / "hearback.key", folder / "data", store)
        for begin in range(0, len(chats), 1000):
            names = [(chat, f"{chat:x}") for chat in chats[begin : begin + 1000]]
            rows = [
                Contact(
                    name,
                    keys.tag(chat),
                    keys.seal_chat(chat, name),
                    *("en", Standing.ASKS, True, "2027-01"),
                )
                for chat, name in names
            ]
            await store.commit([KeepContact(row) for row in rows])
    finally:
        await store.close()


async def invite(world: World, *, published: bool = False) -> None:
    """Write to everyone who may be asked again, as staff do."""
    if not published:
        await told(world, f"/publish {SURVEY}", "is open")
    message = await told(world, f"/invite {SURVEY}", "Invite people")
    found = world.chat(STAFF).messages[message]
    buttons = (button for row in found.keyboard for button in row)
    data = next(each["callback_data"] for each in buttons if each["text"].startswith("Yes"))
    actions.tap(world, STAFF, message, data)


async def told(world: World, words: str, answer: str) -> int:
    """Write as staff; return the message that answers."""
    with world.hub.listening(frozenset({STAFF})) as heard:
        actions.send(world, STAFF, words)
        async with asyncio.timeout(START):
            while happening := await heard.queue.get():
                message = happening.data.get("message")
                if message and message["from"] == "bot" and answer in message["text"]:
                    return int(message["message_id"])
    raise RuntimeError("The emulator ended.")


async def ask(world: World, a_second: float) -> None:
    """Let newcomers ask for help, in turn, at most so many a second."""
    newcomers = [world.add_person(Person(0, has_written=True)).user_id for _ in range(200)]
    for chat in cycle(newcomers):
        await asyncio.sleep(1 / a_second)
        actions.send(world, chat, "/help")


async def arrivals(world: World, pushed: frozenset[int]) -> list[tuple[float, int]]:
    """Return when new messages arrived, and in which chat, until everyone was written to."""
    arrivals: list[tuple[float, int]] = []
    left = len(pushed)
    with world.hub.listening(general=False) as heard:
        while left and (happening := await heard.queue.get()):
            message = happening.data.get("message", {})
            if happening.kind == "message" and message["from"] == "bot":
                chat = happening.data["chat_id"]
                arrivals.append((time.perf_counter(), chat))
                left -= chat in pushed
    return arrivals


async def settled(folder: Path, people: int) -> Counter[str]:
    """Return the outcomes of a push once there are so many, or somebody seems to be stuck."""
    found, deadline = Counter[str](), time.perf_counter() + START + people / 5
    with closing(sqlite3.connect(f"file:{folder}/data/hearback.db?mode=ro", uri=True)) as raw:
        while sum(found.values()) < people and time.perf_counter() < deadline:
            await asyncio.sleep(0.2)
            found = Counter(dict(raw.execute(_OUTCOMES).fetchall()))
    return found
