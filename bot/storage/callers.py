"""Somebody who waits for work on a connection, alone or with others."""

import asyncio
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.storage.sqlite_connection import Work

T = TypeVar("T")
Outcome = object | Exception


@dataclass(frozen=True, slots=True)
class Caller(Generic[T]):
    """``apart`` = not together with others."""

    work: Work[T]
    future: asyncio.Future[T]
    apart: bool = False

    def settle(self, outcome: T | Exception) -> None:
        """Hand over what came of the work, unless nobody waits for it any more."""
        if self.future.done():
            return
        if isinstance(outcome, Exception):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)
