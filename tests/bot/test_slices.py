import asyncio

import pytest

from bot.slices import HOLD, LEAST, MOST, Slices, following
from bot.storage.store import Slice


class Work:
    """So many rows of work, each of which takes a writer so many seconds."""

    def __init__(self, rows: int, seconds: float) -> None:
        self.rows, self.seconds = rows, seconds
        self.limits: list[int] = []
        self.rests: list[float] = []

    async def step(self, limit: int) -> Slice:
        self.limits.append(limit)
        done = min(limit, self.rows)
        self.rows -= done
        return Slice(done == limit, done * self.seconds)

    async def rest(self, seconds: float) -> None:
        self.rests.append(seconds)


@pytest.mark.parametrize("rows", [0, 1, 9, 100, 777])
async def test_all_the_work_is_done_however_large_the_slices(rows: int) -> None:
    work = Work(rows, 0.0)
    await Slices(work.rest).run(work.step)
    assert work.rows == 0
    assert max(work.limits) <= MOST


async def test_slices_grow_until_one_holds_the_writer_for_as_long_as_it_may() -> None:
    work = Work(20_000, HOLD / 300)
    await Slices(work.rest).run(work.step, first=50)
    assert work.limits[:4] == [50, 100, 200, 300]
    assert set(work.limits[4:]) == {300}


async def test_slices_shrink_on_a_slow_disk_but_never_to_nothing() -> None:
    assert following(400, 2 * HOLD) == 200
    assert following(100, 1000.0) == LEAST


async def test_others_have_the_writer_for_as_long_as_a_slice_had_it() -> None:
    work = Work(200, HOLD / 50)
    await Slices(work.rest).run(work.step, first=50)
    assert len(work.rests) == 4
    assert min(work.rests) >= HOLD


async def test_an_error_ends_the_work() -> None:
    async def fail(limit: int) -> Slice:
        raise OSError(limit)

    with pytest.raises(OSError, match="100"):
        await Slices(asyncio.sleep).run(fail)
