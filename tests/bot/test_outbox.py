import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.failures import NotSent, NotYet
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from bot.outbox import ATTEMPTS, IDLE, Enough, NotWanted, Outbox
from bot.pace import Pace
from bot.quiet_hours import NEVER_QUIET, QuietHours, Span
from bot.standing import Standing
from bot.storage.changes import Change, KeepContact, Postpone, Publish, QueueInvitations
from bot.storage.memory import MemoryStore
from bot.storage.rows import Contact, Errand, ErrandKind, Outcome, PublishedSurvey, SurveyState
from bot.storage.store import Receipt, Store, StoreError
from tests.bot.emulated import Emulated, emulated
from tests.bot.test_pace import Clock
from tests.waiting import PATIENCE

SURVEY = "evening-buses"
LONDON = ZoneInfo("Europe/London")
HOURS = QuietHours(LONDON, Span(time_of_day(20, 30), time_of_day(8)))
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")


def contact(number: int) -> Contact:
    name = f"{number:04}"
    return Contact(name, name.encode(), name.encode(), "en", Standing.ASKS, True, "2027-01")


async def store_with(people: int, store: MemoryStore | None = None) -> MemoryStore:
    """A store whose outbox holds one invitation for each of so many people."""
    store = store or MemoryStore()
    survey = PublishedSurvey(SURVEY, "f1", "{}", date(2027, 1, 11), SurveyState.OPEN)
    changes: list[Change] = [KeepContact(contact(number)) for number in range(people)]
    await store.commit([*changes, Publish(survey), QueueInvitations(SURVEY)])
    return store


class Courier:
    """Raises the errors it is told to, in order, then delivers; notes what it was asked."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.tried: list[str] = []
        self.began = asyncio.Event()

    async def deliver(self, errand: Errand) -> None:
        self.tried.append(errand.contact.id)
        self.began.set()
        if self.errors:
            raise self.errors.pop(0)


async def settled(store: Store, people: int) -> Mapping[Outcome, int]:
    """Waits until so many errands are settled."""
    async with asyncio.timeout(PATIENCE):
        while True:
            delivery = await store.delivery(SURVEY, ErrandKind.INVITATION)
            if sum(delivery.settled.values()) == people:
                return delivery.settled
            await asyncio.sleep(0.002)


@asynccontextmanager
async def running(
    store: Store,
    deliver: Callable[[Errand], Awaitable[None]],
    clock: Clock | None = None,
    hours: QuietHours = NEVER_QUIET,
    look_every: float = IDLE,
) -> AsyncIterator[Outbox]:
    """An outbox whose time flies whenever it waits for a slot."""
    clock = clock or Clock()
    pace = Pace(25, clock, clock.sleep)
    outbox = Outbox(store, deliver, pace, clock, hours=hours, look_every=look_every)
    task = asyncio.create_task(outbox.run())
    try:
        yield outbox
    finally:
        outbox.stop()
        async with asyncio.timeout(PATIENCE):
            await task


async def test_every_errand_is_delivered_once_and_in_order() -> None:
    store, courier = await store_with(40), Courier()
    async with running(store, courier.deliver):
        assert await settled(store, 40) == {Outcome.SENT: 40}
    assert courier.tried == [contact(number).id for number in range(40)]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (NotWanted(), Outcome.LEFT),
        (Forbidden("Forbidden: bot was blocked by the user"), Outcome.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Outcome.GONE),
        (BadRequest("Chat not found"), Outcome.GONE),
        (BadRequest("Message is too long"), Outcome.FAILED),
        (TimedOut(), Outcome.UNKNOWN),
        (NetworkError("Connection lost"), Outcome.UNKNOWN),
        (NetworkError("Internal Server Error"), Outcome.UNKNOWN),
        (TelegramError("Invalid server response"), Outcome.UNKNOWN),
        (KeyError("result"), Outcome.UNKNOWN),
    ],
)
async def test_a_failure_that_waiting_does_not_mend_settles_the_errand_at_once(
    error: Exception, outcome: Outcome
) -> None:
    store, courier = await store_with(1), Courier(error)
    async with running(store, courier.deliver):
        assert await settled(store, 1) == {outcome: 1}
    assert len(courier.tried) == 1


@pytest.mark.parametrize("error", [RetryAfter(7), NotSent("refused"), StoreError("locked")])
async def test_what_was_surely_not_sent_is_sent_later(error: Exception) -> None:
    store, courier = await store_with(1), Courier(error)
    async with running(store, courier.deliver) as outbox:
        outbox.poke()
        assert await settled(store, 1) == {Outcome.SENT: 1}
    assert len(courier.tried) == 2


async def test_too_many_requests_hold_everybody_back_for_as_long_as_told() -> None:
    clock = Clock()
    store, courier = await store_with(3), Courier(RetryAfter(30))
    times: list[float] = []

    async def deliver(errand: Errand) -> None:
        times.append(clock.now)
        await courier.deliver(errand)

    async with running(store, deliver, clock):
        await settled(store, 3)
    assert times[1] - times[0] >= 30


async def test_too_many_for_one_chat_hold_back_nobody_else() -> None:
    clock = Clock()
    store, courier = await store_with(3), Courier(NotYet(30, one_chat=True))
    async with running(store, courier.deliver, clock) as outbox:
        assert await settled(store, 2) == {Outcome.SENT: 2}
        assert clock.now < 1030
        clock.now += 30
        outbox.poke()
        assert await settled(store, 3) == {Outcome.SENT: 3}
    assert courier.tried == [contact(number).id for number in (0, 1, 2, 0)]


async def test_no_more_go_out_than_the_rate_allows() -> None:
    clock = Clock()
    store = await store_with(101)
    times: list[float] = []

    async def deliver(errand: Errand) -> None:
        times.append(clock.now)

    async with running(store, deliver, clock):
        await settled(store, 101)
    assert times[-1] - times[0] == pytest.approx(4.0, abs=0.05)


async def test_replies_slow_it_down_but_do_not_stop_it() -> None:
    clock = Clock()
    store = await store_with(26)
    pace = Pace(25, clock, clock.sleep)
    times: list[float] = []

    async def deliver(errand: Errand) -> None:
        times.append(clock.now)
        for _ in range(100):
            pace.note_reply()

    outbox = Outbox(store, deliver, pace, clock)
    task = asyncio.create_task(outbox.run())
    await settled(store, 26)
    outbox.stop()
    await task
    assert times[-1] - times[0] == pytest.approx(5.0, abs=0.3)


async def test_an_errand_that_never_finds_a_connection_fails_in_the_end() -> None:
    store, courier = await store_with(1), Courier(*[NotSent("refused")] * 60)
    clock = Clock()

    async def later() -> None:
        while True:
            clock.now += 600
            await asyncio.sleep(0)
            outbox.poke()

    async with running(store, courier.deliver, clock) as outbox:
        hurry = asyncio.create_task(later())
        assert await settled(store, 1) == {Outcome.FAILED: 1}
        hurry.cancel()
    assert len(courier.tried) == ATTEMPTS


async def test_a_kill_leaves_only_what_was_on_its_way_unknown() -> None:
    store = await store_with(3)
    begun: list[str] = []
    on_its_way = asyncio.Event()

    async def hang(errand: Errand) -> None:
        begun.append(errand.contact.id)
        on_its_way.set()
        await asyncio.Event().wait()

    clock = Clock()
    killed = asyncio.create_task(Outbox(store, hang, Pace(25, clock, asyncio.sleep), clock).run())
    await on_its_way.wait()
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)

    courier = Courier()
    async with running(store, courier.deliver):
        assert await settled(store, 3) == {Outcome.UNKNOWN: 1, Outcome.SENT: 2}
    assert sorted(begun + courier.tried) == [contact(number).id for number in range(3)]


async def test_stopping_lets_what_is_on_its_way_arrive() -> None:
    store = await store_with(1)
    begun, gate = asyncio.Event(), asyncio.Event()

    async def slowly(errand: Errand) -> None:
        begun.set()
        await gate.wait()

    async with running(store, slowly) as outbox:
        await begun.wait()
        outbox.stop()
        gate.set()
    assert (await settled(store, 1)) == {Outcome.SENT: 1}


async def test_stopping_leaves_the_rest_in_the_queue() -> None:
    store, courier = await store_with(5), Courier(RetryAfter(3600))
    clock = Clock()
    outbox = Outbox(store, courier.deliver, Pace(25, time.monotonic), clock)
    task = asyncio.create_task(outbox.run())
    await courier.began.wait()
    outbox.stop()
    await task
    assert (await store.delivery(SURVEY, ErrandKind.INVITATION)).waiting == 5
    assert await store.recover() == 0


async def test_poking_ends_the_rest_of_an_empty_queue() -> None:
    store, courier = MemoryStore(), Courier()
    async with running(store, courier.deliver, look_every=1000 * PATIENCE) as outbox:
        await asyncio.sleep(0.02)
        await store_with(1, store)
        outbox.poke()
        assert await settled(store, 1) == {Outcome.SENT: 1}


class Flaky(MemoryStore):
    """A memory store that fails every other time."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.healthy = True

    def _stumble(self) -> None:
        self.calls += 1
        if not self.healthy and self.calls % 2:
            raise StoreError("The database is locked.")

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self._stumble()
        return await super().commit(changes, receipt)

    async def recover(self, grace: float = 0.0, on: date | None = None) -> int:
        self._stumble()
        return await super().recover(grace, on)

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        self._stumble()
        return await super().claim(limit, now, holder)


async def test_a_stumbling_database_loses_and_repeats_nothing() -> None:
    store, courier = Flaky(), Courier()
    await store_with(3, store)
    store.healthy = False
    async with running(store, courier.deliver):
        assert await settled(store, 3) == {Outcome.SENT: 3}
    assert courier.tried == [contact(number).id for number in range(3)]


async def test_one_fault_of_a_whole_push_is_logged_once_and_names_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, courier = await store_with(3), Courier(*[BadRequest("Bad entity near: hello")] * 3)
    async with running(store, courier.deliver):
        assert await settled(store, 3) == {Outcome.FAILED: 3}
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == [
        "A message (invitation) is failed"
    ]
    assert "hello" not in caplog.text


@asynccontextmanager
async def pushing(telegram: Emulated, people: int) -> AsyncIterator[tuple[MemoryStore, list[int]]]:
    """An outbox that writes to people of the emulator; gives the store and their user ids."""
    ids = [telegram.newcomer() for _ in range(people)]
    store = await store_with(people)
    clock = Clock()

    async def deliver(errand: Errand) -> None:
        await telegram.bot.send_message(ids[int(errand.contact.id)], "What you said")

    async with running(store, deliver, clock):
        yield store, ids


async def test_under_faults_nobody_is_written_to_twice() -> None:
    async with emulated() as telegram:
        telegram.world.faults.follow(
            FaultPlan(too_many=0.1, server_error=0.1, drop=0.1, drop_after=0.1), 3
        )
        async with pushing(telegram, 60) as (store, ids):
            outcomes = await settled(store, 60)
        received = Counter(len(telegram.texts(user_id)) for user_id in ids)
    assert max(received) == 1
    assert set(outcomes) == {Outcome.SENT, Outcome.UNKNOWN}
    assert outcomes[Outcome.SENT] <= received[1] <= 60


async def test_a_blocked_bot_is_settled_and_remembered() -> None:
    async with emulated() as telegram:
        async with pushing(telegram, 2) as (store, ids):
            actions.set_blocked(telegram.world, ids[1], blocked=True)
            assert await settled(store, 2) == {Outcome.SENT: 1, Outcome.BLOCKED: 1}
        blocked = await store.contact(contact(1).id)
    assert blocked is not None
    assert blocked.standing == Standing.BLOCKED


async def test_a_postponed_errand_waits_until_it_is_due() -> None:
    store, courier, clock = await store_with(1), Courier(), Clock()
    (errand,) = await store.claim(1, clock.now)
    await store.commit([Postpone(errand.id, clock.now + 100, errand.attempts)])
    async with running(store, courier.deliver, clock) as outbox:
        await asyncio.sleep(0.02)
        assert courier.tried == []
        clock.now += 101
        outbox.poke()
        assert await settled(store, 1) == {Outcome.SENT: 1}


def london(now: str) -> Clock:
    """A clock that begins at that time in London."""
    clock = Clock()
    clock.now = datetime.fromisoformat(now).replace(tzinfo=LONDON).timestamp()
    return clock


class Watched(MemoryStore):
    """A store that tells when somebody claimed."""

    def __init__(self) -> None:
        super().__init__()
        self.claims: list[float] = []

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        self.claims.append(now)
        return await super().claim(limit, now, holder)


async def test_in_quiet_hours_nothing_is_claimed_and_then_all_goes_out() -> None:
    clock = london("2027-03-27T23:59")
    store = Watched()
    await store_with(3, store)
    courier = Courier()
    async with running(store, courier.deliver, clock, HOURS, look_every=0.001) as outbox:
        assert outbox.rests
        while clock.now < london("2027-03-28T07:59").now:
            # The clock is moved by the outbox itself, which takes a slot at every look.
            clock.now += 60
            await asyncio.sleep(0)
        assert courier.tried == []
        clock.now = london("2027-03-28T08:00").now
        assert await settled(store, 3) == {Outcome.SENT: 3}
    assert min(store.claims) >= london("2027-03-28T08:00").now


async def test_who_had_enough_this_week_is_written_to_when_the_next_begins() -> None:
    clock = london("2027-03-24T12:00")
    store = await store_with(1)
    courier = Courier(Enough(date(2027, 3, 29)))
    async with running(store, courier.deliver, clock, QuietHours(LONDON)) as outbox:
        async with asyncio.timeout(PATIENCE):
            await courier.began.wait()
            while (await store.delivery(SURVEY, ErrandKind.INVITATION)).waiting:
                clock.now += 3600
                outbox.poke()
                await asyncio.sleep(0)
    assert len(courier.tried) == 2
    assert clock.now >= london("2027-03-29T00:00").now


async def test_what_was_sent_is_counted_in_the_week_that_it_is_where_we_are() -> None:
    store = await store_with(1)
    # It is Monday already in London, and Sunday still by the clocks of computers.
    async with running(store, Courier().deliver, london("2027-03-29T00:30"), QuietHours(LONDON)):
        assert await settled(store, 1) == {Outcome.SENT: 1}
    found = await store.contact("0000")
    assert found is not None
    assert (found.week, found.started) == ("2027-W13", 1)
