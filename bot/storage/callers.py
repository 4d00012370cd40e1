"""Somebody who waits for work on a connection, alone or with others."""

import asyncio
from typing import Generic, TypeVar

from msgspec import Struct

Task = TypeVar("Task")
Outcome = object | Exception


class Caller(Struct, Generic[Task], frozen=True):
    """``apart`` = not together with others."""

    task: Task
    future: asyncio.Future[object]
    apart: bool = False

    def settle(self, outcome: Outcome) -> None:
        """Hand over what came of it, unless nobody waits for it any more."""
        if self.future.done():
            return
        if isinstance(outcome, Exception):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)
