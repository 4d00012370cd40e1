"""Messages that we start: how close to the set rate, and how fast when no rate is set."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.privacy.key_file import open_keys
from bot.standing import Standing
from bot.storage.changes import KeepContact
from bot.storage.rows import Contact
from bot.storage.sqlite import open_sqlite
from tests.benchmarks.bot_api import BotApi, Shown, listening
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.crowd import SURVEY
from tests.benchmarks.proc import cpu_seconds

STAFF = 7001
TOKEN = "4200000:benchmark"
FIRST_CHAT = 1_000_000
LIFTED = 10_000
"""Messages a second, more than can be had."""
PATIENCE = 60.0


def environment(folder: Path, address: str, rate: float) -> dict[str, str]:
    """Return the settings of a Hearback that lives in ``folder``."""
    kept = {name: value for name, value in os.environ.items() if "HEARBACK" not in name}
    return {
        **kept,
        "NO_PROXY": "127.0.0.1",
        "HEARBACK_TOKEN": TOKEN,
        "HEARBACK_API_URL": address,
        "HEARBACK_OWNERS": str(STAFF),
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "secrets" / "hearback.key"),
        "HEARBACK_SURVEYS": str(Path(__file__).parent / "surveys"),
        "HEARBACK_ORGANISATION": str(ROOT / "surveys" / "definitions" / "organisation.yaml"),
        "HEARBACK_SEND_RATE": str(rate),
    }


async def acquainted(folder: Path, chats: Sequence[int]) -> None:
    """Let so many people have said that they may be asked again."""
    store = await open_sqlite(folder / "data" / "hearback.db")
    try:
        keys = await open_keys(folder / "secrets" / "hearback.key", folder / "data", store)
        for begin in range(0, len(chats), 1000):
            await store.commit(
                [
                    KeepContact(
                        Contact(
                            name := f"{chat:x}",
                            keys.tag(chat),
                            keys.seal_chat(chat, name),
                            "en",
                            Standing.ASKS,
                            True,
                            "2027-01",
                        )
                    )
                    for chat in chats[begin : begin + 1000]
                ]
            )
    finally:
        await store.close()


class Audience:
    """Staff who press Yes, and people who note when they were written to."""

    def __init__(self, api: BotApi, people: int) -> None:
        self._api = api
        self._people = people
        self.told: dict[int, float] = {}
        self.staff_told = asyncio.Event()
        self.all_told = asyncio.Event()
        self.said = ""

    def see(self, shown: Shown) -> None:
        if shown.chat != STAFF:
            self.told[shown.chat] = time.perf_counter()
            if len(self.told) == self._people:
                self.all_told.set()
            return
        self.said = shown.text
        self.staff_told.set()
        for row in shown.rows:
            for button in row:
                if button["text"].startswith("Yes"):
                    self._api.tap(shown, button["callback_data"])

    def feel(self, query: str) -> None:
        """Nobody minds whether a tap is answered."""

    async def types(self, words: str) -> str:
        self.staff_told.clear()
        self._api.say(STAFF, words)
        async with asyncio.timeout(PATIENCE):
            await self.staff_told.wait()
        return self.said


async def lifted(folder: Path, people: int) -> None:
    chats = range(FIRST_CHAT, FIRST_CHAT + people)
    folder.mkdir()
    await acquainted(folder, chats)
    api = BotApi()
    api.audience = audience = Audience(api, people)
    async with listening(api) as address:
        with (folder / "said.txt").open("wb") as said:
            process = await asyncio.create_subprocess_exec(
                *(os.environ.get("BOT", str(Path(sys.executable).with_name("hearback"))).split()), "run",
                stdout=said,
                stderr=said,
                cwd=folder,
                env=environment(folder, address, LIFTED),
            )
        try:
            print(await audience.types(f"/publish {SURVEY}"))
            print(await audience.types(f"/invite {SURVEY}"))
            before = cpu_seconds(process.pid)
            t = time.perf_counter()
            async with asyncio.timeout(PATIENCE):
                await audience.all_told.wait()
            took = time.perf_counter() - t
            cpu = cpu_seconds(process.pid) - before
            times = sorted(audience.told.values())
            print(f"{people / took:.0f}/s, {people/(times[-1]-times[0]):.0f}/s, CPU {cpu / people * 1e3:.3f} ms a message")
        finally:
            process.terminate()
            await process.wait()


if __name__ == "__main__":
    import tempfile
    import uvloop
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        uvloop.run(lifted(Path(name) / "a", 10_000))
