"""Requests out of the bytes of one HTTP/1.1 connection, read by llhttp."""

from collections.abc import Callable
from typing import Final

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from msgspec import Struct

from bot.channels.http_pages import BODY_LIMIT, PATIENCE, Page, Pages, Refusal, Request

_HEAD_LIMIT: Final = 32 * 1024
"""Bytes of the first line and the headers together."""


class Asked(Struct):
    """A request, and the page that answers it or why none does. After the ``is_last`` of a
    connection nothing is read from it."""

    request: Request
    outcome: Page | Refusal
    is_last: bool = False


class Reader:
    """Tells ``tell`` of every request, once it is whole or refused.

    A refused one is the last: what else comes is not looked at.
    """

    def __init__(self, pages: Pages, tell: Callable[[Asked], None]) -> None:
        self._pages = pages
        self._tell = tell
        self._parser = HttpRequestParser(self)
        self._request: Request | None = None
        self._page: Page | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self.is_over = False
        self.goes_on: Callable[[], None] = lambda: None
        """Called when whoever asks wants to hear first that the body may come."""

    @property
    def is_amid(self) -> bool:
        """Whether a request has begun and is not whole yet."""
        return self._request is not None and not self.is_over

    @property
    def seconds(self) -> float:
        """How long the request that has begun may take to come."""
        return self._page.seconds if self._page else PATIENCE

    def feed(self, data: bytes) -> None:
        """Read on."""
        if self.is_over:
            return
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self.is_over = True  # Another protocol is wanted; none is spoken here.
        except HttpParserError:
            self.refuse(400, "That is no HTTP.")

    def refuse(self, status: int, words: str) -> None:
        """Refuse the request that has begun, and read no more."""
        self._told(Refusal(status, words))

    # What llhttp tells; none of it may raise.

    def on_message_begin(self) -> None:
        """A request begins."""
        self._request, self._page, self._parts, self._size = Request("", "", {}), None, [], 0

    def on_url(self, url: bytes) -> None:
        """A piece of the address has come."""
        if self._request and self._has_room(len(url), _HEAD_LIMIT, 414):
            self._request.path += url.decode("latin-1")

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header has come."""
        if self._request and self._has_room(len(name) + len(value), _HEAD_LIMIT, 431):
            self._request.headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        """The head is whole: who asks for what is known before the body is read."""
        request = self._request
        if request is None or self.is_over:
            return
        request.method = self._parser.get_method().decode("latin-1")
        # What the address means as a URL nobody needs to know: our paths are plain words.
        request.path = request.path.partition("?")[0]
        self._size = 0
        try:
            self._page = self._pages.asked(request)
        except Refusal as refusal:
            self._told(refusal)
            return
        length = int(request.headers.get(b"content-length", 0))
        if self._has_room(length, BODY_LIMIT, 413) and b"expect" in request.headers:
            self.goes_on()
        self._size = 0

    def on_body(self, body: bytes) -> None:
        """A piece of the body has come."""
        if self._page and self._has_room(len(body), BODY_LIMIT, 413):
            self._parts.append(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        if self._request is not None and self._page is not None and not self.is_over:
            self._request.body = b"".join(self._parts)
            self.is_over = not self._parser.should_keep_alive()
            self._told(self._page)

    def _has_room(self, more: int, limit: int, status: int) -> bool:
        if self.is_over:
            return False
        self._size += more
        if self._size > limit:
            self.refuse(status, f"More than {limit} bytes are not taken.")
        return not self.is_over

    def _told(self, outcome: Page | Refusal) -> None:
        self.is_over = self.is_over or isinstance(outcome, Refusal)
        asked = Asked(self._request or Request("", "", {}), outcome, self.is_over)
        self._request, self._page, self._parts = None, None, []
        self._tell(asked)
