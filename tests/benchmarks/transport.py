"""CPU time of one call to the Bot API: our transport against python-telegram-bot's own.

Both are measured in turn in one process, 30 calls in flight, against a server in another process.
"""

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import median

from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import BaseRequest, HTTPXRequest

from bot.channels.transport import Transport

TOKEN = "4200000:benchmark"
IN_FLIGHT = 30
CALLS = 600
ROUNDS = 5
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"B","username":"b_bot"}}'
_MESSAGE = (
    b'{"ok":true,"result":{"message_id":7,"date":1800000000,"chat":{"id":5,"type":"private",'
    b'"first_name":"A"},"from":{"id":1,"is_bot":true,"first_name":"B"},"text":"How often?"}}'
)
_TRUE = b'{"ok":true,"result":true}'
_REPLIES = {"getMe": _ME, "answerCallbackQuery": _TRUE}
_BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton(f"Option {n}", callback_data=f"a:{n}")] for n in range(5)]
)

Call = Callable[[Bot], Awaitable[object]]
CALLS_MEASURED: dict[str, Call] = {
    "send a question": lambda bot: bot.send_message(5, "How often?", reply_markup=_BUTTONS),
    "edit a question": lambda bot: bot.edit_message_text("How?", 5, 7, reply_markup=_BUTTONS),
    "answer a tap": lambda bot: bot.answer_callback_query("1"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds of one call, with our transport and with theirs."""

    call: str
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times less ours takes."""
        return self.theirs / self.ours


def serve(ready: Connection) -> None:
    """Answer every call at once with a canned reply; send the port when listening."""

    async def reply(request: web.Request) -> web.Response:
        await request.read()
        body = _REPLIES.get(request.match_info["method"], _MESSAGE)
        return web.Response(body=body, content_type="application/json")

    async def run() -> None:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", reply)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        ready.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())


async def cpu_of(bot: Bot, call: Call) -> float:
    """Return the CPU milliseconds of one call."""
    places = asyncio.Semaphore(IN_FLIGHT)

    async def one() -> None:
        async with places:
            await call(bot)

    cpu = time.process_time()
    await asyncio.gather(*(one() for _ in range(CALLS)))
    return (time.process_time() - cpu) / CALLS * 1e3


async def compare(port: int) -> Sequence[Cost]:
    makers: dict[str, Callable[[], BaseRequest]] = {
        "ours": lambda: Transport(direct=True),
        "theirs": lambda: HTTPXRequest(connection_pool_size=IN_FLIGHT, pool_timeout=30),
    }
    bots = {
        name: Bot(TOKEN, f"http://127.0.0.1:{port}/bot", request=make(), get_updates_request=make())
        for name, make in makers.items()
    }
    for bot in bots.values():
        await bot.initialize()
    costs = [await _cost(what, call, bots) for what, call in CALLS_MEASURED.items()]
    for bot in bots.values():
        await bot.shutdown()
    return costs


async def _cost(what: str, call: Call, bots: dict[str, Bot]) -> Cost:
    found: dict[str, list[float]] = {name: [] for name in bots}
    for _ in range(ROUNDS):
        for name, bot in bots.items():
            found[name].append(await cpu_of(bot, call))
    return Cost(what, median(found["ours"]), median(found["theirs"]))


def measure() -> Sequence[Cost]:
    """Start the server and compare the two."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    server = spawning.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    try:
        return asyncio.run(compare(ours.recv()))
    finally:
        server.terminate()
        server.join()
