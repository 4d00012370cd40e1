import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.http_pages import (
    BODY_LIMIT,
    JSON,
    Page,
    Pages,
    Refusal,
    Request,
)
from bot.channels.http_pages import (
    Answer as Answered,
)
from bot.channels.http_reading import Asked, Reader
from bot.channels.http_server import HttpServer
from bot.channels.intake import IntakeFault
from tests.bot.channels.raw_http import Answer, line_to, request

POST = frozenset({"POST"})
HASTY = 0.05


@dataclass
class Served:
    port: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def length(self, request: Request) -> Answered:
        return Answered(body=str(len(request.body)).encode())

    async def slow(self, _: Request) -> Answered:
        self.begun.set()
        await self.gate.wait()
        return Answered(body=b"at last")

    async def echo(self, request: Request) -> Answered:
        return Answered(body=request.body, kind=JSON)

    async def broken(self, _: Request) -> Answered:
        raise LookupError("private")

    async def ask(self, data: bytes) -> Answer:
        async with line_to(self.port) as line:
            line.send(data)
            return await line.answer()


def server_of(served: Served, port: int = 0) -> HttpServer:
    pages = {
        "/length": Page(served.length, POST),
        "/hasty": Page(served.length, POST, seconds=HASTY),
        "/slow": Page(served.slow),
        "/broken": Page(served.broken),
        "/echo": Page(served.echo, POST),
    }

    def refused(status: int) -> None:
        served.refused[status] += 1

    return HttpServer("127.0.0.1", port, pages, refused)


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    served = Served()
    server = server_of(served)
    served.port = await server.open()
    yield served
    await server.close()


async def test_a_page_is_served_at_its_path(served: Served) -> None:
    answer = await served.ask(request("/length", b"12345"))
    assert (answer.status, answer.body) == (200, b"5")


async def test_an_answer_says_what_it_is_and_who_gives_it(served: Served) -> None:
    async with line_to(served.port) as line:
        for _ in range(2):
            line.send(request("/echo", b"{}"))
            answer = await line.answer()
            assert (answer.status, answer.body) == (200, b"{}")
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["date"].endswith("GMT")
            assert answer.headers["server"] == "Hearback"
    empty = await served.ask(request("/echo"))
    assert (empty.status, empty.headers["content-length"]) == (200, "0")


async def test_the_line_is_closed_when_it_was_to_be(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(request("/echo", b"{}", Connection="close"))
        answer = await line.answer()
        assert answer.headers["connection"] == "close"
        await line.ended()


async def test_other_paths_are_not_found(served: Served) -> None:
    for path in ("/", "/lengths", "/length/", "/../length/x", "/%2e", "/a?b"):
        assert (await served.ask(request(path))).status == 404
    assert served.refused == {404: 6}


async def test_other_methods_are_refused(served: Served) -> None:
    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        assert (await served.ask(request("/length", method=method))).status == 405
    assert (await served.ask(request("/slow", method="POST"))).status == 405


async def test_what_is_not_http_is_refused_without_a_word_in_the_log(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await served.ask(b"hello there, my name is Sam\r\n\r\n")).status == 400
    assert "Sam" not in caplog.text
    assert (await served.ask(request("/length", b"1"))).status == 200


async def test_a_body_that_says_it_is_huge_is_refused_before_it_comes(served: Served) -> None:
    answer = await served.ask(request("/length", Content_Length=10**12))
    assert answer.status == 413


async def test_a_body_that_turns_out_huge_is_refused(served: Served) -> None:
    head = b"POST /length HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    async with line_to(served.port) as line:
        line.send(head + chunk * (BODY_LIMIT // 0x10000 + 1))
        assert (await line.answer()).status == 413
        await line.ended()


async def test_the_largest_body_is_taken(served: Served) -> None:
    answer = await served.ask(request("/length", b"x" * BODY_LIMIT))
    assert (answer.status, answer.body) == (200, str(BODY_LIMIT).encode())


async def test_a_body_that_drips_is_refused(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(request("/hasty", b"x", Content_Length=1000))
        assert (await line.answer()).status == 408
        await line.ended()


async def test_a_compressed_body_is_not_blown_up(served: Served) -> None:
    answer = await served.ask(request("/length", b"x" * 30, Content_Encoding="gzip"))
    assert (answer.status, answer.body) == (200, b"30")


async def test_a_connection_is_used_again(served: Served) -> None:
    async with line_to(served.port) as line:
        for body in (b"1", b"22", b"333"):
            line.send(request("/length", body))
            assert (await line.answer()).body == str(len(body)).encode()


async def test_an_error_is_told_by_its_place_alone(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await served.ask(request("/broken", method="GET"))
    assert answer.status == 500
    assert "LookupError in broken" in caplog.text
    assert "private" not in caplog.text + answer.body.decode()


async def test_nothing_tells_which_version_of_what_is_running(served: Served) -> None:
    answer = await served.ask(request("/length", b"1"))
    assert answer.headers["server"] == "Hearback"


async def test_closing_waits_for_the_answers_in_work() -> None:
    served = Served()
    server = server_of(served)
    port = await server.open()
    async with line_to(port) as line:
        line.send(request("/slow", method="GET"))
        await served.begun.wait()
        closing = asyncio.create_task(server.close())
        await asyncio.sleep(0)
        served.gate.set()
        assert (await line.answer()).body == b"at last"
        await closing
    with pytest.raises(ConnectionError):
        async with line_to(port):
            pass


async def test_a_port_in_use_is_one_clear_line(served: Served) -> None:
    with pytest.raises(IntakeFault, match=r"^HEARBACK_LISTEN: cannot listen on .* in use\): "):
        await server_of(served, served.port).open()


async def test_an_address_of_somebody_else_is_one_clear_line(served: Served) -> None:
    with pytest.raises(IntakeFault, match=r"^HEARBACK_LISTEN: cannot listen on 192\.0\.2\.1:8080"):
        await HttpServer("192.0.2.1", 8080, {}, lambda _: None).open()


async def test_a_page_answers_all_that_begins_with_its_path_and_an_exact_one_wins(
    served: Served,
) -> None:
    server = HttpServer(
        "127.0.0.1", 0, {"/all/echo": Page(served.echo, POST)}, lambda _: None,
        {"/all/": Page(served.length, POST)},
    )  # fmt: skip
    served.port = await server.open()
    below = await served.ask(request("/all/below", b"four"))
    exact = await served.ask(request("/all/echo", b"four"))
    outside = await served.ask(request("/all", b"four"))
    await server.close()
    assert (below.status, below.body != exact.body, outside.status) == (200, True, 404)


async def test_what_is_asked_at_once_is_answered_in_order(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(b"".join(request("/echo", str(number).encode()) for number in range(50)))
        answers = [(await line.answer()).body for _ in range(50)]
    assert answers == [str(number).encode() for number in range(50)]


async def test_only_the_head_is_sent_where_only_the_head_was_asked_for(served: Served) -> None:
    served.gate.set()
    async with line_to(served.port) as line:
        line.send(request("/slow", method="HEAD") + request("/slow", method="GET"))
        head = await line.head()
        assert (head.status, head.headers["content-length"]) == (200, "7")
        assert (await line.answer()).body == b"at last"


async def test_who_asks_first_is_told_to_go_on(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(request("/length", Expect="100-continue", Content_Length=3))
        assert (await line.head()).status == 100
        line.send(b"abc")
        assert (await line.answer()).body == b"3"


async def test_a_page_looks_at_the_head_before_the_body_is_read() -> None:
    def admits(asked: Request) -> None:
        if asked.header("X-Key") != b"secret":
            raise Refusal(401, "No.")

    served = Served()
    page = Page(served.length, POST, admits)
    server = HttpServer("127.0.0.1", 0, {"/": page}, lambda _: None)
    served.port = await server.open()
    assert (await served.ask(request("/", Content_Length=1000))).status == 401
    assert (await served.ask(request("/", b"1", X_Key="secret"))).status == 200
    await server.close()


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: bot\r\n\r\n", 414),
        (b"GET /slow HTTP/1.1\r\nHost: bot\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", 431),
        (b"GET /slow HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n", 431),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (b"POST /length HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /length HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        (b"POST /length HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0", 400),
    ],
)
async def test_heads_that_are_too_much_or_mean_two_things_are_refused(
    served: Served, head: bytes, status: int
) -> None:
    async with line_to(served.port) as line:
        line.send(head)
        assert (await line.answer()).status == status
        await line.ended()
    assert served.refused == {status: 1}


async def test_another_protocol_is_not_offered(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(request("/echo", b"{}", Connection="Upgrade", Upgrade="h2c"))
        answer = await line.answer()
        assert (answer.status, answer.headers["connection"]) == (200, "close")
        await line.ended()


async def test_who_hangs_up_does_not_end_the_turn_in_work(served: Served) -> None:
    async with line_to(served.port) as line:
        line.send(request("/slow", method="GET"))
        await served.begun.wait()
    served.gate.set()
    assert (await served.ask(request("/length", b"1"))).status == 200


@given(
    requests=st.lists(st.binary(max_size=300), min_size=1, max_size=5),
    cuts=st.lists(st.integers(1, 60), min_size=1, max_size=30),
)
def test_pieces_of_any_size_are_the_same_requests(requests: list[bytes], cuts: list[int]) -> None:
    found: list[Asked] = []
    page = Page(Served().echo, POST)
    reader = Reader(Pages({"/": page}, {}), found.append)
    sent = b"".join(request("/", body) for body in requests)
    while sent:
        size = cuts[len(sent) % len(cuts)]
        reader.feed(sent[:size])
        sent = sent[size:]
    assert [each.request.body for each in found] == requests
    assert all(each.outcome is page and not each.is_last for each in found)
    assert not reader.is_amid


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.lists(st.binary(min_size=1, max_size=60), max_size=8))
def test_nothing_that_comes_is_an_error(data: list[bytes]) -> None:
    found: list[Asked] = []
    reader = Reader(Pages({}, {}), found.append)
    for piece in (b"POST / HTTP/1.1\r\n", *data):
        reader.feed(piece)
    assert len(found) <= 1
    assert reader.is_over == bool(found)
