"""Few connections for many callers: those who wait together go together.

The way to a connection's thread and back costs more than most of what is done there, and making a
transaction durable costs the same whether it holds one change or hundreds.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from bot.storage.callers import Caller, Outcome

Task = TypeVar("Task")
GATHER = 3
"""So many rounds of the loop a group waits for others: nothing when it is idle, and a fifth fewer
groups, each with its way to the thread and its time on disk, when it is busy."""
Hand = Callable[[Sequence[Task]], Awaitable[Sequence[Outcome]]]
"""Carries out tasks together on one connection, and tells what came of each."""


class Pool(Generic[Task]):
    """Gives callers, in the order in which they came, to the hand that was free last: its cache is
    the warmest."""

    def __init__(self, hands: Sequence[Hand[Task]], most: int | None = None) -> None:
        """``most`` = how many may go together at most."""
        self._free = list(hands)
        self._most = most
        self._waiting: deque[Caller[Task]] = deque()
        self._working: set[asyncio.Task[None]] = set()
        self._closed = False

    def run(self, task: Task, *, apart: bool = False) -> asyncio.Future[Any]:
        """Begin ``task``; return what tells what came of it. What it raises harms nobody else.

        ``apart`` = together with no other task.
        """
        if self._closed:
            raise ValueError("the store is closed")
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(Caller(task, future, apart))
        if self._free:
            working = asyncio.create_task(self._work(self._free.pop()))
            self._working.add(working)
            working.add_done_callback(self._working.discard)
        return future

    async def close(self) -> None:
        """Finish what waits. Whoever comes later gets a ValueError at once."""
        self._closed = True
        while self._working:
            await asyncio.wait(self._working)

    async def _work(self, hand: Hand[Task]) -> None:
        try:
            while self._waiting:
                for _ in range(GATHER):
                    await asyncio.sleep(0)
                # Another hand may have taken all of them meanwhile.
                if self._waiting:
                    await _carry_out(hand, self._next_group())
        finally:
            self._free.append(hand)

    def _next_group(self) -> Sequence[Caller[Task]]:
        waiting = self._waiting
        group = [waiting.popleft()]
        while waiting and len(group) != self._most and not (group[0].apart or waiting[0].apart):
            group.append(waiting.popleft())
        return group


async def _carry_out(hand: Hand[Task], group: Sequence[Caller[Task]]) -> None:
    outcomes: Sequence[Outcome]
    try:
        outcomes = await hand([caller.task for caller in group])
    except Exception as error:
        outcomes = [error] * len(group)
    for caller, outcome in zip(group, outcomes, strict=True):
        caller.settle(outcome)
