"""Screens that chats have got, on their way to be noted as owed no longer."""

import asyncio
import logging
from collections.abc import Iterable, Sequence

from bot.storage.changes import Change, DropInterview, KeepInterview, Shown, ShownTogether
from bot.storage.store import Store, StoreError

LATER = 0.5
"""Seconds that a screen waits for others."""
TOGETHER = 32
"""So many screens are noted in one go: turns wait no longer for them than for one another."""

_log = logging.getLogger(__name__)


class Debts:
    """Notes many screens together, a little later.

    One by one they would cost as much as the turns. And whoever taps on meanwhile is owed the next
    screen already, so nothing is noted of the one before. A program that is killed meanwhile shows
    these screens once more.
    """

    def __init__(self, store: Store, later: float = LATER) -> None:
        self._store = store
        self._later = later
        self._paid: dict[tuple[str, str], Shown] = {}
        self._settling: asyncio.Task[None] | None = None

    def pay(self, shown: Shown) -> None:
        """Note, soon, that a chat has got the screen of an interview."""
        self._paid[shown.contact, shown.survey] = shown
        if self._settling is None:
            self._settling = asyncio.create_task(self._settle_later())

    def overtake(self, changes: Iterable[Change]) -> None:
        """Hear of a turn that was kept: what was to be noted of its interviews is no longer so."""
        for change in changes:
            match change:
                case KeepInterview(interview):
                    self._paid.pop((interview.contact, interview.survey), None)
                case DropInterview(contact, survey):
                    self._paid.pop((contact, survey), None)
                case _:
                    pass

    async def settle(self) -> None:
        """Note now what waits. Raises StoreError; then it waits on."""
        waiting = list(self._paid)
        for start in range(0, len(waiting), TOGETHER):
            await self._note(waiting[start : start + TOGETHER])

    async def _note(self, keys: Sequence[tuple[str, str]]) -> None:
        # Whoever tapped on meanwhile is not among them any more.
        paid = {key: self._paid.pop(key) for key in keys if key in self._paid}
        if not paid:
            return
        try:
            await self._store.commit([ShownTogether(tuple(paid.values()))])
        except BaseException:
            self._paid = {**paid, **self._paid}
            raise

    async def _settle_later(self) -> None:
        try:
            while self._paid:
                await asyncio.sleep(self._later)
                await self._try_to_settle()
        finally:
            self._settling = None

    async def _try_to_settle(self) -> None:
        try:
            await self.settle()
        except StoreError as error:
            _log.warning("Screens that were shown could not be noted yet: %s", error)
