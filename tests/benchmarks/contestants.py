"""The bots that are measured: each a process of its own, with a Bot API and a crowd of its own."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.benchmarks.bot_api import BotApi, Shown, listening
from tests.benchmarks.crowd import SURVEY, Crowd

ROOT = Path(__file__).parents[2]
OURS, TUNED, PLAIN, CEILING = "hearback", "aiogram", "plain", "ceiling"
SAMPLES = "samples.json"
NAMES = (OURS, TUNED, PLAIN, CEILING)
TITLES: Mapping[str, str] = {
    OURS: "Hearback",
    TUNED: "tuned aiogram",
    PLAIN: "plain bot",
    CEILING: "ceiling",
}
PEOPLE = 500
"""Who take turns in being in flight."""
_STAFF = 7001
_START = 60.0
"""Seconds that a bot may take to start."""
_END = 15.0


class Way(StrEnum):
    """How updates reach a bot."""

    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bot finds its Bot API, keeps its files, and listens when it is not polling."""

    address: str
    folder: Path
    listen: str | None = None

    @property
    def hook(self) -> str:
        """The address that updates are posted to, or nothing."""
        return f"http://{self.listen}/hook" if self.listen else ""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot that runs, and the people who tap at it."""

    name: str
    way: Way
    pid: int
    api: BotApi
    crowd: Crowd


Command = Callable[[Place], list[str | Path]]
"""Makes what follows `python`."""


def _peer(module: str, *files: str) -> Command:
    def command(place: Place) -> list[str | Path]:
        kept = [place.folder / file for file in files]
        return ["-m", f"tests.benchmarks.peers.{module}", place.address, place.hook, *kept]

    return command


_COMMANDS: Mapping[str, Command] = {
    OURS: lambda _: [
        *("-m", "tests.benchmarks.as_installed"),
        *(Path(sys.executable).with_name("hearback"), "run"),
    ],
    TUNED: _peer("tuned_aiogram", "kept.db"),
    PLAIN: _peer("plain_ptb", "kept.pickle"),
    CEILING: _peer("echo"),
}


@asynccontextmanager
async def running(
    name: str, way: Way, folder: Path, people: int | None = None, *, sampled: bool = False
) -> AsyncIterator[Contestant]:
    """Start a bot with ``folder`` for its files; stop it in the end. ``sampled`` = with a sampler
    inside, which writes a file `SAMPLES`."""
    api = BotApi()
    os.makedirs(folder)
    async with listening(api) as address:
        place = Place(address, folder, f"127.0.0.1:{_free_port()}" if way is Way.WEBHOOK else None)
        process = await _started(name, place, sampled)
        try:
            await _ready(api.hooked if way is Way.WEBHOOK else api.polled, process, folder)
            if name == OURS:
                await _publish(api)
            yield Contestant(name, way, process.pid, api, Crowd(api, people or PEOPLE))
        except Exception as error:
            error.add_note(f"{name}, {way}: {(folder / 'said.txt').read_text()[-500:]}")
            raise
        finally:
            await _ended(process)


async def _ended(process: Process) -> None:
    """End a bot, gently if it lets itself be."""
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(_END):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def _started(name: str, place: Place, sampled: bool) -> Process:
    command: list[str | Path] = [sys.executable]
    if sampled:
        command += ["-m", "tests.benchmarks.sampled", place.folder / SAMPLES]
    with (place.folder / "said.txt").open("wb") as said:
        return await asyncio.create_subprocess_exec(
            *command,
            *_COMMANDS[name](place),
            stdout=said,
            stderr=said,
            cwd=place.folder,
            env=_environment(place),
        )


async def _ready(ready: asyncio.Event, process: Process, folder: Path) -> None:
    listens = asyncio.create_task(ready.wait())
    ended = asyncio.create_task(process.wait())
    await asyncio.wait({listens, ended}, timeout=_START, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    listens.cancel()
    if not ready.is_set():
        raise RuntimeError(f"It did not start: {(folder / 'said.txt').read_text()}")


def _environment(place: Place) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "HEARBACK" not in name}
    hook = {"HEARBACK_WEBHOOK_URL": place.hook, "HEARBACK_LISTEN": place.listen}
    return {
        **kept,
        **{name: value for name, value in hook.items() if value},
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "HEARBACK_TOKEN": "4200000:benchmark",
        "HEARBACK_API_URL": place.address,
        "HEARBACK_OWNERS": str(_STAFF),
        "HEARBACK_DATA": str(place.folder / "data"),
        "HEARBACK_KEY_FILE": str(place.folder / "secrets" / "hearback.key"),
        "HEARBACK_SURVEYS": str(Path(__file__).parent / "surveys"),
        "HEARBACK_ORGANISATION": str(ROOT / "surveys" / "definitions" / "organisation.yaml"),
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


class _Staff:
    """Waits for what the bot writes to staff."""

    def __init__(self) -> None:
        self.told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def see(self, shown: Shown) -> None:
        if shown.chat == _STAFF and not self.told.done():
            self.told.set_result(shown.text)

    def feel(self, query: str) -> None:
        """Staff tap nothing here."""


async def _publish(api: BotApi) -> None:
    api.audience = staff = _Staff()
    api.say(_STAFF, f"/publish {SURVEY}")
    async with asyncio.timeout(_START):
        told = await staff.told
    if "is open" not in told:
        raise RuntimeError(f"The survey was not published: {told}")
