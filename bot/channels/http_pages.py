"""What is asked over HTTP and what is answered, as plain values, and the pages by their paths."""

from collections.abc import Awaitable, Callable, Mapping
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from time import time
from typing import Final

from msgspec import Struct

BODY_LIMIT: Final = 1024 * 1024
"""Bytes. An update of Telegram has a few thousand, the largest imaginable some hundred thousand. A
limit that cut one off would bring it back again and again for a day, so it is a generous one."""
PATIENCE: Final = 10.0
"""Seconds that a whole request may take to come, unless its page says otherwise."""
PLAIN: Final = "text/plain; charset=utf-8"
JSON: Final = "application/json"
_SERVER: Final = "Hearback"
"""What the server calls itself: not what it is made of."""
_BODILESS: Final = frozenset({204, 304})


class Request(Struct):
    """What somebody asks. ``path`` is as it was sent, without the query; names of headers are in
    small letters; ``body`` is whole once the page answers."""

    method: str
    path: str
    headers: dict[bytes, bytes]
    body: bytes = b""

    def header(self, name: str) -> bytes:
        """Return a header as it was sent, or nothing when there is none."""
        return self.headers.get(name.lower().encode(), b"")


class Answer(Struct, frozen=True):
    """What is answered; ``kind`` says what the body is."""

    status: int = 200
    body: bytes = b""
    kind: str = PLAIN
    headers: Mapping[str, str] = {}

    def written(self, *, is_last: bool, is_head: bool = False) -> bytes:
        """Return the bytes that go out: without the body, where only the head was asked for."""
        more = [f"{name}: {value}\r\n" for name, value in self.headers.items()]
        if self.body:
            more.append(f"Content-Type: {self.kind}\r\n")
        if self.status not in _BODILESS:
            more.append(f"Content-Length: {len(self.body)}\r\n")
        if is_last:
            more.append("Connection: close\r\n")
        head = f"{_first_lines(self.status, int(time()))}{''.join(more)}\r\n"
        return head.encode() if is_head else head.encode() + self.body


@lru_cache(maxsize=4)
def _first_lines(status: int, second: int) -> str:
    date = formatdate(second, usegmt=True)
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nServer: {_SERVER}\r\nDate: {date}\r\n"


class Refusal(Exception):
    """A request that is not answered; ``words`` are one line for whoever sent it."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words

    @property
    def answer(self) -> Answer:
        """What goes out instead."""
        return Answer(self.status, f"{self.words}\n".encode())


def _everybody(_: Request) -> None:
    return


class Page(Struct, frozen=True):
    """What answers a path, and to which methods.

    ``admits`` looks at the head of a request before its body is read, and raises Refusal;
    ``seconds`` are how long all of it may take to come.
    """

    answer: Callable[[Request], Awaitable[Answer]]
    methods: frozenset[str] = frozenset({"GET", "HEAD"})
    admits: Callable[[Request], None] = _everybody
    seconds: float = PATIENCE


class Pages(Struct, frozen=True):
    """All pages: ``exact`` by path, and ``below`` by how it begins. An exact one wins."""

    exact: Mapping[str, Page]
    below: Mapping[str, Page]

    def asked(self, request: Request) -> Page:
        """Return the page that answers, from the head of a request. Raises Refusal."""
        page = self.exact.get(request.path) or self._beginning(request.path)
        if page is None:
            raise Refusal(404, "There is nothing here.")
        if request.method not in page.methods:
            raise Refusal(405, f"Only {' and '.join(sorted(page.methods))} are answered here.")
        page.admits(request)
        return page

    def _beginning(self, path: str) -> Page | None:
        return next((page for begins, page in self.below.items() if path.startswith(begins)), None)
