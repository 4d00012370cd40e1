"""Waiting for what happens in another process, however slow the machine is."""

import asyncio
import time
from collections.abc import Callable

LONG = 300.0


async def until(holds: Callable[[], bool]) -> None:
    """Return once ``holds``; it is asked on a thread."""
    await asyncio.to_thread(wait, holds)


def wait(holds: Callable[[], bool]) -> None:
    """Return once ``holds``. Raises TimeoutError."""
    late = time.monotonic() + LONG
    while not holds():
        if time.monotonic() > late:
            raise TimeoutError
        time.sleep(0.02)
