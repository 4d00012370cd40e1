import asyncio

import pytest
import telegram
from telegram.error import Conflict

from bot.emulator.options import Options
from bot.emulator.remote import Remote
from bot.emulator.world import World


async def texts(
    bot: telegram.Bot, offset: int | None = None, limit: int | None = None
) -> list[str | None]:
    updates = await bot.get_updates(offset, limit)
    return [update.message.text if update.message else None for update in updates]


async def test_updates_come_again_until_an_offset_above_them_confirms_them(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    ids = [(await remote.send(chat, text))["update_id"] or 0 for text in ("a", "b", "c")]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert await texts(ptb) == ["a", "b", "c"]
    assert await texts(ptb, offset=ids[1]) == ["b", "c"]
    assert await texts(ptb) == ["b", "c"]
    assert await texts(ptb, offset=ids[2] + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    for text in ("a", "b", "c"):
        await remote.send(chat, text)
    assert await texts(ptb, offset=-2) == ["b", "c"]
    assert await texts(ptb) == ["b", "c"]


async def test_a_limit_cuts_the_batch(remote: Remote, ptb: telegram.Bot, chat: int) -> None:
    for text in ("a", "b", "c"):
        await remote.send(chat, text)
    assert await texts(ptb, limit=2) == ["a", "b"]


async def test_a_long_poll_waits_for_the_next_update(world: World) -> None:
    waiting = asyncio.create_task(world.poller.take(0, 100, 10))
    await asyncio.sleep(0)
    world.updates.add("message", {}, 1)
    assert len(await waiting) == 1


async def test_a_long_poll_ends_empty_when_nothing_comes(world: World) -> None:
    assert await world.poller.take(0, 100, 1) == []


async def test_of_two_pollers_one_is_told_of_the_conflict(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    async with telegram.Bot(ptb.token, base_url=remote.base_url) as other:
        pollers = {asyncio.create_task(bot.get_updates(timeout=10)) for bot in (ptb, other)}
        (ended,), (waiting,) = await asyncio.wait(pollers, return_when=asyncio.FIRST_COMPLETED)
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure"):
            await ended
        await remote.send(chat, "to the other")
        assert len(await waiting) == 1


async def test_only_the_allowed_kinds_are_queued(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    await ptb.get_updates(allowed_updates=["callback_query"])
    assert (await remote.send(chat, "a"))["update_id"] is None
    await ptb.get_updates(allowed_updates=[])
    assert (await remote.send(chat, "b"))["update_id"] is not None


async def test_a_duplicated_update_comes_again_after_it_was_confirmed(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    await remote.faults(duplicate=1.0)
    said = await remote.send(chat, "a")
    assert said["update_id"] is not None
    assert await texts(ptb) == ["a"]
    (again,) = await ptb.get_updates(offset=said["update_id"] + 1)
    assert again.update_id == said["update_id"]
    assert await texts(ptb) == []


async def test_an_edit_arrives_as_an_edited_message(
    remote: Remote, ptb: telegram.Bot, chat: int
) -> None:
    said = await remote.send(chat, "a")
    await remote.edit(chat, said["message_id"], "b")
    _, update = await ptb.get_updates()
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.message_id) == (
        "b",
        said["message_id"],
    )


def test_update_ids_start_at_a_random_number() -> None:
    firsts = {World(Options(seed=seed)).updates.add("message", {}, 1) for seed in range(5)}
    assert len(firsts) == 5
