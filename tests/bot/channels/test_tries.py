import asyncio

import pytest

from bot.channels.incoming import Incoming, incoming
from bot.channels.rhythm import Rhythm
from bot.channels.tries import Tries
from bot.storage.store import StoreError
from tests.bot.channels.updates import words

HELLO = incoming(words())
QUICK = Rhythm(again=(0.0, 0.0), store=(0.0,) * 5)


class Work:
    """Fails as often as told, and notes what it was asked."""

    def __init__(self, *errors: Exception, losing: Exception | None = None) -> None:
        self.errors = list(errors)
        self.losing = losing
        self.tried = 0
        self.given_up = 0

    async def handle(self, _update: Incoming) -> None:
        self.tried += 1
        if self.errors:
            raise self.errors.pop(0)

    async def give_up(self, _update: Incoming) -> None:
        self.given_up += 1
        if self.losing:
            raise self.losing

    def tries(
        self,
        stopping: asyncio.Event | None = None,
        rhythm: Rhythm = QUICK,
        hand_back: bool = False,
    ) -> Tries:
        ending = stopping or asyncio.Event()
        return Tries(self.handle, self.give_up, ending, rhythm, hand_back)


async def test_a_turn_that_works_is_done_once() -> None:
    work = Work()
    assert await work.tries().work_on(HELLO)
    assert (work.tried, work.given_up) == (1, 0)


async def test_a_turn_that_fails_twice_is_done_in_the_end() -> None:
    work = Work(KeyError(), KeyError())
    assert await work.tries().work_on(HELLO)
    assert (work.tried, work.given_up) == (3, 0)


async def test_a_turn_that_fails_three_times_is_given_up_and_may_be_confirmed() -> None:
    work = Work(KeyError(), KeyError(), KeyError())
    assert await work.tries().work_on(HELLO)
    assert (work.tried, work.given_up) == (3, 1)


async def test_a_silent_database_is_waited_for_longer() -> None:
    work = Work(*[StoreError()] * 5)
    assert await work.tries().work_on(HELLO)
    assert (work.tried, work.given_up) == (6, 0)


async def test_a_database_that_stays_silent_ends_the_turn_too() -> None:
    work = Work(*[StoreError()] * 6)
    assert await work.tries().work_on(HELLO)
    assert work.given_up == 1


async def test_giving_up_that_fails_still_lets_the_update_go() -> None:
    work = Work(*[KeyError()] * 3, losing=KeyError())
    assert await work.tries().work_on(HELLO)


async def test_an_update_waiting_for_another_try_is_not_confirmed_at_the_end() -> None:
    stopping = asyncio.Event()
    stopping.set()
    work = Work(KeyError())
    assert not await work.tries(stopping, Rhythm(again=(60.0,))).work_on(HELLO)


async def test_the_log_names_the_kind_of_update_and_nothing_of_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    said = incoming(words(person=770_123))
    await Work(*[KeyError("hello")] * 3).tries().work_on(said)
    assert "(message)" in caplog.text
    assert "hello" not in caplog.text
    assert "770" not in caplog.text


async def test_the_log_calls_a_kind_that_we_do_not_know_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    await Work(*[KeyError()] * 3).tries().work_on(incoming({"update_id": 1, "telepathy": {}}))
    assert "(other)" in caplog.text


async def test_what_found_no_database_is_handed_back_to_who_keeps_it() -> None:
    work = Work(*[StoreError()] * 6)
    assert not await work.tries(hand_back=True).work_on(HELLO)
    assert (work.tried, work.given_up) == (6, 0)


async def test_what_fails_by_itself_is_given_up_even_where_it_could_be_handed_back() -> None:
    work = Work(*[KeyError()] * 3)
    assert await work.tries(hand_back=True).work_on(HELLO)
    assert work.given_up == 1
