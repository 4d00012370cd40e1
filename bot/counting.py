"""Counting ballots while surveys are open: in batches, apart from anybody's Send."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date

from bot.channels.failures import place
from bot.conversation.catalogue import Stage
from bot.noticeboard import Noticeboard
from bot.privacy.ballot_box import BallotBox

LOOK_EVERY = 60.0
"""Seconds between two looks when nobody sends: a ballot may have become countable overnight."""
GATHER = 0.25
"""Seconds to wait after a ballot came, so that those that come together are counted together."""

_log = logging.getLogger(__name__)


class Counting:
    """Counts what is countable, whenever a ballot came and at least once a minute."""

    def __init__(self, box: BallotBox, board: Noticeboard, today: Callable[[], date]) -> None:
        self._box = box
        self._board = board
        self._today = today
        self._poked = asyncio.Event()

    def poke(self) -> None:
        """Say that a ballot came."""
        self._poked.set()

    async def run(self) -> None:
        """Count until cancelled."""
        while True:
            await self.count()
            try:
                # wait_for would miss being cancelled just as a ballot comes, and go on for ever.
                async with asyncio.timeout(LOOK_EVERY):
                    await self._poked.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(GATHER)
            self._poked.clear()

    async def count(self) -> None:
        """Count every survey that is open, if it has a batch."""
        try:
            found = await self._box.with_a_batch()
        except Exception as error:
            _log.error("Ballots were not looked for: %s", place(error))
            return
        for survey in found:
            listing = self._board.catalogue.listings.get(survey)
            if listing is not None and listing.stage in (Stage.OPEN, Stage.RESTING):
                await self._count(survey)

    async def _count(self, survey: str) -> None:
        try:
            await self._box.count(survey, self._today())
        except Exception as error:
            _log.error("Ballots were not counted: %s", place(error))
