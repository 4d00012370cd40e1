import asyncio

import pytest

from bot.channels.failures import NotYet
from bot.channels.floodgate import BURST, CHAT_BURST
from bot.channels.shared_gate import SharedGate
from bot.emulator.flood import Flood
from bot.storage.memory import MemoryStore
from bot.storage.store import Slots, StoreError

PATIENCE = 60.0


class Queue(MemoryStore):
    """The database's queue of slots, by a clock that tests move."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.level = 0.0
        self.held_until = 0.0
        self.taken = 0
        self.silent = False
        self.asked = 0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 0.0)
        await asyncio.sleep(0)

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        self.asked += 1
        await asyncio.sleep(0)
        if self.silent:
            raise StoreError("the database does not answer")
        self.level = max(self.level, self.now) + slots / rate
        self.taken = (self.taken + slots) % 1000
        first = self.level - self.now - (max(slots, 1) - 1) / rate - burst / rate
        return Slots(first, max(0.0, self.held_until - self.now), self.taken)

    async def hold(self, seconds: float, full: float) -> None:
        self.held_until = max(self.held_until, self.now + seconds)
        self.level = max(self.level, self.now + seconds + full)


@pytest.fixture
def queue() -> Queue:
    return Queue()


def gate(queue: Queue) -> SharedGate:
    return SharedGate(queue, queue.clock, queue.sleep)


async def entered(queue: Queue, *gates: SharedGate, people: int) -> list[float]:
    """Let so many people's replies enter by each gate at once; return when each was through."""
    times: list[float] = []

    async def enter(through: SharedGate, chat: int) -> None:
        await through.enter(chat)
        times.append(queue.now)

    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        for number, through in enumerate(gates):
            for chat in range(people):
                group.create_task(enter(through, number * 10_000 + chat))
    return sorted(times)


def most_in_a_second(times: list[float]) -> int:
    return max(sum(start <= each < start + 1 for each in times) for start in times)


async def test_replies_of_two_replicas_together_keep_the_rate(queue: Queue) -> None:
    times = await entered(queue, gate(queue), gate(queue), people=100)
    assert len(times) == 200
    assert most_in_a_second(times) <= 29 + BURST + 2
    assert times[-1] - times[0] == pytest.approx((200 - BURST) / 29, abs=0.5)


async def test_telegram_refuses_nothing_that_two_replicas_let_through(queue: Queue) -> None:
    telegram = Flood()
    for chat, time in enumerate(await entered(queue, gate(queue), gate(queue), people=150)):
        telegram.admit(chat, time)


async def test_telegram_refuses_nothing_to_a_chat_that_two_replicas_share(queue: Queue) -> None:
    telegram, both = Flood(), (gate(queue), gate(queue))
    for each in both:
        each.share(2)
    for _ in range(20):
        for each in both:
            await each.enter(7)
            telegram.admit(7, queue.now)


async def test_replies_that_wait_ask_together(queue: Queue) -> None:
    await entered(queue, gate(queue), people=80)
    assert queue.asked < 20


async def test_a_pause_reaches_the_other_replica_at_its_next_look(queue: Queue) -> None:
    one, two = gate(queue), gate(queue)
    one.pause(30.0)
    await one._exchange()
    await two._exchange()
    assert two.room() == pytest.approx(30.0, abs=0.1)
    (time,) = await entered(queue, two, people=1)
    assert time >= 1030.0


async def test_who_waits_when_another_replica_is_told_to_pause_waits_on(queue: Queue) -> None:
    one, two = gate(queue), gate(queue)
    waiting = asyncio.create_task(entered(queue, two, people=60))
    while queue.now < 1000.5:  # noqa: ASYNC110
        await asyncio.sleep(0)
    one.pause(20.0)
    until = queue.now + 20.0
    await one._exchange()
    await two._exchange()
    times = await waiting
    assert not [each for each in times if until - 19.0 < each < until]


async def test_what_another_replica_answers_leaves_less_room_for_what_we_start(
    queue: Queue,
) -> None:
    one, two = gate(queue), gate(queue)
    replies: list[int] = []
    one.tell(lambda: replies.append(1))
    await one._exchange()
    await entered(queue, two, people=BURST)
    await one._exchange()
    assert len(replies) == BURST
    assert one.room() > 0
    with pytest.raises(NotYet):
        one.admit(1)


async def test_what_is_started_at_one_replica_counts_for_the_replies_of_another(
    queue: Queue,
) -> None:
    one, two = gate(queue), gate(queue)
    for chat in range(5):
        one.admit(chat)
    before = queue.taken
    await one._exchange()
    assert queue.taken - before == 5
    await two._exchange()


async def test_a_chat_is_shared_by_two_replicas(queue: Queue) -> None:
    one = gate(queue)
    one.share(2)
    bucket = one._chat(7)
    waits = [bucket.reserve(queue.now) for _ in range(CHAT_BURST)]
    assert waits[0] == 0
    assert waits[1] > 1


async def test_a_replica_that_is_one_of_many_still_writes_to_a_chat_at_once(queue: Queue) -> None:
    one = gate(queue)
    one.share(20)
    assert one._chat(7).reserve(queue.now) == 0


async def test_while_the_database_does_not_answer_each_replica_keeps_the_rate(
    queue: Queue,
) -> None:
    queue.silent = True
    times = await entered(queue, gate(queue), people=60)
    assert most_in_a_second(times) <= 29 + BURST + 2
