"""Work that nobody waits for, and that ends with the program."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.channels.failures import place

_log = logging.getLogger(__name__)


async def again_and_again(
    look: Callable[[], Awaitable[object]], every: float, trouble: str
) -> None:
    """Look until cancelled, with so many seconds in between. What goes wrong is logged as
    ``trouble``, and not once more while it stays the same."""
    logged = ""
    while True:
        try:
            await look()
            logged = ""
        except Exception as error:
            if place(error) != logged:
                logged = place(error)
                _log.error("%s: %s", trouble, logged)
        await asyncio.sleep(every)


class Background:
    """Keeps hold of tasks, so that none is forgotten, and logs what goes wrong in them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin something."""
        task = asyncio.create_task(self._logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def end(self) -> None:
        """Cancel what is still going on."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _logged(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:
            _log.error("Something in the background failed: %s", place(error))
