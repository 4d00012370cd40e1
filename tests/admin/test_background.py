import asyncio

import pytest

from admin.background import Background, again_and_again
from tests.waiting import PATIENCE


async def test_what_is_begun_goes_on_until_it_is_done() -> None:
    background, done = Background(), asyncio.Event()

    async def work() -> None:
        await asyncio.sleep(0)
        done.set()

    background.start(work())
    async with asyncio.timeout(PATIENCE):
        await done.wait()


async def test_what_goes_wrong_is_logged_without_a_word_of_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    background, failed = Background(), asyncio.Event()

    async def work() -> None:
        failed.set()
        raise LookupError("my secret")

    background.start(work())
    await failed.wait()
    await background.end()
    assert "LookupError in work" in caplog.text
    assert "my secret" not in caplog.text


async def test_the_end_ends_what_is_still_going_on() -> None:
    background, begun, ended = Background(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    background.start(work())
    await begun.wait()
    await background.end()
    assert ended.is_set()


async def test_what_goes_wrong_at_every_look_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks, done = iter([True, True, False, True, True]), asyncio.Event()

    async def look() -> None:
        fails = next(looks, None)
        if fails is None:
            done.set()
        elif fails:
            raise LookupError("my secret")

    looking = asyncio.create_task(again_and_again(look, 0.0, "It is held up"))
    async with asyncio.timeout(PATIENCE):
        await done.wait()
    looking.cancel()
    said = [each.getMessage() for each in caplog.records]
    assert len(said) == 2
    assert all(each.startswith("It is held up: LookupError in look") for each in said)
