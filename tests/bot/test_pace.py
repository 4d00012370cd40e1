import asyncio
from bisect import bisect_left
from itertools import cycle

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import CATCH_UP, SHARE, Pace


class Clock:
    """Moves only when somebody sleeps; oversleeps by ``late`` seconds."""

    def __init__(self, late: float = 0.0) -> None:
        self.now = 1000.0
        self.late = late

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds + self.late
        await asyncio.sleep(0)


async def slots(pace: Pace, clock: Clock, count: int) -> list[float]:
    """Takes that many slots; gives the seconds at which they came."""
    begun = clock.now
    times = []
    for _ in range(count):
        await pace.slots()
        times.append(round(clock.now - begun, 6))
    return times


async def test_slots_are_evenly_spaced() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    assert await slots(pace, clock, 5) == [0.0, 0.05, 0.1, 0.15, 0.2]


async def test_a_long_rest_is_not_made_up_for() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    await pace.slots()
    clock.now += 60
    assert await slots(pace, clock, 5) == [0.0, 0.0, 0.0, 0.05, 0.1]


async def test_slots_that_are_overdue_are_given_together_as_far_as_they_can_be_used() -> None:
    clock = Clock()
    pace = Pace(1000, clock, clock.sleep)
    await pace.slots()
    clock.now += 0.0505
    assert [await pace.slots(32), await pace.slots(32)] == [32, 18]


async def test_no_slot_is_given_while_the_channel_has_no_room() -> None:
    clock = Clock()
    opens = clock.now + 0.3
    pace = Pace(20, clock, clock.sleep, room=lambda: max(0.0, opens - clock.now))
    assert (await slots(pace, clock, 1)) == [0.3]


RATES = st.floats(1, 30)
STALLS = st.lists(st.floats(0, 0.08), min_size=1, max_size=50)
"""Seconds by which somebody wakes up late, again and again; a slow machine under load."""
WAYS = st.lists(st.floats(0, 0.1), min_size=1, max_size=50)
"""Seconds that messages are on their way."""


@given(RATES, STALLS, st.integers(1, 32), st.integers(0, 3))
def test_whoever_wakes_up_late_gets_the_rate_all_the_same(
    rate: float, stalls: list[float], at_once: int, replies: int
) -> None:
    times = asyncio.run(taken(rate, stalls, at_once, 60.0, replies_a_second=replies))
    assert len(times) >= 0.98 * max(rate - replies, rate * SHARE) * 60.0 - 1


@given(RATES, STALLS, WAYS, st.integers(1, 32))
def test_no_second_has_more_than_the_rate_and_a_few(
    rate: float, stalls: list[float], ways: list[float], at_once: int
) -> None:
    times = asyncio.run(taken(rate, stalls, at_once, 20.0))
    seen = sorted(time + ways[at % len(ways)] for at, time in enumerate(times))
    busiest = max(bisect_left(seen, start + 1.0) - at for at, start in enumerate(seen))
    assert busiest <= rate * (1.0 + CATCH_UP + 0.1) + 1


async def taken(
    rate: float, stalls: list[float], at_once: int, seconds: float, replies_a_second: int = 0
) -> list[float]:
    """Takes slots for that long, waking up late as told; gives when."""
    clock = Clock()
    late = cycle(stalls)

    async def oversleep(wait: float) -> None:
        clock.now += wait + next(late)

    pace = Pace(rate, clock, oversleep)
    begun = clock.now
    times: list[float] = []
    answered = 0
    while clock.now - begun < seconds:
        count = await pace.slots(at_once)
        times += [clock.now] * count
        while answered < replies_a_second * (clock.now - begun):
            pace.note_reply()
            answered += 1
    return times


async def test_a_reply_takes_the_place_of_a_message_that_we_start() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    await pace.slots()
    pace.note_reply()
    assert await slots(pace, clock, 2) == [0.1, 0.15]


@given(st.integers(0, 40))
def test_replies_always_leave_a_share(replies: int) -> None:
    async def last_slot() -> float:
        clock = Clock()
        pace = Pace(20, clock, clock.sleep)
        times = []
        for _ in range(10):
            await pace.slots()
            times.append(clock.now)
            for _ in range(replies):
                pace.note_reply()
        return times[-1] - times[0]

    taken = asyncio.run(last_slot())
    assert 9 / 20 - 1e-6 <= taken <= 9 / 20 / SHARE + 1e-6


async def test_replies_to_a_resting_bot_owe_nothing() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    clock.now += 60
    for _ in range(100):
        pace.note_reply()
    assert (await slots(pace, clock, 1))[0] <= 0.05


async def test_a_pause_holds_back_even_who_waits_already() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    await pace.slots()
    waiting = asyncio.create_task(slots(pace, clock, 2))
    await asyncio.sleep(0)
    pace.pause(30)
    assert await waiting == [30.05, 30.1]


async def test_a_reply_does_not_shorten_a_pause() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    pace.pause(30)
    pace.note_reply()
    assert await slots(pace, clock, 1) == [30.0]
