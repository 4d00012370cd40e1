from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.calls import Calls
from bot.channels.failures import NotSent, Wait, verdict
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from tests.bot.emulated import Emulated, bot_at, emulated

STRANGER = 999_999


@pytest.fixture
def call(telegram: Emulated) -> Calls:
    return Calls(telegram.bot)


async def test_a_call_gives_back_the_result_as_it_came(telegram: Emulated, call: Calls) -> None:
    me = await call("getMe")
    assert me["username"] == telegram.world.bot.username
    assert await call("deleteWebhook", drop_pending_updates=False) is True


async def test_what_is_given_goes_out_as_it_is(telegram: Emulated, call: Calls) -> None:
    sam = telegram.newcomer()
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    sent = await call(
        "sendMessage",
        chat_id=sam,
        text="<b>Dŵr & bara?</b>".replace("&", "&amp;"),
        parse_mode="HTML",
        reply_markup=keyboard,
    )
    message = telegram.world.chat(sam).messages[sent["message_id"]]
    assert message.text == "Dŵr & bara?"
    assert sent["reply_markup"] == keyboard


async def test_a_message_can_be_rewritten_and_a_tap_answered(
    telegram: Emulated, call: Calls
) -> None:
    sam = telegram.newcomer()
    sent = await call("sendMessage", chat_id=sam, text="Which?")
    place = {"chat_id": sam, "message_id": sent["message_id"]}
    assert await call("editMessageText", text="Thanks", **place)
    assert telegram.texts(sam) == ["Thanks"]
    query, _ = actions.tap(telegram.world, sam, sent["message_id"], "yes", force=True)
    assert await call("answerCallbackQuery", callback_query_id=query) is True


async def raised(act: Callable[[], Awaitable[object]]) -> tuple[type[TelegramError], str]:
    """The error that a call ends in, and what it says."""
    with pytest.raises(TelegramError) as caught:
        await act()
    return type(caught.value), caught.value.message


@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        (FaultPlan(too_many=1.0), RetryAfter),
        (FaultPlan(server_error=1.0), NetworkError),
        (FaultPlan(drop=1.0), NetworkError),
        (FaultPlan(drop_after=1.0), NetworkError),
    ],
    ids=["too many", "server error", "drop", "drop after"],
)
async def test_what_goes_wrong_on_the_way_raises_an_error_of_the_library(
    telegram: Emulated, call: Calls, plan: FaultPlan, kind: type[TelegramError]
) -> None:
    telegram.world.faults.follow(plan, seed=1)
    with pytest.raises(kind):
        await call("sendMessage", chat_id=telegram.newcomer(), text="Hello")


@pytest.mark.parametrize(
    ("chat", "text", "kind"),
    [("sam", "", BadRequest), ("stranger", "Hello", BadRequest), ("blocked", "Hello", Forbidden)],
)
async def test_what_telegram_refuses_raises_the_errors_of_the_library(
    telegram: Emulated, call: Calls, chat: str, text: str, kind: type[TelegramError]
) -> None:
    people = {"sam": telegram.newcomer(), "stranger": STRANGER, "blocked": telegram.newcomer()}
    actions.set_blocked(telegram.world, people["blocked"], blocked=True)
    ours = await raised(lambda: call("sendMessage", chat_id=people[chat], text=text))
    assert ours[0] is kind
    assert ours == await raised(lambda: telegram.bot.send_message(people[chat], text))


async def test_too_many_requests_say_how_long_to_wait(telegram: Emulated, call: Calls) -> None:
    telegram.world.faults.follow(FaultPlan(too_many=1.0), seed=1)
    with pytest.raises(RetryAfter) as caught:
        await call("sendMessage", chat_id=telegram.newcomer(), text="Hello")
    assert verdict(caught.value) == Wait(1.0)


async def test_reading_beside_a_webhook_is_a_conflict(telegram: Emulated, call: Calls) -> None:
    await telegram.bot.set_webhook("http://127.0.0.1:9/somebody")
    with pytest.raises(Conflict):
        await call("getUpdates")


@pytest.fixture
async def stranger(telegram: Emulated) -> AsyncIterator[Bot]:
    """A bot with a token that the Bot API does not know."""
    bot = bot_at(telegram.address, "4200000:not-the-token")
    await bot.request.initialize()
    yield bot
    await bot.request.shutdown()


async def test_a_wrong_token_is_told(stranger: Bot) -> None:
    with pytest.raises(InvalidToken):
        await Calls(stranger)("getMe")


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with emulated() as telegram:
        address, token = telegram.address, telegram.world.bot.token
    bot = bot_at(address, token)
    await bot.request.initialize()
    with pytest.raises(NotSent):
        await Calls(bot)("getMe")
    await bot.request.shutdown()
