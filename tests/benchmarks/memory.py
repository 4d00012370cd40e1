"""Memory of the product with a great many interviews open."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.contestants import OURS, Way, running
from tests.benchmarks.proc import megabytes

PEOPLE = 10_000
AT_ONCE = 50
FIRST_STEPS = 3
"""So far everyone goes at first; nobody sends, so every interview stays open."""
SETTLING = 1.0


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in megabytes: of an idle bot, after everyone came, began and tapped once
    more, and the most that it ever was."""

    people: int
    idle: float
    after: float
    peak: float


async def measure(folder: Path, people: int = PEOPLE) -> Memory:
    """Let everyone begin, and then everyone tap once more."""
    async with running(OURS, Way.POLLING, folder / "memory", people) as bot:
        idle = megabytes(bot.pid)
        await bot.crowd.arrive(AT_ONCE, FIRST_STEPS, invited=True)
        await bot.crowd.tap_once(AT_ONCE)
        await asyncio.sleep(SETTLING)
        return Memory(people, idle, megabytes(bot.pid), megabytes(bot.pid, "VmHWM"))
