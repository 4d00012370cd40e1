from itertools import pairwise

import pytest

from bot.channels.floodgate import BURST, CHAT_BURST, CHAT_RATE, OVERALL, Floodgate

SAM, NIA = 1, 2


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
