import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.lanes import Lanes

LONG = 30.0
Work = Callable[[int, int], Awaitable[None]]


async def through(lanes: Lanes, people: list[int], work: Work) -> None:
    """Work on one update of each of ``people``, in that order; each is told its number too."""
    turns = (
        lanes.run(person, partial(work, person, number)) for number, person in enumerate(people)
    )
    await asyncio.gather(*turns)


async def test_a_turn_gives_back_what_comes_of_it() -> None:
    async def work() -> str:
        return "done"

    assert await Lanes().run(1, work) == "done"


@given(st.lists(st.integers(1, 4), max_size=30))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_updates_of_one_person_are_worked_on_in_order_and_one_at_a_time(
    people: list[int],
) -> None:
    begun: list[tuple[int, int]] = []
    busy: set[int] = set()

    async def work(person: int, number: int) -> None:
        assert person not in busy
        busy.add(person)
        begun.append((person, number))
        for _ in range(number % 3):
            await asyncio.sleep(0)
        busy.remove(person)

    asyncio.run(through(Lanes(), people, work))
    for person in set(people):
        assert [number for who, number in begun if who == person] == [
            number for number, who in enumerate(people) if who == person
        ]


async def test_different_people_are_worked_on_at_once() -> None:
    meeting = asyncio.Barrier(5)

    async def work(_person: int, _number: int) -> None:
        async with asyncio.timeout(LONG):
            await meeting.wait()

    await through(Lanes(), [1, 2, 3, 4, 5], work)


async def test_a_flood_of_one_person_holds_up_nobody_else() -> None:
    done: list[int] = []
    gate = asyncio.Event()

    async def work(person: int, _number: int) -> None:
        if person == 1:
            await gate.wait()
        done.append(person)
        if person == 2:
            gate.set()

    async with asyncio.timeout(LONG):
        await through(Lanes(), [1] * 200 + [2], work)
    assert done[0] == 2
    assert len(done) == 201


async def test_a_lane_is_dropped_when_nobody_waits_in_it() -> None:
    lanes = Lanes()
    counts: list[int] = []

    async def work(_person: int, _number: int) -> None:
        counts.append(len(lanes))
        await asyncio.sleep(0)

    await through(lanes, [1, 2, 1], work)
    assert max(counts) == 2
    assert len(lanes) == 0


async def test_a_lane_tells_whether_somebodys_update_is_at_hand() -> None:
    lanes = Lanes()
    at_hand: list[tuple[bool, bool]] = []

    async def work(_person: int, _number: int) -> None:
        at_hand.append((1 in lanes, 2 in lanes))

    await through(lanes, [1], work)
    assert at_hand == [(True, False)]
    assert 1 not in lanes


async def test_a_failed_turn_lets_the_next_one_in() -> None:
    lanes = Lanes()

    async def fail() -> None:
        raise LookupError

    async def pass_by() -> None:
        return None

    with pytest.raises(LookupError):
        await lanes.run(1, fail)
    await lanes.run(1, pass_by)
    assert len(lanes) == 0


async def test_a_turn_cancelled_while_it_waits_is_never_begun_and_leaves_nothing_behind() -> None:
    lanes = Lanes()
    gate = asyncio.Event()
    begun: list[int] = []

    async def work(number: int) -> None:
        begun.append(number)
        await gate.wait()

    first = asyncio.create_task(lanes.run(1, partial(work, 1)))
    second = asyncio.create_task(lanes.run(1, partial(work, 2)))
    await asyncio.sleep(0)
    second.cancel()
    gate.set()
    await asyncio.gather(first, second, return_exceptions=True)
    assert begun == [1]
    assert len(lanes) == 0


@given(st.lists(st.integers(1, 3), min_size=1, max_size=12), st.sets(st.integers(0, 11)))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whoever_stops_waiting_lets_nobody_past(people: list[int], cancelled: set[int]) -> None:
    begun: list[int] = []
    busy: set[int] = set()

    async def work(person: int, number: int) -> None:
        assert person not in busy
        busy.add(person)
        begun.append(number)
        try:
            for _ in range(3):
                await asyncio.sleep(0)
        finally:
            busy.remove(person)

    async def play() -> int:
        lanes = Lanes()
        turns = [
            asyncio.create_task(lanes.run(person, partial(work, person, number)))
            for number, person in enumerate(people)
        ]
        for number in sorted(cancelled, reverse=True):
            await asyncio.sleep(0)
            if number < len(turns):
                turns[number].cancel()
        await asyncio.gather(*turns, return_exceptions=True)
        assert all(number in begun for number in range(len(turns)) if number not in cancelled)
        return len(lanes)

    assert asyncio.run(play()) == 0
    for person in set(people):
        order = [number for number in begun if people[number] == person]
        assert order == sorted(order)
