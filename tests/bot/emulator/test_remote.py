import asyncio

import pytest

from bot.emulator.remote import Remote
from bot.emulator.world import World


async def test_the_stream_tells_everything_that_happens_in_order(
    remote: Remote, world: World
) -> None:
    async with remote.events() as events:
        person = await remote.add_person()
        user = person["user_id"]
        await remote.open(user)
        sent = world.post(user, world.bot.bot_id, "t.me/hearback_bot?start=x")
        world.remove(user, sent.message_id)
        await remote.block(user)
        await remote.unblock(user)
        kinds = [(await anext(events)) for _ in range(7)]
    assert [kind for kind, _ in kinds] == [
        "person",
        "message",
        "link",
        "message",
        "deleted",
        "blocked",
        "unblocked",
    ]
    assert kinds[0][1] == {"chat_id": user, "person": person}
    assert kinds[2][1]["payload"] == "x"


async def test_a_stream_of_one_chat_leaves_out_the_others(remote: Remote, chat: int) -> None:
    other = await remote.add_person()
    async with remote.events(chat) as events:
        await remote.open(other["user_id"])
        await remote.send(chat, "here")
        _, data = await anext(events)
    assert data["message"]["text"] == "here"


async def test_the_newest_message_is_the_last_of_the_bot(
    remote: Remote, world: World, chat: int
) -> None:
    with pytest.raises(LookupError):
        await remote.newest(chat)
    world.post(chat, world.bot.bot_id, "one")
    world.post(chat, world.bot.bot_id, "two")
    await remote.send(chat, "three")
    assert (await remote.newest(chat))["text"] == "two"


async def test_waiting_ends_with_a_message_that_is_there_already_or_comes_later(
    remote: Remote, world: World, chat: int
) -> None:
    world.post(chat, world.bot.bot_id, "one")
    assert (await remote.wait_for(chat, lambda one: one["text"] == "one"))["text"] == "one"
    waiting = asyncio.create_task(remote.wait_for(chat, lambda one: one["text"] == "two"))
    await remote.send(chat, "go on")
    world.post(chat, world.bot.bot_id, "two")
    assert (await waiting)["text"] == "two"


async def test_waiting_in_vain_shows_the_chat(remote: Remote, world: World, chat: int) -> None:
    world.post(chat, world.bot.bot_id, "only this")
    with pytest.raises(TimeoutError, match="Hearback: only this"):
        await remote.wait_for(chat, lambda _: False, timeout=0.05)


async def test_the_page_of_phones_is_served(remote: Remote) -> None:
    async with remote.session.get("/") as response:
        assert response.content_type == "text/html"
    async with remote.session.get("/page/index.html") as response:
        assert response.status == 200
