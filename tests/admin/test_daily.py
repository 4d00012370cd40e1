import asyncio
import logging
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, time

import pytest

from admin.daily import DONE, Daily
from admin.retention import RULES, Periods, Retention
from bot.conversation.events import Pressed
from bot.conversation.presses import OpenSurvey, encode
from bot.courier import Courier
from bot.outbox import Outbox
from bot.pace import Pace
from bot.slices import Slices
from bot.storage.changes import KeepContact, Settle
from bot.storage.memory import MemoryStore
from bot.storage.rows import ErrandKind, Outcome
from bot.storage.store import StoreError
from bot.storage.sweeps import Remind, Sweep, Swept
from bot.weeks import months_after
from surveys.questionnaire import Survey
from tests.admin.house import house
from tests.admin.test_retention import FOLLOW_UP, closed
from tests.bot.channels.wall import Wall
from tests.bot.room import KEYS, NIA, SAM, TINY, TODAY, Room
from tests.bot.storage.people import contact
from tests.surveys.small import survey
from tests.waiting import PATIENCE

DAY = timedelta(days=1)
WEEK = 7 * DAY


class Stumbling(MemoryStore):
    """A store that fails at the sweep it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_at: type[Sweep] | None = None

    async def sweep(self, task: Sweep, after: str, limit: int) -> Swept:
        if self.fails_at is not None and isinstance(task, self.fails_at):
            raise StoreError("gone")
        return await super().sweep(task, after, limit)


@dataclass
class Day:
    """A room in which people answer, and what is done there once a day."""

    store: Stumbling = field(default_factory=Stumbling)
    pokes: int = 0

    def __post_init__(self) -> None:
        self.room = Room(self.store)
        retention = Retention(self.store, Periods(), Slices())
        self.daily = Daily(self.store, self.room.board, retention, self.poke)

    def poke(self) -> None:
        self.pokes += 1

    async def has(self, asked: Survey = TINY) -> None:
        """Publish a survey; Sam begins it, and Nia only looks."""
        await self.room.publishes(asked)
        await self.room.opens(asked.id, SAM)
        await self.room.taps("Start", SAM)
        await self.room.opens(asked.id, NIA)

    async def waiting(self, kind: ErrandKind = ErrandKind.REMINDER, asked: str = "tiny") -> int:
        return (await self.store.delivery(asked, kind)).waiting


@pytest.fixture
def day() -> Day:
    return Day()


async def test_who_stopped_half_way_is_reminded_after_a_week(day: Day) -> None:
    await day.has()
    await day.daily.look(TODAY + WEEK - DAY)
    assert (await day.waiting(), day.pokes) == (0, 0)
    await day.daily.look(TODAY + WEEK)
    assert (await day.waiting(), day.pokes) == (1, 1)


async def test_a_survey_sets_its_own_number_of_days(day: Day) -> None:
    await day.has(survey(remind_after=3))
    await day.daily.look(TODAY + 3 * DAY)
    assert await day.waiting() == 1


async def test_a_survey_may_remind_nobody(day: Day) -> None:
    await day.has(survey(remind_after=0))
    for number in range(1, 13):
        await day.daily.look(TODAY + number * DAY)
    assert await day.waiting() == 0


@pytest.mark.parametrize(("before", "reminded"), [(1, 0), (2, 1)])
async def test_nobody_is_reminded_on_the_last_day_before_the_close(
    day: Day, before: int, reminded: int
) -> None:
    await day.has(survey(closes="+10 days"))
    await day.daily.look(TODAY + (10 - before) * DAY)
    assert await day.waiting() == reminded


async def test_a_day_is_done_once(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "admin.daily")
    await day.has()
    for _ in range(3):
        await day.daily.look(TODAY + WEEK)
    nothing = ", ".join(f"{rule} 0" for rule in RULES)
    assert caplog.messages == [f"Retention: {nothing}. Reminders: 1."]


async def test_the_log_does_not_tell_how_many_peoples_own_words_went(
    day: Day, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "admin.daily")
    await closed(day.store, responses=63)
    await day.daily.look(months_after(FOLLOW_UP, 12) + DAY)
    (line,) = caplog.messages
    assert "own words some," in line
    assert "63" not in line


async def test_a_pass_that_was_cut_short_is_done_again_and_reminds_nobody_twice(day: Day) -> None:
    await day.has()
    await day.has(survey(id="other"))
    day.store.fails_at = Remind
    with pytest.raises(StoreError):
        await day.daily.look(TODAY + WEEK)
    day.store.fails_at = None
    await day.daily.look(TODAY + WEEK)
    await day.daily.look(TODAY + WEEK + DAY)
    assert await day.waiting(asked="other") == 1
    (errand,) = await day.store.claim(9, 0.0)
    await day.store.commit([Settle(errand.id, Outcome.SENT, TODAY + WEEK)])
    await day.daily.look(TODAY + WEEK + 2 * DAY)
    assert await day.waiting(asked="other") == 0


async def test_the_next_day_is_done_by_whoever_comes_to_it(day: Day) -> None:
    await day.has()
    await day.daily.look(TODAY)
    other = Daily(day.store, day.room.board, Retention(day.store), day.poke)
    await other.look(TODAY)
    assert await day.waiting() == 0
    await other.look(TODAY + WEEK)
    assert await day.waiting() == 1


async def test_who_was_silent_for_a_year_is_asked_whether_they_still_want_to_hear(
    day: Day,
) -> None:
    await day.store.commit([KeepContact(contact("ana"))])
    await day.daily.look(date(2028, 2, 1))
    assert (await day.waiting(ErrandKind.STILL_WANTED, ""), day.pokes) == (1, 1)


async def test_the_reminder_comes_once_and_with_a_tap_the_person_is_where_they_were(
    day: Day,
) -> None:
    await day.has()
    await day.daily.look(TODAY + WEEK)
    wall = Wall()
    courier = Courier(KEYS, day.room.board, wall, lambda: TODAY + WEEK)
    outbox = Outbox(day.store, courier.deliver, Pace(1000, monotonic), time)
    sending = asyncio.create_task(outbox.run())
    async with asyncio.timeout(PATIENCE):
        while await day.waiting():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    outbox.stop()
    await sending
    ((chat, said),) = wall.written
    assert (chat, "You started “Tiny”" in said) == (SAM, True)
    await day.room.hears(Pressed(encode(OpenSurvey("tiny")), 101), SAM)
    assert "Which?" in day.room.shown


async def test_a_running_hearback_does_the_pass_of_its_day(tmp_path: Path) -> None:
    async with house(tmp_path) as opened:
        today = opened.desk.clock.today().isoformat().encode()
        async with asyncio.timeout(PATIENCE):
            while await opened.desk.store.mark(DONE) != today:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
