import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.failures import NotYet
from bot.channels.floodgate import (
    BURST,
    CHAT_BURST,
    CHAT_RATE,
    LEEWAY,
    OVERALL,
    Floodgate,
    SecondLane,
)
from bot.emulator.errors import ApiError
from bot.emulator.flood import Flood

SAM, NIA, KIT = 1, 2, 3


class Hours:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def gate(hours: Hours) -> Floodgate:
    return Floodgate(hours, hours.sleep)


async def entered(gate: Floodgate, hours: Hours, chats: list[int]) -> list[float]:
    times = []
    for chat in chats:
        await gate.enter(chat)
        times.append(hours.now - 1000.0)
    return times


async def test_a_few_messages_to_one_chat_go_at_once_and_then_one_a_second(
    gate: Floodgate, hours: Hours
) -> None:
    times = await entered(gate, hours, [SAM] * (CHAT_BURST + 3))
    assert times[:CHAT_BURST] == pytest.approx([0.0] * CHAT_BURST, abs=1e-6)
    gaps = [after - before for before, after in pairwise(times[CHAT_BURST - 1 :])]
    assert gaps == pytest.approx([1 / CHAT_RATE] * 3)


async def test_one_busy_chat_holds_no_other_one_up(gate: Floodgate, hours: Hours) -> None:
    await entered(gate, hours, [SAM] * CHAT_BURST)
    assert await entered(gate, hours, [NIA]) == pytest.approx([0.0], abs=1e-6)


async def test_no_second_has_more_messages_than_telegram_takes(
    gate: Floodgate, hours: Hours
) -> None:
    times = await entered(gate, hours, list(range(200)))
    assert times[-1] == pytest.approx((200 - BURST) / OVERALL)
    later = [time for time in times if time > 1]
    busiest = max(sum(start <= time < start + 1 for time in later) for start in later)
    assert busiest <= 30


async def test_a_chat_that_was_quiet_may_have_its_few_at_once_again(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, [SAM] * (CHAT_BURST + 1))
    await hours.sleep(60)
    before = hours.now
    await entered(gate, hours, [SAM] * CHAT_BURST)
    assert hours.now == pytest.approx(before)


async def test_when_telegram_asks_for_a_pause_everybody_waits(
    gate: Floodgate, hours: Hours
) -> None:
    gate.pause(7.0)
    assert (await entered(gate, hours, [SAM]))[0] >= 7.0


async def test_a_pause_never_shortens_another_one(gate: Floodgate, hours: Hours) -> None:
    gate.pause(7.0)
    gate.pause(1.0)
    assert (await entered(gate, hours, [SAM]))[0] >= 7.0


async def test_who_waits_already_when_a_pause_begins_waits_for_its_end(hours: Hours) -> None:
    paused: Floodgate = Floodgate(hours, pausing(hours, lambda: paused))
    assert (await entered(paused, hours, list(range(BURST + 1))))[-1] >= 7.0


def pausing(hours: Hours, gate: Callable[[], Floodgate]) -> Callable[[float], Awaitable[None]]:
    """A sleep during which Telegram asks for a pause, the first time."""
    pauses = [7.0]

    async def sleep(seconds: float) -> None:
        if pauses:
            gate().pause(pauses.pop())
        hours.now += seconds

    return sleep


async def test_what_we_start_never_holds_up_a_reply(gate: Floodgate, hours: Hours) -> None:
    assert admitted(gate) > 0
    assert await entered(gate, hours, list(range(BURST))) == pytest.approx([0.0] * BURST, abs=1e-6)


def admitted(gate: Floodgate) -> int:
    """Fills the second lane; gives how many went through at once."""
    for number in range(1000):
        try:
            gate.admit(10_000 + number)
        except NotYet:
            return number
    raise AssertionError("the second lane has no end")


async def test_what_we_start_takes_up_little_of_the_gate(gate: Floodgate) -> None:
    assert admitted(gate) == int(1 + LEEWAY * OVERALL)


async def test_what_we_start_has_only_the_room_that_replies_leave(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, list(range(BURST)))
    with pytest.raises(NotYet) as refusal:
        gate.admit(SAM + 1000)
    assert gate.room() == refusal.value.seconds == pytest.approx(BURST / OVERALL - LEEWAY)
    hours.now += gate.room()
    gate.admit(SAM + 1000)


async def test_a_chat_that_has_had_enough_is_told_to_come_again_alone(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, [SAM] * CHAT_BURST)
    with pytest.raises(NotYet) as refusal:
        await SecondLane(gate).enter(SAM)
    assert refusal.value.one_chat
    assert refusal.value.seconds == pytest.approx(1 / CHAT_RATE)
    await SecondLane(gate).enter(NIA)


async def test_a_chat_that_was_just_written_to_is_refused_on_its_own_account(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, [SAM, SAM])
    assert gate.refuse(SAM, 5.0).one_chat
    assert await entered(gate, hours, [NIA]) == pytest.approx([0.0], abs=1e-6)
    assert await entered(gate, hours, [SAM]) == pytest.approx([5.0], abs=1e-6)


async def test_a_first_message_to_a_chat_that_is_refused_concerns_everyone(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, [SAM])
    assert not gate.refuse(SAM, 5.0).one_chat
    assert (await entered(gate, hours, [NIA]))[0] >= 5.0


async def test_two_chats_that_are_refused_at_once_concern_everyone(
    gate: Floodgate, hours: Hours
) -> None:
    await entered(gate, hours, [SAM, SAM, NIA, NIA])
    gate.refuse(SAM, 5.0)
    assert not gate.refuse(NIA, 5.0).one_chat
    assert (await entered(gate, hours, [KIT]))[0] >= 5.0


@given(
    st.lists(st.tuples(st.floats(0, 0.3), st.booleans(), st.integers(1, 400)), max_size=300),
    st.lists(st.floats(0, 0.05), min_size=1, max_size=20),
)
def test_telegram_refuses_nobody_whom_both_lanes_let_through(
    wishes: list[tuple[float, bool, int]], ways: list[float]
) -> None:
    assert asyncio.run(refusals(wishes, ways)) == 0


async def refusals(wishes: list[tuple[float, bool, int]], ways: list[float]) -> int:
    """Sends replies and messages that we start, after so many seconds, to those chats; gives how
    many Telegram refused, though they were on their way for different times."""
    hours = Hours()
    gate = Floodgate(hours, hours.sleep)
    arrivals = []
    for at, (rest, is_reply, chat) in enumerate(wishes):
        hours.now += rest
        if is_reply:
            await gate.enter(chat)
        else:
            try:
                gate.admit(chat)
            except NotYet:
                continue
        arrivals.append((hours.now + ways[at % len(ways)], chat))
    flood, refused = Flood(), 0
    for moment, chat in sorted(arrivals):
        try:
            flood.admit(chat, moment)
        except ApiError:
            refused += 1
    return refused
