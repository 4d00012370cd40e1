"""The bots that are measured: each a process of its own, with a Bot API and a crowd of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bot_api import BotApi, Shown, listening
from tests.benchmarks.crowd import SURVEY, Crowd

ROOT = Path(__file__).parents[2]
OURS, PLAIN, ECHO = "hearback run", "plain bot", "echo"
_STAFF = 7001
_START = 60.0
"""Seconds that a bot may take to start."""

Command = Callable[[str, Path], list[str | Path]]
"""Makes a command line from the address of the Bot API and a folder to keep things in."""

_COMMANDS: Mapping[str, Command] = {
    OURS: lambda _address, _folder: [Path(sys.executable).with_name("hearback"), "run"],
    PLAIN: lambda address, folder: [*_peer("plain_ptb"), address, folder / "kept.pickle"],
    ECHO: lambda address, _folder: [*_peer("echo"), address],
}


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot that runs, and the people who tap at it."""

    name: str
    pid: int
    crowd: Crowd


@asynccontextmanager
async def running(name: str, folder: Path, people: int) -> AsyncIterator[Contestant]:
    """Start a bot with ``folder`` for its files; stop it in the end."""
    api = BotApi()
    os.makedirs(folder)
    async with listening(api) as address:
        process = await _started(name, address, folder)
        try:
            await _ready(api, process, folder)
            if name == OURS:
                await _publish(api)
            yield Contestant(name, process.pid, Crowd(api, people))
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _started(name: str, address: str, folder: Path) -> Process:
    with (folder / "said.txt").open("wb") as said:
        return await asyncio.create_subprocess_exec(
            *_COMMANDS[name](address, folder),
            stdout=said,
            stderr=said,
            cwd=folder,
            env=_environment(address, folder),
        )


async def _ready(api: BotApi, process: Process, folder: Path) -> None:
    polled = asyncio.create_task(api.polled.wait())
    ended = asyncio.create_task(process.wait())
    await asyncio.wait({polled, ended}, timeout=_START, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    polled.cancel()
    if not api.polled.is_set():
        raise RuntimeError(f"It did not start: {(folder / 'said.txt').read_text()}")


def _environment(address: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "HEARBACK" not in name}
    return {
        **kept,
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "HEARBACK_TOKEN": "4200000:benchmark",
        "HEARBACK_API_URL": address,
        "HEARBACK_OWNERS": str(_STAFF),
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "secrets" / "hearback.key"),
        "HEARBACK_SURVEYS": str(Path(__file__).parent / "surveys"),
        "HEARBACK_ORGANISATION": str(ROOT / "surveys" / "definitions" / "organisation.yaml"),
    }


def _peer(module: str) -> list[str | Path]:
    return [sys.executable, "-m", f"tests.benchmarks.peers.{module}"]


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
