import asyncio

import pytest
from telegram import Update

from bot.channels.rhythm import Rhythm
from bot.channels.tries import Tries, kind_of
from bot.storage.store import StoreError
from tests.bot.channels.test_lanes import update_of

QUICK = Rhythm(again=(0.0, 0.0), store=(0.0,) * 5)


class Work:
    """Fails as often as told, and notes what it was asked."""

    def __init__(self, *errors: Exception, losing: Exception | None = None) -> None:
        self.errors = list(errors)
        self.losing = losing
        self.tried = 0
        self.given_up = 0

    async def handle(self, _update: Update) -> None:
        self.tried += 1
        if self.errors:
            raise self.errors.pop(0)

    async def give_up(self, _update: Update) -> None:
        self.given_up += 1
        if self.losing:
            raise self.losing

    def tries(self, stopping: asyncio.Event | None = None, rhythm: Rhythm = QUICK) -> Tries:
        return Tries(self.handle, self.give_up, stopping or asyncio.Event(), rhythm)


async def test_a_turn_that_works_is_done_once() -> None:
    work = Work()
    assert await work.tries().work_on(update_of(1))
    assert (work.tried, work.given_up) == (1, 0)


async def test_a_turn_that_fails_twice_is_done_in_the_end() -> None:
    work = Work(KeyError(), KeyError())
    assert await work.tries().work_on(update_of(1))
    assert (work.tried, work.given_up) == (3, 0)


async def test_a_turn_that_fails_three_times_is_given_up_and_may_be_confirmed() -> None:
    work = Work(KeyError(), KeyError(), KeyError())
    assert await work.tries().work_on(update_of(1))
    assert (work.tried, work.given_up) == (3, 1)


async def test_a_silent_database_is_waited_for_longer() -> None:
    work = Work(*[StoreError()] * 5)
    assert await work.tries().work_on(update_of(1))
    assert (work.tried, work.given_up) == (6, 0)


async def test_a_database_that_stays_silent_ends_the_turn_too() -> None:
    work = Work(*[StoreError()] * 6)
    assert await work.tries().work_on(update_of(1))
    assert work.given_up == 1


async def test_giving_up_that_fails_still_lets_the_update_go() -> None:
    work = Work(*[KeyError()] * 3, losing=KeyError())
    assert await work.tries().work_on(update_of(1))


async def test_an_update_waiting_for_another_try_is_not_confirmed_at_the_end() -> None:
    stopping = asyncio.Event()
    stopping.set()
    work = Work(KeyError())
    assert not await work.tries(stopping, Rhythm(again=(60.0,))).work_on(update_of(1))


async def test_the_log_names_the_kind_of_update_and_nothing_of_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    await Work(*[KeyError("hello")] * 3).tries().work_on(update_of(77_123))
    assert "(message)" in caplog.text
    assert "hello" not in caplog.text
    assert "77" not in caplog.text.replace("line 77", "")


def test_an_unknown_kind_of_update_is_called_other() -> None:
    assert kind_of(Update(1)) == "other"
