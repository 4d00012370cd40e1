"""Memory of the product while a great many people are in the middle of a survey."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.contestants import OURS, running
from tests.benchmarks.proc import megabytes

PEOPLE = 2000
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in megabytes: of an idle bot, with everyone in the middle, and at most."""

    people: int
    idle: float
    serving: float
    most: float


async def measure(folder: Path) -> Memory:
    """Bring everyone to the review, none of them sending, and look while they tap on."""
    async with running(OURS, folder / "memory", PEOPLE) as bot:
        idle = megabytes(bot.pid)
        # New messages go out at the pace that Telegram allows, so this takes a minute.
        await bot.crowd.arrive(AT_ONCE)
        walking = asyncio.create_task(bot.crowd.walk(4.0))
        await asyncio.sleep(3.0)
        serving = megabytes(bot.pid)
        await walking
        return Memory(PEOPLE, idle, serving, megabytes(bot.pid, "VmHWM"))
