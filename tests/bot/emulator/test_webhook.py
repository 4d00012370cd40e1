import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import telegram
from aiohttp import web
from telegram.error import BadRequest, Conflict

from bot.emulator.actions import send
from bot.emulator.remote import Remote
from bot.emulator.world import World
from tests.waiting import PATIENCE

SECRET = "s3cret"


@dataclass
class Receiver:
    """A bot's webhook: answers what the test says, keeps what came."""

    url: str = ""
    answer: Callable[[dict[str, Any]], web.Response] = lambda _update: web.Response()
    updates: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    secrets: set[str | None] = field(default_factory=set)
    hang_ups: int = 0

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update = await request.json()
        self.updates.put_nowait(update)
        if self.hang_ups and request.transport is not None:
            self.hang_ups -= 1
            request.transport.abort()
        return self.answer(update)

    async def texts(self, count: int) -> list[str]:
        async with asyncio.timeout(PATIENCE):
            return [(await self.updates.get())["message"]["text"] for _ in range(count)]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_pending_and_new_updates_are_posted_with_the_secret(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    await remote.send(chat, "before")
    await ptb.set_webhook(receiver.url, secret_token=SECRET, max_connections=1)
    await remote.send(chat, "after")
    assert await receiver.texts(2) == ["before", "after"]
    assert receiver.secrets == {SECRET}
    info = await ptb.get_webhook_info()
    assert (info.url, info.max_connections) == (receiver.url, 1)


@pytest.mark.parametrize("turns", range(8))
async def test_what_arrives_while_the_webhook_is_set_anew_is_posted(
    world: World, ptb: telegram.Bot, receiver: Receiver, chat: int, turns: int
) -> None:
    await ptb.set_webhook(receiver.url)
    send(world, chat, "before")
    assert await receiver.texts(1) == ["before"]
    setting = asyncio.create_task(world.webhook.use(world.webhook.hook))
    for _ in range(turns):  # of the event loop: one for each moment in which it may arrive
        await asyncio.sleep(0)
    send(world, chat, "meanwhile")
    await setting
    send(world, chat, "after")
    while (await receiver.texts(1)) != ["after"]:
        pass


async def test_a_refused_update_is_posted_again_before_later_ones(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    answers = iter([500, 403, 200, 200])
    receiver.answer = lambda _update: web.Response(status=next(answers))
    await ptb.set_webhook(receiver.url)
    for text in ("one", "two"):
        await remote.send(chat, text)
    assert await receiver.texts(4) == ["one", "one", "one", "two"]
    info = await ptb.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"


async def test_a_refusal_may_say_when_to_come_again(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    answers = iter([web.Response(status=503, headers={"Retry-After": "1"}), web.Response()])
    receiver.answer = lambda _update: next(answers)
    await ptb.set_webhook(receiver.url)
    began = asyncio.get_running_loop().time()
    await remote.send(chat, "one")
    assert await receiver.texts(2) == ["one", "one"]
    assert asyncio.get_running_loop().time() - began >= 1


async def test_one_stuck_chat_does_not_hold_up_another(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    def refuse_the_stuck(update: dict[str, Any]) -> web.Response:
        return web.Response(status=500 if update["message"]["text"] == "stuck" else 200)

    receiver.answer = refuse_the_stuck
    other = await remote.add_person()
    await ptb.set_webhook(receiver.url)
    await remote.send(chat, "stuck")
    await remote.send(other["user_id"], "free")
    async with asyncio.timeout(PATIENCE):
        while (await receiver.updates.get())["message"]["text"] != "free":
            pass
    assert (await ptb.get_webhook_info()).pending_update_count >= 1


async def test_the_answer_to_a_post_can_be_a_call(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    sent = await ptb.send_message(
        chat, "?", reply_markup=telegram.InlineKeyboardMarkup.from_button(
            telegram.InlineKeyboardButton("Yes", callback_data="y")
        )
    )  # fmt: skip
    receiver.answer = lambda update: web.json_response(
        {
            "method": "answerCallbackQuery",
            "callback_query_id": update["callback_query"]["id"],
            "text": "Noted",
        }
    )
    await ptb.set_webhook(receiver.url)
    async with remote.events(chat) as events:
        await remote.tap(chat, sent.message_id, "Yes")
        kind, data = await anext(events)
    assert (kind, data["text"]) == ("answer", "Noted")


async def test_a_refused_call_in_an_answer_is_only_counted(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    receiver.answer = lambda _update: web.json_response({"method": "sendTelegram"})
    await ptb.set_webhook(receiver.url)
    for text in ("one", "two"):
        await remote.send(chat, text)
    assert await receiver.texts(2) == ["one", "two"]
    assert (await remote.calls())["refused"]["404"] >= 1


@pytest.mark.parametrize("method", ["deleteWebhook", "getMe", "logOut"])
async def test_an_answer_cannot_call_every_method(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int, method: str
) -> None:
    receiver.answer = lambda _update: web.json_response({"method": method})
    await ptb.set_webhook(receiver.url)
    before = (await remote.calls())["by_method"].get(method, 0)
    for text in ("one", "two"):
        await remote.send(chat, text)
    assert await receiver.texts(2) == ["one", "two"]
    assert (await remote.calls())["by_method"].get(method, 0) == before


async def test_a_bot_that_hangs_up_gets_the_update_again(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    receiver.hang_ups = 1
    await ptb.set_webhook(receiver.url)
    await remote.send(chat, "one")
    assert await receiver.texts(2) == ["one", "one"]
    info = await ptb.get_webhook_info()
    assert info.last_error_message == "Webhook connection closed"


async def test_polling_is_refused_while_there_is_a_webhook(
    ptb: telegram.Bot, receiver: Receiver
) -> None:
    await ptb.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await ptb.get_updates()


async def test_a_duplicated_update_is_posted_twice(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    await remote.faults(duplicate=1.0)
    await ptb.set_webhook(receiver.url)
    await remote.send(chat, "one")
    assert await receiver.texts(2) == ["one", "one"]


async def test_updates_that_met_no_webhook_go_to_the_poller_afterwards(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    receiver.answer = lambda _update: web.Response(status=500)
    await ptb.set_webhook(receiver.url)
    await remote.send(chat, "one")
    assert await receiver.texts(1) == ["one"]
    await ptb.delete_webhook()
    (update,) = await ptb.get_updates()
    assert update.message is not None
    assert update.message.text == "one"


async def test_pending_updates_can_be_dropped(
    remote: Remote, ptb: telegram.Bot, receiver: Receiver, chat: int
) -> None:
    await remote.send(chat, "old")
    await ptb.set_webhook(receiver.url, drop_pending_updates=True)
    await remote.send(chat, "new")
    assert await receiver.texts(1) == ["new"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "http://a.example/"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://a.example:9000/"}, "only on ports 80, 88, 443 or 8443"),
        ({"url": "https://a.example/"}, "Failed to resolve host"),
        ({"url": "http://127.0.0.1:x/"}, "Invalid webhook url specified"),
        ({"url": "http://127.0.0.1/", "secret_token": "a b"}, "contains unallowed characters"),
        ({"url": "http://127.0.0.1/", "secret_token": "a" * 257}, "Secret token is too long"),
    ],
)
async def test_a_webhook_telegram_would_refuse_is_refused(
    fields: dict[str, str], words: str, ptb: telegram.Bot
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await ptb.set_webhook(**fields)  # type: ignore[arg-type]
