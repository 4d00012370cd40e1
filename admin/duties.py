"""What only one process does at a time: the only one there is, or of several the leader."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from telegram import Bot

from admin.access import Access, Act
from admin.background import Background
from admin.calendar import Calendar
from admin.clock import Clock
from admin.commands.offers import offer
from admin.daily import Daily
from admin.fieldwork import Fieldwork
from admin.profile import Profile, introduce
from admin.rewriting import rewriting
from admin.tidying import tidying
from bot.catching_up import CatchingUp
from bot.channels.failures import place
from bot.counting import Counting
from bot.outbox import SILENCE, Outbox
from bot.storage.store import Store

RECOVER_EVERY = 5.0
"""Seconds between two looks for what an earlier leader left half sent."""

_log = logging.getLogger(__name__)


@dataclass
class Duties:
    """The background work; `term` begins and ends it."""

    bot: Bot
    store: Store
    clock: Clock
    access: Access
    commands: Mapping[str, Act]
    profile: Profile
    backup_days: int
    outbox: Outbox
    counting: Counting
    catching_up: CatchingUp
    fieldwork: Fieldwork
    saying_back: Callable[[], Coroutine[Any, Any, None]]
    """Says back what was said, until cancelled."""
    daily: Daily
    calendar: Calendar
    standing_in: Callable[[], Coroutine[Any, Any, None]]
    """Asks others where approvers are silent, until cancelled."""
    alive: Collection[str] = ()

    @asynccontextmanager
    async def term(self) -> AsyncIterator[None]:
        """Do it all meanwhile. At the end nothing more is begun, and what is on its way arrives."""
        works = (
            self.counting.run(),
            self.catching_up.run(),
            self.fieldwork.run(),
            self.saying_back(),
            self.calendar.run(),
            self.standing_in(),
            tidying(self.store, self.clock, self.daily),
            rewriting(self.store, self.clock, self.backup_days),
            offer(self.bot, self.access, self.commands),
            introduce(self.bot, self.store, self.profile),
        )
        async with at_work(works, self.outbox):
            yield

    @asynccontextmanager
    async def term_of_a_leader(self) -> AsyncIterator[None]:
        """Do it all in place of a leader who may have left something undone."""
        self.catching_up.poke()
        async with self.term():
            recovering = asyncio.create_task(self._recovering())
            try:
                yield
            finally:
                recovering.cancel()

    def notice(self, alive: Collection[str]) -> None:
        """Hear which replicas there are: one that is gone may owe somebody a screen."""
        gone = set(self.alive) - set(alive)
        self.alive = alive
        self.outbox.settle()
        self.counting.poke()
        if gone:
            self.catching_up.poke()

    async def _recovering(self) -> None:
        while True:
            try:
                await self.store.recover(SILENCE, self.clock.today())
            except Exception as error:
                _log.error("Messages left half sent were not looked for: %s", place(error))
            await asyncio.sleep(RECOVER_EVERY)


@asynccontextmanager
async def at_work(
    works: Iterable[Coroutine[Any, Any, None]], outbox: Outbox
) -> AsyncIterator[None]:
    """Let works and the outbox run meanwhile. What is on its way at the end is waited for last: no
    work goes on so long, as another replica may do it by then."""
    background = Background()
    for work in works:
        background.start(work)
    outbox.again()
    sending = asyncio.create_task(outbox.run())
    try:
        yield
    finally:
        outbox.stop()
        try:
            await background.end()
        finally:
            await sending
