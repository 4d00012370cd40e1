"""Fieldwork over the memory store, with an outbox that writes to a wall."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from time import monotonic, time
from zoneinfo import ZoneInfo

from admin.clock import Clock
from admin.fieldwork import Fieldwork
from bot.courier import Courier
from bot.keeping import Keeper
from bot.outbox import Outbox
from bot.pace import Pace
from bot.privacy.ballot_box import BallotBox
from bot.storage.changes import LogAct
from bot.storage.memory import MemoryStore
from bot.storage.rows import ErrandKind, SurveyState
from tests.bot.channels.wall import Wall
from tests.bot.room import KEYS, Room

BATCH = 5
NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
"""Noon of the day that it is in the room."""
LOG = LogAct(NOON, b"alex", "act", "tiny")


class Office:
    """What fieldwork works with. ``grace`` is in minutes."""

    def __init__(self, grace: float = 0.0, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        self.room = Room(self.store)
        self.wall = Wall()
        self.clock = Clock(ZoneInfo("Europe/London"), NOON.timestamp() - time())
        courier = Courier(KEYS, self.room.board, self.wall, self.clock.today)
        box = BallotBox(self.store, Keeper(KEYS).open_ballot, KEYS.words, BATCH)
        pace = Pace(1000, monotonic)
        self.outbox = Outbox(self.store, courier.deliver, pace, self.clock.seconds)
        self.fieldwork = Fieldwork(self.store, self.room.board, box, self.outbox, self.clock, grace)

    async def state(self, survey: str = "tiny") -> SurveyState:
        return (await self.fieldwork.published(survey)).state

    async def sent(self, people: int) -> None:
        """So many people have sent their answers."""
        for chat in range(1, people + 1):
            await self.room.sends(chat)

    async def written(self, survey: str = "tiny", kind: ErrandKind = ErrandKind.FEEDBACK) -> None:
        """Wait until nothing waits in the outbox."""
        async with asyncio.timeout(5):
            while (await self.store.delivery(survey, kind)).waiting:  # noqa: ASYNC110
                # The outbox is a loop of its own; only the store tells.
                await asyncio.sleep(0.005)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """Run the outbox."""
        running = asyncio.create_task(self.outbox.run())
        try:
            yield
        finally:
            self.outbox.stop()
            await running
