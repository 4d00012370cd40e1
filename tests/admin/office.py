"""Fieldwork over the memory store, with an outbox that writes to a wall."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from time import monotonic, time
from zoneinfo import ZoneInfo

from admin.clock import Clock
from admin.drop_off import DropOff
from admin.fieldwork import Fieldwork
from admin.reports.outcome_card import drawn
from admin.saying_back import SayingBack
from bot.courier import Courier
from bot.keeping import Keeper
from bot.outbox import Outbox
from bot.pace import Pace
from bot.privacy.ballot_box import BallotBox
from bot.quiet_hours import NEVER_QUIET, QuietHours
from bot.storage.changes import LogAct
from bot.storage.memory import MemoryStore
from bot.storage.rows import ErrandKind, SurveyState
from tests.bot.channels.wall import Wall
from tests.bot.room import KEYS, Room
from tests.waiting import PATIENCE

BATCH = 5
NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
"""Noon of the day that it is in the room."""
LOG = LogAct(NOON, b"alex", "act", "tiny")


@dataclass(frozen=True)
class Hands(Clock):
    """A clock whose hands are moved on."""

    moved: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        return super().seconds() + sum(self.moved)

    def goes_on(self, days: float) -> None:
        """So many days pass."""
        self.moved.append(days * 86400)


class Office:
    """What fieldwork works with. ``grace`` is in minutes."""

    def __init__(
        self,
        grace: float = 0.0,
        store: MemoryStore | None = None,
        hours: QuietHours = NEVER_QUIET,
    ) -> None:
        self.store = store or MemoryStore()
        self.room = Room(self.store)
        self.wall = Wall()
        self.clock = Hands(ZoneInfo("Europe/London"), NOON.timestamp() - time())
        courier = Courier(KEYS, self.room.board, self.wall, self.clock.today, draw=drawn)
        box = BallotBox(self.store, Keeper(KEYS).open_ballot, KEYS.words, BATCH)
        pace = Pace(1000, monotonic)
        self.outbox = Outbox(self.store, courier.deliver, pace, self.clock.seconds, hours=hours)
        self.fieldwork = Fieldwork(
            self.store,
            self.room.board,
            box,
            self.outbox,
            self.clock,
            grace,
            drop_off=DropOff(self.store, Keeper(KEYS).open),
        )

        self.saying_back = SayingBack(self.store, self.room.board, self.outbox, self.clock)
        self.staff_told: list[tuple[str, date]] = []

    async def says_back(self) -> None:
        """Do what is due of saying back, once."""
        await self.saying_back.do_what_is_due(self._tell)

    async def _tell(self, survey: str, day: date) -> None:
        self.staff_told.append((survey, day))

    async def state(self, survey: str = "tiny") -> SurveyState:
        return (await self.fieldwork.published(survey)).state

    async def sent(self, people: int) -> None:
        """So many people have sent their answers."""
        for chat in range(1, people + 1):
            await self.room.sends(chat)

    async def written(self, survey: str = "tiny", kind: ErrandKind = ErrandKind.FEEDBACK) -> None:
        """Wait until nothing waits in the outbox."""
        async with asyncio.timeout(PATIENCE):
            while (await self.store.delivery(survey, kind)).waiting:  # noqa: ASYNC110
                # The outbox is a loop of its own; only the store tells.
                await asyncio.sleep(0.005)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """Run the outbox."""
        self.outbox.again()
        running = asyncio.create_task(self.outbox.run())
        try:
            yield
        finally:
            self.outbox.stop()
            await running
