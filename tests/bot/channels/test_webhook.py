import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from msgspec.structs import replace
from telegram import Bot

from bot.channels.http_pages import BODY_LIMIT, Page
from bot.channels.http_server import HttpServer
from bot.channels.incoming import KINDS
from bot.channels.intake import IntakeFault
from bot.channels.reception import Reception
from bot.channels.registration import Hook
from bot.channels.rhythm import Rhythm
from bot.channels.toasts import Toasts
from bot.channels.webhook import SECRET, Webhook
from bot.emulator import actions
from bot.storage.store import StoreError
from tests.bot.channels.listener import LONG, Listener
from tests.bot.channels.raw_http import Answer, line_to, request
from tests.bot.emulated import Emulated, bot_at

QUICK = Rhythm(
    again=(0.0, 0.0), store=(0.0,), trouble=(0.01, 0.05), finish=LONG, body=LONG, renew=3600.0
)
TOKEN = "a_secret-token"
KNOWN = {SECRET: TOKEN}


@dataclass
class Hooked:
    """A webhook on loopback that runs, and the Bot API that knows it."""

    telegram: Emulated
    listener: Listener
    toasts: Toasts
    port: int
    webhook: Webhook
    running: asyncio.Task[None]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def post(self, body: bytes, path: str = "/hook", **headers: Any) -> Answer:
        """Post as Telegram does, unless ``headers`` say otherwise."""
        async with line_to(self.port) as line:
            line.send(request(path, body, **{**KNOWN, **headers}))
            return await line.answer()

    async def registered(self) -> None:
        """Wait until the Bot API posts to us."""
        async with asyncio.timeout(LONG):
            while self.telegram.world.webhook.hook.url != self.url:  # noqa: ASYNC110
                # Only the Bot API knows.
                await asyncio.sleep(0.01)


@asynccontextmanager
async def hooked(
    telegram: Emulated, rhythm: Rhythm = QUICK, bot: Bot | None = None
) -> AsyncIterator[Hooked]:
    listener, toasts, pages = Listener(), Toasts(), dict[str, Page]()
    server = HttpServer("127.0.0.1", 0, pages, lambda _: None)
    port = await server.open()
    hook = Hook(f"http://127.0.0.1:{port}/hook", TOKEN)
    reception = Reception(listener.handle, listener.give_up, rhythm, hand_back=True)
    webhook = Webhook(bot or telegram.bot, hook, reception, toasts, rhythm)
    pages["/hook"] = webhook.page
    ready = asyncio.Event()
    running = asyncio.create_task(webhook.run(ready))
    try:
        async with asyncio.timeout(LONG):
            waiting = asyncio.create_task(ready.wait())
            await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
        yield Hooked(telegram, listener, toasts, port, webhook, running)
    finally:
        webhook.stop()
        await asyncio.gather(running, return_exceptions=True)
        await server.close()


@pytest.fixture
async def hook(telegram: Emulated) -> AsyncIterator[Hooked]:
    async with hooked(telegram) as opened:
        yield opened


def words(text: str, update_id: int = 1, person: int = 5) -> bytes:
    chat = {"id": person, "type": "private", "first_name": "Sam"}
    sender = {"id": person, "is_bot": False, "first_name": "Sam"}
    said = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text}
    return orjson.dumps({"update_id": update_id, "message": said})


def tap(query: str) -> bytes:
    whole: Mapping[str, Any] = orjson.loads(words("Which?"))
    asked = whole["message"]
    tapped = {"id": query, "from": asked["from"], "chat_instance": "x", "data": "yes"}
    return orjson.dumps({"update_id": 2, "callback_query": {**tapped, "message": asked}})


async def test_what_telegram_posts_is_heard_in_order(hook: Hooked) -> None:
    person = hook.telegram.newcomer()
    for number in range(20):
        actions.send(hook.telegram.world, person, str(number))
    await hook.listener.until(lambda: len(hook.listener.heard) == 20)
    assert hook.listener.heard == [str(number) for number in range(20)]


async def test_what_waited_while_nobody_listened_is_heard(telegram: Emulated) -> None:
    actions.send(telegram.world, telegram.newcomer(), "early")
    async with hooked(telegram) as opened:
        await opened.listener.until(lambda: opened.listener.heard == ["early"])


async def test_a_post_is_answered_only_when_its_turn_is_kept(hook: Hooked) -> None:
    gate = hook.listener.slow["slow"] = asyncio.Event()
    async with line_to(hook.port) as line:
        line.send(request("/hook", words("slow"), **KNOWN))
        await hook.listener.until(lambda: hook.listener.begun == ["slow"])
        answer = asyncio.create_task(line.answer())
        # Somebody else's turn takes longer than an answer that does not wait for anything.
        assert (await hook.post(words("quick", 2, 6))).status == 200
        assert not answer.done()
        gate.set()
        assert (await answer).status == 200
    assert hook.listener.heard == ["quick", "slow"]


async def test_a_turn_goes_on_when_telegram_hangs_up(hook: Hooked) -> None:
    gate = hook.listener.slow["slow"] = asyncio.Event()
    async with line_to(hook.port) as line:
        line.send(request("/hook", words("slow"), **KNOWN))
        await hook.listener.until(lambda: hook.listener.begun == ["slow"])
    gate.set()
    await hook.listener.until(lambda: hook.listener.heard == ["slow"])


async def test_while_the_database_is_away_telegram_keeps_the_update(hook: Hooked) -> None:
    hook.listener.hard["kept"] = StoreError("away")
    answer = await hook.post(words("kept"))
    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
    assert hook.listener.given_up == []
    del hook.listener.hard["kept"]
    assert (await hook.post(words("kept"))).status == 200


async def test_an_update_that_keeps_failing_is_given_up_and_not_posted_again(hook: Hooked) -> None:
    hook.listener.hard["bad"] = LookupError("bad")
    assert (await hook.post(words("bad"))).status == 200
    assert (hook.listener.begun, hook.listener.given_up) == (["bad"] * 3, ["bad"])


@pytest.mark.parametrize(
    "told", [{}, {SECRET: "another"}, {SECRET: ""}, {SECRET: b"\xff\xfe"}, {SECRET: TOKEN + "x"}]
)
async def test_without_the_secret_token_nothing_is_read(hook: Hooked, told: dict[str, Any]) -> None:
    async with line_to(hook.port) as line:
        # The body never comes: an answer means that nobody waited for it.
        line.send(request("/hook", Content_Length=1000, **told))
        assert (await line.answer()).status == 401
    assert (await hook.post(words("after"))).status == 200
    assert hook.listener.begun == ["after"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"hello"',
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": 1.5}',
        b"\xff\xfe\xfd",
        b'{"update_id":' + b"[" * 100_000,
    ],
    ids=lambda body: repr(body[:20]),
)
async def test_what_is_no_update_is_refused(hook: Hooked, body: bytes) -> None:
    assert (await hook.post(body)).status == 400
    assert hook.listener.begun == []


async def test_a_body_over_the_limit_is_refused(hook: Hooked) -> None:
    assert (await hook.post(b"", Content_Length=BODY_LIMIT + 1)).status == 413


async def test_a_body_that_never_ends_is_refused(telegram: Emulated) -> None:
    async with hooked(telegram, replace(QUICK, body=0.05)) as opened:
        assert (await opened.post(b"{", Content_Length=100)).status == 408


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 7},
        {"update_id": 7, "poll": {"id": "1"}},
        {"update_id": 7, "message": None},
        {"update_id": 7, "callback_query": {"id": 3}},
        {"update_id": 7, "telepathy": {"from": {"id": 1}}, "message": []},
    ],
    ids=repr,
)
async def test_an_update_of_an_unknown_kind_is_done(hook: Hooked, update: dict[str, Any]) -> None:
    assert (await hook.post(orjson.dumps(update))).status == 200


async def test_a_toast_rides_back_on_the_answer(telegram: Emulated) -> None:
    async with hooked(telegram) as opened:
        gate = opened.listener.slow["callback_query"] = asyncio.Event()
        async with line_to(opened.port) as line:
            line.send(request("/hook", tap("77"), **KNOWN))
            await opened.listener.until(lambda: bool(opened.listener.begun))
            assert opened.toasts.take("77", "Noted")
            gate.set()
            answer = await line.answer()
    assert answer.headers["content-type"] == "application/json"
    assert orjson.loads(answer.body) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "77",
        "text": "Noted",
    }


async def test_a_toast_that_comes_too_late_is_not_taken(hook: Hooked) -> None:
    assert (await hook.post(tap("77"))).body == b""
    assert not hook.toasts.take("77", "Noted")


async def test_stopping_finishes_the_turns_in_work_and_takes_no_more(telegram: Emulated) -> None:
    async with hooked(telegram) as opened:
        gate = opened.listener.slow["slow"] = asyncio.Event()
        async with line_to(opened.port) as line:
            line.send(request("/hook", words("slow"), **KNOWN))
            await opened.listener.until(lambda: opened.listener.begun == ["slow"])
            opened.webhook.stop()
            assert (await opened.post(words("late", 2, 6))).status == 503
            assert not opened.running.done()
            gate.set()
            assert (await line.answer()).status == 200
        await opened.running
    assert opened.listener.heard == ["slow"]


async def test_the_webhook_stays_when_we_stop(telegram: Emulated) -> None:
    async with hooked(telegram) as opened:
        pass
    assert telegram.world.webhook.hook.url == opened.url


async def test_telegram_is_told_all_that_it_has_to_know(hook: Hooked) -> None:
    known = hook.telegram.world.webhook.hook
    assert (known.url, known.secret, known.max_connections) == (hook.url, TOKEN, 100)
    assert hook.telegram.world.updates.allowed == frozenset(KINDS)


async def test_a_webhook_that_somebody_changed_is_set_right(
    telegram: Emulated, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(telegram, replace(QUICK, renew=0.05)) as opened:
        await telegram.bot.delete_webhook()
        await opened.registered()
        actions.send(telegram.world, telegram.newcomer(), "hello")
        await opened.listener.until(lambda: opened.listener.heard == ["hello"])
    assert "Another program had changed where messages go" in caplog.text


async def test_a_wrong_secret_token_is_set_right(
    telegram: Emulated, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(telegram, replace(QUICK, renew=0.05)) as opened:
        await telegram.bot.set_webhook(opened.url, secret_token="another")
        actions.send(telegram.world, telegram.newcomer(), "hello")
        await opened.listener.until(lambda: opened.listener.heard == ["hello"])
    assert telegram.world.webhook.hook.secret == TOKEN


async def test_other_limits_are_set_right(telegram: Emulated) -> None:
    async with hooked(telegram, replace(QUICK, renew=0.05)) as opened:
        await telegram.bot.set_webhook(opened.url, secret_token=TOKEN, max_connections=1)
        async with asyncio.timeout(LONG):
            while telegram.world.webhook.hook.max_connections == 1:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def test_what_could_not_be_delivered_is_logged(
    telegram: Emulated, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(telegram, replace(QUICK, renew=0.02)) as opened:
        opened.listener.hard["kept"] = StoreError("away")
        actions.send(telegram.world, telegram.newcomer(), "kept")
        async with asyncio.timeout(LONG):
            while "could not deliver" not in caplog.text:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        opened.listener.hard.clear()
        await opened.listener.until(lambda: opened.listener.heard == ["kept"])
    said = "Telegram could not deliver everything: Wrong response from the webhook: 503"
    assert said in caplog.text


async def test_another_program_that_keeps_changing_it_ends_in_a_clear_fault(
    telegram: Emulated,
) -> None:
    async with hooked(telegram, replace(QUICK, renew=0.3)) as opened:
        async with asyncio.timeout(LONG):
            while not opened.running.done():
                if telegram.world.webhook.hook.url == opened.url:
                    await telegram.bot.set_webhook("http://127.0.0.1:9/another")
                await asyncio.sleep(0)
        with pytest.raises(IntakeFault, match="Another program keeps changing"):
            await opened.running


async def test_an_address_that_telegram_refuses_is_one_clear_line(telegram: Emulated) -> None:
    reception = Reception(Listener().handle, Listener().give_up, QUICK)
    hook = Hook("https://bot.example/hook", TOKEN)
    with pytest.raises(IntakeFault, match=r"refuses HEARBACK_WEBHOOK_URL \(.*resolve host"):
        await Webhook(telegram.bot, hook, reception, Toasts(), QUICK).run()


async def test_a_wrong_token_ends_in_a_clear_fault(telegram: Emulated) -> None:
    bot = bot_at(telegram.address, "4200000:not-the-token")
    await bot.request.initialize()
    async with hooked(telegram, bot=bot) as opened:
        with pytest.raises(IntakeFault, match="token"):
            await opened.running
    await bot.request.shutdown()


async def test_before_it_runs_telegram_keeps_what_it_posts(telegram: Emulated) -> None:
    listener, pages = Listener(), dict[str, Page]()
    server = HttpServer("127.0.0.1", 0, pages, lambda _: None)
    port = await server.open()
    reception = Reception(listener.handle, listener.give_up, QUICK)
    hook = Hook(f"http://127.0.0.1:{port}/hook", TOKEN)
    pages["/hook"] = Webhook(telegram.bot, hook, reception, Toasts(), QUICK).page
    async with line_to(port) as line:
        line.send(request("/hook", words("early"), **KNOWN))
        assert (await line.answer()).status == 503
    await server.close()
