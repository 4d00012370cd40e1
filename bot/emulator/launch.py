"""The emulator as a process of its own."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.emulator.remote import Remote

_ROOT = Path(__file__).parents[2]
_READY = "Emulator ready on "
_SECONDS_TO_START = 20.0
_SECONDS_TO_STOP = 5.0


class LaunchFault(RuntimeError):
    """The emulator did not start; the text says why in one line."""


@asynccontextmanager
async def launched(*arguments: str) -> AsyncIterator[Remote]:
    """Starts `python -m bot.emulator` on a free port, with those further arguments.

    Its standard error goes where ours goes. LaunchFault when it does not get ready.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.emulator", "--port", "0", *arguments, stdout=PIPE, cwd=_ROOT
    )
    try:
        async with Remote(await _address(process)) as remote:
            yield remote
    finally:
        await _end(process)


async def _address(process: Process) -> str:
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_SECONDS_TO_START):
            line = (await process.stdout.readline()).decode()
    except TimeoutError:
        raise LaunchFault("The emulator did not start in time: try again.") from None
    if not line.startswith(_READY):
        raise LaunchFault(f"The emulator did not start: {line.strip() or 'it ended at once.'}")
    return line.removeprefix(_READY).strip()


async def _end(process: Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(_SECONDS_TO_STOP):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
