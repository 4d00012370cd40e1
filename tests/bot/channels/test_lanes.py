import asyncio
import warnings
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.channels.lanes import Lanes, key_of


def update_of(user_id: int, update_id: int = 1, group: int | None = None) -> Update:
    chat = {"id": group, "type": "group"} if group else {"id": user_id, "type": "private"}
    sender = {"id": user_id, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": "hello"}
    return Update.de_json({"update_id": update_id, "message": message}, None)


async def through(
    lanes: Lanes, updates: list[Update], work: Callable[[Update], Awaitable[None]]
) -> None:
    await asyncio.gather(*(lanes.process_update(each, work(each)) for each in updates))


def test_a_private_chat_is_keyed_by_its_person() -> None:
    assert key_of(update_of(7)) == 7


def test_a_group_is_keyed_by_its_chat() -> None:
    assert key_of(update_of(7, group=-50)) == -50


def test_what_belongs_to_nobody_has_a_lane_of_its_own() -> None:
    assert key_of(Update(1)) == key_of("not an update") == 0


@given(st.lists(st.integers(1, 4), max_size=30), st.integers(1, 5))
def test_updates_of_one_person_are_worked_on_in_order_and_one_at_a_time(
    people: list[int], at_once: int
) -> None:
    begun: list[tuple[int, int]] = []
    busy: set[int] = set()

    async def work(update: Update) -> None:
        person = key_of(update)
        assert person not in busy
        assert len(busy) < at_once
        busy.add(person)
        begun.append((person, update.update_id))
        for _ in range(update.update_id % 3):
            await asyncio.sleep(0)
        busy.remove(person)

    updates = [update_of(person, number) for number, person in enumerate(people)]
    asyncio.run(through(Lanes(at_once), updates, work))
    for person in set(people):
        assert [number for who, number in begun if who == person] == [
            number for number, who in enumerate(people) if who == person
        ]


async def test_different_people_are_worked_on_at_once() -> None:
    meeting = asyncio.Barrier(5)

    async def work(update: Update) -> None:
        async with asyncio.timeout(5):
            await meeting.wait()

    await through(Lanes(5), [update_of(person) for person in range(1, 6)], work)


async def test_a_flood_of_one_person_holds_up_nobody_else() -> None:
    done: list[int] = []
    gate = asyncio.Event()

    async def work(update: Update) -> None:
        if key_of(update) == 1:
            await gate.wait()
        done.append(key_of(update))
        if key_of(update) == 2:
            gate.set()

    async with asyncio.timeout(5):
        await through(Lanes(2), [update_of(1)] * 200 + [update_of(2)], work)
    assert done[0] == 2
    assert len(done) == 201


async def test_a_lane_is_dropped_when_nobody_waits_in_it() -> None:
    lanes = Lanes()
    counts: list[int] = []

    async def work(update: Update) -> None:
        counts.append(len(lanes))
        await asyncio.sleep(0)

    await through(lanes, [update_of(1), update_of(2), update_of(1)], work)
    assert max(counts) == 2
    assert len(lanes) == 0


async def test_a_failed_turn_lets_the_next_one_in() -> None:
    lanes = Lanes()

    async def fail() -> None:
        raise LookupError

    async def pass_by() -> None:
        return None

    with pytest.raises(LookupError):
        await lanes.process_update(update_of(1), fail())
    await lanes.process_update(update_of(1), pass_by())
    assert len(lanes) == 0


async def test_a_turn_cancelled_while_it_waits_leaves_nothing_behind() -> None:
    lanes = Lanes()
    gate = asyncio.Event()

    async def work() -> None:
        await gate.wait()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = asyncio.create_task(lanes.process_update(update_of(1), work()))
        second = asyncio.create_task(lanes.process_update(update_of(1), work()))
        await asyncio.sleep(0)
        second.cancel()
        gate.set()
        await asyncio.gather(first, second, return_exceptions=True)
    assert len(lanes) == 0
