"""The whole product over loopback: the emulator and `hearback run`, each a process of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.emulator.launch import launched
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote
from tests.journeys.phone import Phone
from tests.journeys.records import Records
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]
HEARBACK = Path(sys.executable).with_name("hearback")
STAFF = 7001
_RUNNING = "Hearback is running"


def environment(folder: Path, url: str, **changes: str) -> dict[str, str]:
    """Return the settings of a Hearback that lives in ``folder``; ``changes`` win."""
    inherited = {name: value for name, value in os.environ.items() if "HEARBACK" not in name}
    return {
        **inherited,
        "HEARBACK_TOKEN": DEFAULT_TOKEN,
        "HEARBACK_API_URL": url,
        "HEARBACK_DATA": str(folder / "data"),
        "HEARBACK_KEY_FILE": str(folder / "secrets" / "hearback.key"),
        "HEARBACK_SURVEYS": str(ROOT / "surveys" / "definitions"),
        "HEARBACK_OWNERS": str(STAFF),
        "HEARBACK_GRACE": "0",
        "HEARBACK_QUIET_HOURS": "none",
        "HEARBACK_SCHOOL_HOURS": "none",
        **changes,
    }


class Bot:
    """A running `hearback run`, and what it says on standard error."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._lines: list[str] = []
        self._ended = False
        self._more = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen())

    @property
    def said(self) -> str:
        """All that it said so far."""
        return "".join(self._lines)

    async def ready(self) -> None:
        """Wait until it runs. RuntimeError when it ends before."""
        async with asyncio.timeout(PATIENCE), self._more:
            await self._more.wait_for(lambda: _RUNNING in self.said or self._ended)
        if _RUNNING not in self.said:
            raise RuntimeError(f"hearback did not start: {self.said}")

    async def line_with(self, words: str) -> str:
        """Return the first line with those words, waiting for it."""
        async with asyncio.timeout(PATIENCE), self._more:
            await self._more.wait_for(lambda: words in self.said)
        return next(line.strip() for line in self._lines if words in line)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def kill(self) -> None:
        """End it at once, as a loss of power would."""
        self._process.kill()
        await self._gone()

    async def stop(self) -> int:
        """Ask it to end; return its exit code."""
        self._process.terminate()
        return await self._gone()

    async def _gone(self) -> int:
        async with asyncio.timeout(PATIENCE):
            await self._listening
            return await self._process.wait()

    async def _listen(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            async with self._more:
                self._lines.append(line.decode())
                self._more.notify_all()
        async with self._more:
            self._ended = True
            self._more.notify_all()


class House:
    """An emulator, a folder, and at most one bot in it."""

    def __init__(self, remote: Remote, folder: Path, settings: Mapping[str, str]) -> None:
        self.remote = remote
        self.folder = folder
        self.settings = dict(settings)
        self.records = Records(folder / "data", folder / "secrets" / "hearback.key")
        self._bots: list[Bot] = []

    @property
    def said(self) -> str:
        """What the bots said on standard error, one after another."""
        return "".join(bot.said for bot in self._bots)

    @property
    def bot(self) -> Bot:
        """The newest bot."""
        return self._bots[-1]

    async def start(self) -> Bot:
        """Start the bot, and wait until it runs."""
        process = await asyncio.create_subprocess_exec(
            HEARBACK, "run", stderr=PIPE, cwd=self.folder, env=self.settings
        )
        self._bots.append(Bot(process))
        await self.bot.ready()
        return self.bot

    async def restart(self) -> None:
        """Kill the bot, and start it again."""
        await self.bot.kill()
        await self.start()

    async def young_person(self, language: str = "en") -> Phone:
        """Return the phone of somebody new."""
        person = await self.remote.add_person("Sam", language)
        return Phone(self.remote, person["user_id"])

    async def staff(self) -> Phone:
        """Return the phone of the member of staff whom the settings name."""
        await self.remote.add_person("Alex", "en", user_id=STAFF, role="staff")
        return Phone(self.remote, STAFF)


@asynccontextmanager
async def house(folder: Path, *emulator: str, **settings: str) -> AsyncIterator[House]:
    """Open a house in ``folder`` with a running bot; at the end it must have kept its manners.

    ``emulator`` are further arguments of the emulator, ``settings`` override the bot's.
    """
    async with launched(*emulator) as remote:
        opened = House(remote, folder, environment(folder, remote.url, **settings))
        try:
            await opened.start()
            yield opened
        finally:
            if opened._bots:
                await _ended(opened.bot)
            print(opened.said)
    assert "Traceback" not in opened.said, opened.said
    assert DEFAULT_TOKEN not in opened.said, opened.said


async def _ended(bot: Bot) -> None:
    try:
        await bot.stop()
    except ProcessLookupError:
        return  # The journey has ended it already.
    except TimeoutError:
        await bot.kill()
        raise


async def command(folder: Path, *words: str, **settings: str) -> tuple[int, str, str]:
    """Run `hearback` with those words to its end; return exit code, output and errors."""
    process = await asyncio.create_subprocess_exec(
        HEARBACK,
        *words,
        stdout=PIPE,
        stderr=PIPE,
        cwd=folder,
        env=environment(folder, settings.pop("url", "http://127.0.0.1:9"), **settings),
    )
    try:
        async with asyncio.timeout(2 * PATIENCE):
            out, err = await process.communicate()
    except TimeoutError:
        process.kill()
        raise
    return await process.wait(), out.decode(), err.decode()
