import asyncio
import io
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import orjson
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, Update
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut

from bot.channels.failures import NotSent
from bot.channels.transport import Transport
from tests.bot.emulated import Emulated, bot_at

TOKEN = "4200000:not-a-real-token"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def bot_facing(
    serve: Serve, transport: Callable[..., Transport] = Transport
) -> AsyncIterator[Bot]:
    """A bot whose other side does nothing but what it is told."""

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(guarded, "127.0.0.1", 0)
    bot = bot_at(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", TOKEN, transport)
    await bot.request.initialize()
    try:
        yield bot
    finally:
        await bot.request.shutdown()
        server.close()


async def request_of(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = int(head.lower().partition("content-length: ")[2].partition("\r")[0])
    return head, await reader.readexactly(length)


def reply(status: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def answer(
    payload: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await request_of(reader)
    writer.write(payload)


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)


async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)
    await reader.read()


async def test_parameters_travel_as_json_with_their_types() -> None:
    seen: list[tuple[str, bytes]] = []

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await request_of(reader))
        writer.write(reply("200 OK", b'{"ok":true,"result":true}'))

    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    async with bot_facing(note) as bot:
        await bot.edit_message_text("Hé", 5, 6, reply_markup=keyboard)
    head, body = seen[0]
    assert "Content-Type: application/json" in head
    assert orjson.loads(body) == {
        "chat_id": 5,
        "message_id": 6,
        "text": "Hé",
        "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]},
    }


async def test_a_message_that_was_sent_comes_back_whole(telegram: Emulated) -> None:
    person = telegram.newcomer()
    message = await telegram.bot.send_message(person, "Bore da")
    assert (message.text, message.chat_id) == ("Bore da", person)


async def test_an_edit_comes_back_as_plain_true(telegram: Emulated) -> None:
    person = telegram.newcomer()
    message = await telegram.bot.send_message(person, "one")
    assert await telegram.bot.edit_message_text("two", person, message.message_id) is True
    assert telegram.texts(person) == ["two"]


@pytest.mark.parametrize("by_handle", [False, True])
async def test_a_file_is_uploaded_with_its_name(telegram: Emulated, by_handle: bool) -> None:
    person = telegram.newcomer()
    content = InputFile(io.BytesIO(b"a,b\n1,2\n"), "tables.csv", read_file_handle=not by_handle)
    message = await telegram.bot.send_document(person, content, caption="Yr holl dablau")
    assert message.document is not None
    assert message.document.file_name == "tables.csv"
    file = await message.document.get_file()
    assert await file.download_as_bytearray() == b"a,b\n1,2\n"
    assert message.caption == "Yr holl dablau"


async def test_a_connection_is_used_again() -> None:
    met: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append(writer)
        for _ in range(3):
            await answer(reply("200 OK", b'{"ok":true,"result":true}'), reader, writer)

    async with bot_facing(serve) as bot:
        for _ in range(3):
            await bot.answer_callback_query("1")
    assert len(met) == 1


async def test_a_refused_connection_is_surely_not_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bot = bot_at(f"http://127.0.0.1:{free.getsockname()[1]}", TOKEN)
        await bot.request.initialize()
        with pytest.raises(NotSent):
            await bot.send_message(5, "hello")
        await bot.request.shutdown()


async def test_a_connection_that_cannot_be_made_in_time_is_surely_not_sent() -> None:
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        bot = bot_at(
            f"http://127.0.0.1:{full.getsockname()[1]}",
            TOKEN,
            partial(Transport, connect_timeout=0.1),
        )
        await bot.request.initialize()
        with pytest.raises(NotSent):
            await bot.send_message(5, "hello")
        await bot.request.shutdown()


async def test_a_wait_for_a_free_connection_is_surely_not_sent() -> None:
    async with bot_facing(stay_silent, partial(Transport, connections=1, pool_timeout=0.05)) as bot:
        first = asyncio.create_task(bot.send_message(5, "one"))
        await asyncio.sleep(0)
        with pytest.raises(NotSent):
            await bot.send_message(5, "two")
        first.cancel()


@pytest.mark.parametrize(
    "serve",
    [
        hang_up,
        partial(answer, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
        partial(answer, b"nonsense\r\n\r\n"),
        partial(answer, reply("500 Internal Server Error", b'{"ok":false,"error_code":500}')),
        partial(answer, reply("502 Bad Gateway", b"<html>")),
        partial(answer, reply("200 OK", b"<html>")),
    ],
)
async def test_what_breaks_after_the_request_may_have_been_sent(serve: Serve) -> None:
    async with bot_facing(serve) as bot:
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(5, "hello")
    assert not isinstance(caught.value, NotSent)


async def test_a_reply_that_does_not_come_in_time_is_timed_out() -> None:
    hasty = partial(Transport, read_timeout=0.05, write_timeout=0.01, connect_timeout=0.05)
    async with bot_facing(stay_silent, hasty) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(5, "hello")


async def test_a_call_may_set_its_own_time() -> None:
    async with bot_facing(stay_silent) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(
                5, "hello", read_timeout=0.05, write_timeout=0.01, connect_timeout=0.01
            )


async def test_a_call_without_a_limit_waits() -> None:
    async def dawdle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        await answer(reply("200 OK", b'{"ok":true,"result":true}'), reader, writer)

    async with bot_facing(
        dawdle, partial(Transport, read_timeout=0.01, write_timeout=0.01, connect_timeout=0.01)
    ) as bot:
        assert await bot.answer_callback_query("1", read_timeout=None) is True


async def test_a_long_poll_outlasts_the_usual_timeout(telegram: Emulated) -> None:
    hasty = partial(Transport, read_timeout=0.1, write_timeout=0.1, connect_timeout=0.1)
    bot = bot_at(telegram.address, telegram.world.bot.token, hasty)
    async with bot:
        updates: tuple[Update, ...] = await bot.get_updates(timeout=1)
    assert updates == ()


async def test_a_wrong_token_is_told(telegram: Emulated) -> None:
    bot = bot_at(telegram.address, TOKEN)
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_the_token_stands_in_no_error() -> None:
    async with bot_facing(hang_up) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(5, "hello")
    error: BaseException | None = caught.value
    while error is not None:
        assert TOKEN not in repr(error)
        error = error.__cause__ or error.__context__


async def test_an_unreadable_reply_is_not_repeated_in_the_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with bot_facing(partial(answer, reply("200 OK", b"a secret"))) as bot:
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(5, "hello")
    assert "secret" not in str(caught.value) + caplog.text


async def test_it_can_be_started_and_ended_twice() -> None:
    transport = Transport()
    for _ in range(2):
        await transport.initialize()
        await transport.initialize()
        await transport.shutdown()
        await transport.shutdown()
    with pytest.raises(RuntimeError):
        await transport.do_request("http://127.0.0.1/", "GET")


async def test_a_request_is_never_sent_twice() -> None:
    met: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(reply("200 OK", b'{"ok":true,"result":true}'), reader, writer)
        met.append((await request_of(reader))[0])

    async with bot_facing(serve) as bot:
        await bot.answer_callback_query("1")
        with pytest.raises(NetworkError):
            await bot.answer_callback_query("2")
        assert len(met) == 1
