import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from telegram import Bot

from bot.channels.intake import IntakeFault
from bot.channels.polling import Polling
from bot.channels.reception import Reception
from bot.channels.rhythm import Rhythm
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from tests.bot.channels.listener import LONG, Listener
from tests.bot.emulated import Emulated, bot_at

QUICK = Rhythm(
    long_poll=2,
    look=(0.005, 0.02),
    again=(0.01, 0.02),
    trouble=(0.01, 0.05),
    conflict=0.02,
    finish=LONG,
)


@pytest.fixture
def listener() -> Listener:
    return Listener()


def polling_to(bot: Bot, listener: Listener, rhythm: Rhythm = QUICK) -> Polling:
    reception = Reception(listener.handle, listener.give_up, rhythm)
    return Polling(bot, reception, rhythm)


@asynccontextmanager
async def polling(
    telegram: Emulated, listener: Listener, rhythm: Rhythm = QUICK
) -> AsyncIterator[Polling]:
    """Polls for as long as the block lasts, then stops in good order."""
    intake = polling_to(telegram.bot, listener, rhythm)
    ready = asyncio.Event()
    running = asyncio.create_task(intake.run(ready))
    async with asyncio.timeout(LONG):
        await ready.wait()
    try:
        yield intake
    finally:
        intake.stop()
        async with asyncio.timeout(LONG):
            await running


def pending(telegram: Emulated) -> int:
    return len(telegram.world.updates.pending)


async def test_updates_of_one_person_are_heard_in_order(
    telegram: Emulated, listener: Listener
) -> None:
    person = telegram.newcomer()
    async with polling(telegram, listener):
        for number in range(20):
            actions.send(telegram.world, person, str(number))
        await listener.until(lambda: len(listener.heard) == 20)
    assert listener.heard == [str(number) for number in range(20)]


async def test_an_update_is_unconfirmed_until_its_turn_is_done(
    telegram: Emulated, listener: Listener
) -> None:
    gate = listener.slow["wait"] = asyncio.Event()
    async with polling(telegram, listener):
        actions.send(telegram.world, telegram.newcomer(), "wait")
        actions.send(telegram.world, telegram.newcomer(), "later")
        await listener.until(lambda: "later" in listener.heard)
        assert pending(telegram) == 2
        gate.set()
    assert pending(telegram) == 0
    assert sorted(listener.begun) == ["later", "wait"]


async def test_a_slow_turn_does_not_hold_up_other_people(
    telegram: Emulated, listener: Listener
) -> None:
    gate = listener.slow["slow"] = asyncio.Event()
    async with polling(telegram, listener):
        actions.send(telegram.world, telegram.newcomer(), "slow")
        await listener.until(lambda: "slow" in listener.begun)
        for number in range(60):
            actions.send(telegram.world, telegram.newcomer(), str(number))
        await listener.until(lambda: len(listener.heard) == 60)
        gate.set()


async def test_a_slow_turn_does_not_make_a_busy_loop(
    telegram: Emulated, listener: Listener
) -> None:
    gate = listener.slow["slow"] = asyncio.Event()
    async with polling(telegram, listener, replace(QUICK, look=(0.02, 0.1))):
        actions.send(telegram.world, telegram.newcomer(), "slow")
        await listener.until(lambda: "slow" in listener.begun)
        await asyncio.sleep(0.5)
        gate.set()
    assert telegram.world.calls.summary(0)["by_method"]["getUpdates"] < 15


async def test_a_bad_update_is_given_up_and_blocks_nobody(
    telegram: Emulated, listener: Listener
) -> None:
    listener.hard["bad"] = LookupError("bad")
    async with polling(telegram, listener):
        actions.send(telegram.world, telegram.newcomer(), "bad")
        actions.send(telegram.world, telegram.newcomer(), "good")
        await listener.until(lambda: bool(listener.given_up))
    assert listener.begun.count("bad") == 3
    assert (listener.heard, listener.given_up) == (["good"], ["bad"])
    assert pending(telegram) == 0


async def test_an_update_of_an_odd_shape_is_confirmed_and_blocks_nobody(
    telegram: Emulated, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    person = telegram.newcomer()
    async with polling(telegram, listener):
        telegram.world.updates.add("message", {"date": "never", "caption": "private"}, person)
        actions.send(telegram.world, person, "good")
        await listener.until(lambda: "good" in listener.heard)
    assert pending(telegram) == 0
    assert "private" not in caplog.text


async def test_an_update_killed_in_its_turn_comes_again(
    telegram: Emulated, listener: Listener
) -> None:
    listener.slow["stuck"] = asyncio.Event()
    intake = polling_to(telegram.bot, listener)
    running = asyncio.create_task(intake.run())
    actions.send(telegram.world, telegram.newcomer(), "stuck")
    await listener.until(lambda: "stuck" in listener.begun)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert listener.heard == []
    del listener.slow["stuck"]
    async with polling(telegram, listener):
        await listener.until(lambda: listener.heard == ["stuck"])


async def test_what_waited_while_nobody_read_is_heard(
    telegram: Emulated, listener: Listener
) -> None:
    actions.send(telegram.world, telegram.newcomer(), "early")
    async with polling(telegram, listener):
        await listener.until(lambda: listener.heard == ["early"])


async def test_more_than_one_batch_is_heard_once_each(
    telegram: Emulated, listener: Listener
) -> None:
    for number in range(250):
        actions.send(telegram.world, telegram.newcomer(), str(number))
    async with polling(telegram, listener):
        await listener.until(lambda: len(listener.heard) == 250)
    assert sorted(listener.begun, key=int) == [str(number) for number in range(250)]
    assert pending(telegram) == 0


async def test_a_webhook_left_behind_is_deleted_and_what_waits_is_kept(
    telegram: Emulated, listener: Listener
) -> None:
    await telegram.bot.set_webhook("http://127.0.0.1:9/nobody")
    actions.send(telegram.world, telegram.newcomer(), "kept")
    async with polling(telegram, listener):
        await listener.until(lambda: listener.heard == ["kept"])


async def test_stopping_ends_a_long_poll_at_once(telegram: Emulated, listener: Listener) -> None:
    began = asyncio.get_running_loop().time()
    async with polling(telegram, listener, replace(QUICK, long_poll=50)):
        actions.send(telegram.world, telegram.newcomer(), "last")
        await listener.until(lambda: listener.heard == ["last"])
    assert asyncio.get_running_loop().time() - began < LONG
    assert pending(telegram) == 0


async def test_faults_of_the_network_lose_nothing(telegram: Emulated, listener: Listener) -> None:
    telegram.world.faults.follow(
        FaultPlan(server_error=0.2, drop=0.2, drop_after=0.2, methods=frozenset({"getupdates"})), 7
    )
    async with polling(telegram, listener):
        for number in range(40):
            actions.send(telegram.world, telegram.newcomer(), str(number))
            await asyncio.sleep(0.002)
        await listener.until(lambda: len(listener.heard) == 40)
        telegram.world.faults.follow(FaultPlan())
    assert sorted(listener.begun, key=int) == [str(number) for number in range(40)]


class Lines(logging.Handler):
    """Collects what the bot logs, and tells when something was."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.came = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        self.came.set()


async def test_trouble_is_logged_once_when_it_begins_and_once_when_it_ends(
    telegram: Emulated, listener: Listener
) -> None:
    log = Lines()
    logging.getLogger("bot").addHandler(log)
    telegram.world.faults.follow(FaultPlan(drop=1.0, methods=frozenset({"getupdates"})))
    async with polling(telegram, listener):
        await log.came.wait()
        await asyncio.sleep(0.1)
        telegram.world.faults.follow(FaultPlan())
        actions.send(telegram.world, telegram.newcomer(), "hello")
        await listener.until(lambda: "hello" in listener.heard)
    logging.getLogger("bot").removeHandler(log)
    assert [line[:21] for line in log.lines] == ["Telegram does not ans", "Telegram answers agai"]


async def test_two_readers_end_in_a_clear_fault(telegram: Emulated, listener: Listener) -> None:
    intake = polling_to(telegram.bot, listener)
    running = asyncio.create_task(intake.run())
    async with bot_at(telegram.address, telegram.world.bot.token) as other, asyncio.timeout(LONG):
        while not running.done():
            await other.get_updates(timeout=0)
            await asyncio.sleep(0.01)
    with pytest.raises(IntakeFault, match="Another program"):
        await running


async def test_a_wrong_token_ends_in_a_clear_fault(telegram: Emulated, listener: Listener) -> None:
    bot = bot_at(telegram.address, "4200000:not-the-token")
    request = bot.request
    await request.initialize()
    with pytest.raises(IntakeFault, match="token"):
        await polling_to(bot, listener).run()
    await request.shutdown()
