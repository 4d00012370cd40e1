import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import SHARE, Pace


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
        await pace.slot()
        times.append(round(clock.now - begun, 6))
    return times


async def test_slots_are_evenly_spaced() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    assert await slots(pace, clock, 5) == [0.0, 0.05, 0.1, 0.15, 0.2]


async def test_waking_late_does_not_lower_the_rate() -> None:
    clock = Clock(late=0.01)
    pace = Pace(20, clock, clock.sleep)
    assert (await slots(pace, clock, 101))[-1] < 5.02


async def test_idle_time_is_not_made_up_for() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    await pace.slot()
    clock.now += 60
    assert await slots(pace, clock, 3) == [0.0, 0.05, 0.1]


async def test_a_reply_takes_the_place_of_a_message_that_we_start() -> None:
    clock = Clock()
    pace = Pace(20, clock, clock.sleep)
    await pace.slot()
    pace.note_reply()
    assert await slots(pace, clock, 2) == [0.1, 0.15]


@given(st.integers(0, 40))
def test_replies_always_leave_a_share(replies: int) -> None:
    async def last_slot() -> float:
        clock = Clock()
        pace = Pace(20, clock, clock.sleep)
        times = []
        for _ in range(10):
            await pace.slot()
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
    await pace.slot()
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
