"""An office in which days pass, with staff who are written to."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from admin.access import Access
from admin.calendar import Calendar
from admin.fieldwork import Fieldwork
from admin.promise_book import PromiseBook
from admin.promise_records import owings
from admin.promises import Owing
from admin.staff_post import StaffPost
from bot.conversation.screen import Screen
from bot.courier import Courier
from bot.keeping import Keeper
from bot.outbox import Outbox
from bot.pace import Pace
from bot.privacy.ballot_box import BallotBox
from bot.promised import Move, Owed
from bot.quiet_hours import QuietHours, span
from bot.storage.memory import MemoryStore
from bot.storage.rows import ErrandKind
from bot.storage.store import Receipt
from surveys.questionnaire import Survey
from tests.admin.office import BATCH, LOG, NOON, Hands, Office
from tests.bot.room import KEYS, TODAY

OWNER = 7001
ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class SetClock(Hands):
    """A clock that somebody sets: ``ahead`` of noon on the first day by so many hours."""

    hours: list[float] = field(default_factory=lambda: [0.0])

    def seconds(self) -> float:
        return NOON.timestamp() + self.hours[0] * 3600


class Months(Office):
    """An office with a calendar. Everything that staff are written is in ``post``."""

    def __init__(self, store: MemoryStore | None = None, hours: float = 0.0) -> None:
        super().__init__(store=store)
        self.hours = [hours]
        self.clock = SetClock(ZONE, 0.0, hours=self.hours)
        courier = Courier(KEYS, self.room.board, self.wall, self.clock.today)
        quiet = QuietHours(ZONE, span("20:30-08:00"), None)
        pace = Pace(1000, monotonic)
        self.outbox = Outbox(self.store, courier.deliver, pace, self.clock.seconds, hours=quiet)
        box = BallotBox(self.store, Keeper(KEYS).open_ballot, KEYS.words, BATCH)
        self.fieldwork = Fieldwork(self.store, self.room.board, box, self.outbox, self.clock, 0.0)
        self.post: list[tuple[int, Screen]] = []
        self.is_reachable = True
        self.access = Access(self.store, KEYS, [OWNER])
        self.calendar = Calendar(
            self.store,
            self.room.board,
            self.clock,
            self.fieldwork,
            StaffPost(self.access, self._show),
        )
        self.book = PromiseBook(self.store, self.outbox.poke)
        self._updates = 1000

    async def _show(self, chat: int, screen: Screen) -> int:
        if not self.is_reachable:
            raise ConnectionError
        self.post.append((chat, screen))
        return len(self.post)

    @property
    def today(self) -> date:
        return self.clock.today()

    def receipt(self) -> Receipt:
        self._updates += 1
        return Receipt(self._updates, self.today)

    async def look_at(self, day: int, hour: float = 12.0) -> None:
        """Let it be so many days after the first one, and look at the calendar."""
        self.hours[0] = day * 24 + hour - 12
        await self.fieldwork.do_what_is_due()
        await self.calendar.look()
        await self.fieldwork.do_what_is_due()

    async def until(self, day: int, beginning: int = 0) -> list[tuple[int, str]]:
        """Look once a day; return what staff were written, with the number of the day."""
        told = []
        for each in range(beginning, day + 1):
            before = len(self.post)
            await self.look_at(each)
            told += [(each, screen.html) for _, screen in self.post[before:]]
        return told

    async def closed(self, survey: Survey, people: int = 6) -> None:
        """A survey that people answered, and that staff closed on the first day."""
        await self.fieldwork.publish(survey, LOG)
        for chat in range(1, people + 1):
            await self.room.sends(chat, survey.id)
        await self.fieldwork.close(survey.id, LOG)
        await self.fieldwork.do_what_is_due()

    async def owing(self, survey: str = "tiny") -> Owing:
        return next(each for each in await owings(self.store) if each.survey.id == survey)

    async def said(self) -> list[tuple[int, str]]:
        """What went out to those who hear back: to whom, and what; and forget it."""
        async with self.sending():
            await self.written(kind=ErrandKind.LATE)
        written, self.wall.written = self.wall.written, []
        return written


def day(number: int) -> date:
    """Return the day so many days after the first one."""
    return TODAY + timedelta(days=number)


def move(owed: Owed, to: int, on: int, why: str = "The vote was put off.") -> Move:
    """Return a new date, by days after the first one."""
    return Move(owed, day(to), {"en": why}, day(on))
