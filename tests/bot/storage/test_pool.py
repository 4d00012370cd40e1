"""Many callers, few hands: who goes together, and what one failure does to others."""

import asyncio
import gc
from collections.abc import Sequence

import pytest

from bot.storage.callers import Outcome
from bot.storage.pool import Pool


class Clerk:
    """A hand that answers each task with itself, and notes who came together."""

    def __init__(self, *failing: str) -> None:
        self.groups: list[list[str]] = []
        self.begun = asyncio.Event()
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self._failing = failing

    async def __call__(self, tasks: Sequence[str]) -> Sequence[Outcome]:
        self.groups.append(list(tasks))
        self.begun.set()
        await self.may_go_on.wait()
        if "disaster" in tasks:
            raise OSError
        return [LookupError() if task in self._failing else task for task in tasks]


async def test_those_who_wait_together_go_together_in_the_order_in_which_they_came() -> None:
    clerk = Clerk()
    pool = Pool([clerk])
    assert await asyncio.gather(*map(pool.run, "abcde")) == list("abcde")
    assert clerk.groups == [list("abcde")]


async def test_those_who_come_while_a_hand_is_busy_go_together_next() -> None:
    clerk = Clerk()
    clerk.may_go_on.clear()
    pool = Pool([clerk])
    first = pool.run("a")
    await clerk.begun.wait()
    later = [pool.run(task) for task in "bc"]
    await asyncio.sleep(0)
    clerk.may_go_on.set()
    await asyncio.gather(first, *later)
    assert clerk.groups == [["a"], ["b", "c"]]


async def test_while_one_hand_is_busy_another_goes_on() -> None:
    busy, idle = Clerk(), Clerk()
    busy.may_go_on.clear()
    pool = Pool([idle, busy])
    waiting = pool.run("a")
    await busy.begun.wait()
    assert await pool.run("b") == "b"
    busy.may_go_on.set()
    await waiting


async def test_the_hand_that_was_free_last_goes_first() -> None:
    first, second = Clerk(), Clerk()
    pool = Pool([first, second])
    for task in "abc":
        await pool.run(task)
    assert (first.groups, len(second.groups)) == ([], 3)


async def test_whoever_goes_apart_goes_with_nobody() -> None:
    clerk = Clerk()
    pool = Pool([clerk])
    await asyncio.gather(*(pool.run(task, apart=task in "cd") for task in "abcdef"))
    assert clerk.groups == [["a", "b"], ["c"], ["d"], ["e", "f"]]


async def test_what_fails_is_told_to_its_caller_alone() -> None:
    pool = Pool([Clerk("b")])
    outcomes = await asyncio.gather(*map(pool.run, "abc"), return_exceptions=True)
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["a", LookupError, "c"]


async def test_when_a_hand_fails_everybody_in_it_is_told_and_it_goes_on() -> None:
    pool = Pool([Clerk()])
    outcomes = await asyncio.gather(pool.run("a"), pool.run("disaster"), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [OSError] * 2
    assert await pool.run("b") == "b"


async def test_somebody_who_no_longer_waits_harms_nobody_who_goes_with_them() -> None:
    pool = Pool([Clerk()])
    given_up = pool.run("a")
    patient = pool.run("b")
    await asyncio.sleep(0)
    given_up.cancel()
    assert await patient == "b"


async def test_closing_finishes_what_waits_first() -> None:
    pool = Pool([Clerk()])
    waiting = [pool.run(task) for task in "abc"]
    await asyncio.sleep(0)
    await pool.close()
    assert [task.result() for task in waiting] == list("abc")


async def test_a_closed_pool_refuses_at_once() -> None:
    pool = Pool([Clerk()])
    await pool.close()
    with pytest.raises(ValueError, match="closed"):
        await pool.run("a")


async def test_a_hand_that_finds_nothing_left_to_do_just_waits_for_the_next_caller() -> None:
    failures: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    pool = Pool([Clerk(), Clerk()])
    assert await asyncio.gather(*map(pool.run, "ab")) == list("ab")
    await pool.close()
    gc.collect()
    assert failures == []
