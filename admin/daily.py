"""What is done once a day: what was kept for long enough goes, and people are reminded."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from admin.drop_off import DropOff
from admin.retention import ASKED, WORDS, Retention
from bot.noticeboard import Noticeboard
from bot.reminders import reminders
from bot.storage.store import Store

DONE = "daily"
"""The mark with the newest day whose pass came to its end."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Daily:
    """One pass a day, whoever does it. One that was cut short is done again from its beginning,
    and does what is left. ``queued`` is called when there is something to send."""

    store: Store
    board: Noticeboard
    retention: Retention
    queued: Callable[[], None]
    drop_off: DropOff | None = None
    """Counts where those stopped whose interviews are about to be deleted."""

    async def look(self, today: date) -> None:
        """Do the pass of ``today``, unless it was done."""
        day = today.isoformat().encode()
        if await self.store.mark(DONE) == day:
            return
        if self.drop_off is not None:
            await self.drop_off.count_idle(self.retention.idle_before(today), today)
        counts = await self.retention.apply(today)
        reminded = await self._remind(today)
        await self.store.set_mark(DONE, day)
        told = ", ".join(f"{name} {_in_log(name, count)}" for name, count in counts.items())
        _log.info("Retention: %s. Reminders: %s.", told, reminded)
        if reminded or counts[ASKED]:
            self.queued()

    async def _remind(self, today: date) -> int:
        await self.board.catch_up()
        tasks = reminders(self.board.catalogue.listings.values(), today)
        return sum([await self.retention.slices.sweep(self.store, task) for task in tasks])


def _in_log(rule: str, count: int) -> str:
    """Return a count for the log. Of own words it would tell how many answered a survey, which is
    told in rounded numbers alone."""
    return "some" if rule == WORDS and count else str(count)
