"""The survey as a well-tuned aiogram bot: the bar.

aiogram's FSM, its handlers as concurrent tasks with events of one person kept in order, uvloop,
orjson, prepared keyboards, and a storage that answers from memory and writes to SQLite on disk in
groups before the next screen is shown. By webhook a tap is answered in the reply, as aiogram's
documentation teaches. Arguments: the address of the Bot API, the address to listen at for updates,
or nothing, and the file to keep things in.
"""

import asyncio
import gc
import signal
import sys
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import orjson
import uvloop
from aiogram import Bot, Dispatcher, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.benchmarks.peers.group_storage import GroupStorage, open_storage
from tests.benchmarks.peers.lean_session import LeanSession

TOKEN = "4200000:benchmark"
SECRET = "a-secret"
REVIEW = 6
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("How often do you use the bus?", ("Every week", "Every month", "Not yet")),
    ("How welcome do you feel on board?", ("1", "2", "3", "4", "5")),
    ("What should stay? Pick up to two.", ("Cooking", "Sport", "Music", "Somebody to talk to")),
    ("Which evening suits you best?", ("Monday", "Wednesday", "Friday", "I do not mind")),
    ("When should the bus come?", ("After school", "Early evening", "Later on")),
    ("How old are you?", ("Under 16", "16 to 17", "18 to 21", "22 to 25", "Over 25")),
)
MULTIPLE, MOST = 2, 2
KINDS = ["message", "callback_query"]

Data = dict[str, Any]
"""``at``: the number of the question; the answers by the number of their question."""

router = Router()


class Survey(StatesGroup):
    introduction = State()
    answering = State()


@cache
def keyboard(*rows: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data) for label, data in row]
            for row in rows
        ]
    )


@cache
def question(number: int, chosen: tuple[str, ...]) -> tuple[str, InlineKeyboardMarkup]:
    ask, options = QUESTIONS[number]
    rows = [((f"✓ {each}" if each in chosen else each, f"pick:{each}"),) for each in options]
    if number == MULTIPLE:
        rows.append((("Next", "next"),))
    back = (("Back", "back"),) if number else ()
    last = (*back, ("Skip", "next"), ("Stop", "stop"))
    return f"<i>{number + 1} of {len(QUESTIONS)}</i>\n<b>{ask}</b>", keyboard(*rows, last)


def review(data: Data) -> tuple[str, InlineKeyboardMarkup]:
    lines = [
        f"{number + 1}. {ask}\n→ <b>{', '.join(data.get(str(number), ())) or 'no answer'}</b>"
        for number, (ask, _) in enumerate(QUESTIONS)
    ]
    rows = ((("Send my answers", "send"),), (("Back", "back"), ("Stop", "stop")))
    return "Here is what you said.\n\n" + "\n".join(lines), keyboard(*rows)


async def show(query: CallbackQuery, text: str, markup: Any, by_webhook: bool) -> Any:
    """Rewrite the message; answer the tap at the same time, or with the webhook's reply."""
    assert isinstance(query.message, Message)
    assert query.bot is not None
    editing = query.message.edit_text(text, reply_markup=markup)
    if by_webhook:
        await editing
        return query.answer()
    return await asyncio.gather(query.bot(editing), query.bot(query.answer()))


async def go(query: CallbackQuery, state: FSMContext, data: Data, to: int, by_webhook: bool) -> Any:
    data["at"] = to
    await state.set_data(data)
    if to == REVIEW:
        return await show(query, *review(data), by_webhook)
    return await show(query, *question(to, tuple(data.get(str(to), ()))), by_webhook)


# One handler: every filter costs, and those made of F go through a thread each time.
@router.callback_query(Survey.answering)
async def answer(query: CallbackQuery, state: FSMContext, by_webhook: bool) -> Any:
    data = await state.get_data()
    at = data["at"]
    match (query.data or "").split(":"):
        case ["pick", option]:
            return await pick(query, state, data, option, by_webhook)
        case ["back"]:
            return await go(query, state, data, at - 1, by_webhook)
        case ["next"]:
            return await go(query, state, data, at + 1, by_webhook)
        case _:
            await state.clear()
            said = "Thank you." if query.data == "send" else "All deleted."
            return await show(query, said, None, by_webhook)


async def pick(
    query: CallbackQuery, state: FSMContext, data: Data, option: str, by_webhook: bool
) -> Any:
    at = data["at"]
    if at != MULTIPLE:
        data[str(at)] = [option]
        return await go(query, state, data, at + 1, by_webhook)
    picks = list(data.get(str(at), ()))
    if option in picks:
        picks.remove(option)
    elif len(picks) < MOST:
        picks.append(option)
    data[str(at)] = picks
    return await go(query, state, data, at, by_webhook)


@router.callback_query(Survey.introduction)
async def begin(query: CallbackQuery, state: FSMContext, by_webhook: bool) -> Any:
    await state.set_state(Survey.answering)
    return await go(query, state, {}, 0, by_webhook)


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(Survey.introduction)
    await message.answer(
        "What should the youth bus do next year? Six questions.",
        reply_markup=keyboard((("Start", "next"),)),
    )


def bot_at(address: str) -> Bot:
    session = LeanSession(json_loads=orjson.loads)
    session.api = TelegramAPIServer.from_base(address)
    return Bot(TOKEN, session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))


async def listen(bot: Bot, dispatcher: Dispatcher, hook: str) -> None:
    at, app = urlsplit(hook), web.Application()
    # In the background it would say 200 before anything is kept, and could not answer in the reply.
    handler = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=False, secret_token=SECRET, by_webhook=True
    )
    handler.register(app, at.path)
    setup_application(app, dispatcher, bot=bot)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, at.hostname, at.port).start()
    await bot.set_webhook(hook, secret_token=SECRET, max_connections=100, allowed_updates=KINDS)
    told_to_stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told_to_stop.set)
    await told_to_stop.wait()
    await runner.cleanup()


async def run(address: str, hook: str, file: str) -> None:
    storage: GroupStorage = await open_storage(file)
    dispatcher = Dispatcher(storage=storage, events_isolation=SimpleEventIsolation())
    dispatcher.include_router(router)
    bot = bot_at(address)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    try:
        if hook:
            await listen(bot, dispatcher, hook)
        else:
            await dispatcher.start_polling(bot, allowed_updates=KINDS, by_webhook=False)
    finally:
        await storage.close()


if __name__ == "__main__":
    uvloop.run(run(*sys.argv[1:]))
