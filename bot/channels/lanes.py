"""Who waits for whom: updates of one person in order, different people at once."""

import asyncio
import inspect
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import BaseUpdateProcessor

WAITING = 10_000
"""How many updates may be at hand at once, waiting ones included."""


def key_of(update: object) -> int:
    """Return whose turn an update is: a person's id, a group's chat id, or 0 for nobody's."""
    if not isinstance(update, Update):
        return 0
    chat, user = update.effective_chat, update.effective_user
    if user is not None and (chat is None or chat.type == ChatType.PRIVATE):
        return user.id
    return chat.id if chat is not None else 0


class Lanes(BaseUpdateProcessor):
    """Works on at most ``at_once`` updates, one of each person, in the order they arrived.

    An update takes its place only when its person's turn has come, so a flood of one person holds
    up nobody else.
    """

    __slots__ = ("_lanes", "_places", "_queued")

    def __init__(self, at_once: int = 64) -> None:
        super().__init__(WAITING)
        self._places = asyncio.Semaphore(at_once)
        self._lanes: dict[int, asyncio.Lock] = {}
        self._queued: dict[int, int] = {}

    def __len__(self) -> int:
        """Return how many people have updates at hand."""
        return len(self._lanes)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await ``coroutine`` when the turn of the update's person has come."""
        key = key_of(update)
        lane = self._lanes.setdefault(key, asyncio.Lock())
        self._queued[key] = self._queued.get(key, 0) + 1
        try:
            async with lane, self._places:
                await coroutine
        finally:
            if inspect.iscoroutine(coroutine):
                coroutine.close()  # One that was cancelled while it waited was never begun.
            self._leave(key)

    def _leave(self, key: int) -> None:
        self._queued[key] -= 1
        if not self._queued[key]:
            del self._queued[key], self._lanes[key]

    async def initialize(self) -> None:
        """Do nothing: a lane is made when somebody comes."""

    async def shutdown(self) -> None:
        """Do nothing: a lane is gone when nobody waits."""
