"""Requests to the Bot API over HTTP/1.1, for python-telegram-bot."""

from collections.abc import Awaitable, Mapping, Set
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any

import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import FieldTuple, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.failures import NotSent
from bot.channels.http_client import (
    Client,
    ClientBuilder,
    DetailedPyreqwestError,
    FormBuilder,
    PartBuilder,
    PoolTimeoutError,
    RequestBuilder,
    RequestTimeoutError,
)

UNREAD = frozenset(
    {
        "answerCallbackQuery",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
    }
)
"""Methods whose reply nobody looks at, as long as it is a good one."""

_TRUE = b'{"ok":true,"result":true}'
_JSON = {"Content-Type": "application/json"}
_TOO_EARLY = "The transport is used before it is initialised."
_IDLE = timedelta(seconds=20)
"""How long a connection is kept for the next call. Shorter than any server keeps it: a connection
that the other side closes just as it is used again leaves us not knowing what was sent."""


class Transport(BaseRequest):
    """A pool of connections to the Bot API. Nothing is ever sent twice.

    Timeouts are in seconds; a call may take as long as its connect, write and read timeouts
    together. Raises NotSent when Telegram surely saw nothing, TimedOut or NetworkError when it may
    have. With ``direct``, proxies named in the environment are not used. The replies of the
    methods in ``unread`` come back as plain True.
    """

    __slots__ = ("_client", "_connect", "_connected", "_media", "_read", "_unread", "_write")

    def __init__(
        self,
        *,
        connections: int = 64,
        read_timeout: float | None = 10.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 30.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
        direct: bool = False,
        unread: Set[str] = UNREAD,
    ) -> None:
        self._read, self._write, self._media = read_timeout, write_timeout, media_write_timeout
        self._connect = connect_timeout
        self._unread = unread
        self._connected = partial(_client, connections, connect_timeout, pool_timeout, direct)
        self._client: Client | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for a reply when a call does not say."""
        return self._read

    async def initialize(self) -> None:
        """Make ready to connect. Does nothing when it was done before."""
        if self._client is None:
            self._client = self._connected()

    async def shutdown(self) -> None:
        """Close every connection; calls in flight end in NetworkError."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse a reply. Raises TelegramError, which does not repeat what it could not read."""
        if payload is _TRUE:
            return {"ok": True, "result": True}
        try:
            parsed = orjson.loads(payload)
        except orjson.JSONDecodeError:
            parsed = None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed

    def post_json(
        self, url: str, fields: Mapping[str, Any], read: float | None = None
    ) -> Awaitable[tuple[int, bytes]]:
        """Send one request in the shortest way; return what `do_request` returns. The timeouts are
        the usual ones; ``read`` seconds are waited for a reply, if they are given."""
        if self._client is None:
            raise RuntimeError(_TOO_EARLY)
        request = self._client.post(url).headers(_JSON).body_bytes(orjson.dumps(fields))
        limit = _total(self._read if read is None else read, self._write, self._connect)
        return _sent(request.timeout(limit) if limit else request, self._is_unread(url))

    def _is_unread(self, url: str) -> bool:
        return url[url.rfind("/") + 1 :] in self._unread

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Send one request; return the HTTP status and the body of the reply."""
        if self._client is None:
            raise RuntimeError(_TOO_EARLY)
        files = request_data.multipart_data if request_data else {}
        limit = _total(
            _chosen(read_timeout, self._read),
            _chosen(write_timeout, self._media if files else self._write),
            _chosen(connect_timeout, self._connect),
        )
        request = _with_body(self._client.request(method, url), request_data, files)
        return await _sent(request.timeout(limit) if limit else request, self._is_unread(url))


def _client(connections: int, connect: float, pool: float, direct: bool) -> Client:
    builder = (
        ClientBuilder()
        .http1_only()
        .follow_redirects(False)
        .user_agent("Hearback")
        .max_connections(connections)
        .connect_timeout(timedelta(seconds=connect))
        .pool_timeout(timedelta(seconds=pool))
        .pool_idle_timeout(_IDLE)
    )
    return (builder.no_proxy() if direct else builder).build()


def _chosen(value: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(value, DefaultValue) else value


@lru_cache(maxsize=16)
def _total(*seconds: float | None) -> timedelta | None:
    known = [value for value in seconds if value is not None]
    return timedelta(seconds=sum(known)) if len(known) == len(seconds) else None


def _with_body(
    request: RequestBuilder, data: RequestData | None, files: Mapping[str, FieldTuple]
) -> RequestBuilder:
    if data is None:
        return request
    if files:
        return request.multipart(_form(data.json_parameters, files))
    return request.headers(_JSON).body_bytes(orjson.dumps(data.parameters))


def _form(fields: Mapping[str, str], files: Mapping[str, FieldTuple]) -> FormBuilder:
    form = FormBuilder()
    for name, value in fields.items():
        form = form.text(name, value)
    for name, (file_name, content, mime) in files.items():
        data = content if isinstance(content, bytes) else content.read()
        form = form.part(name, PartBuilder.from_bytes(data).file_name(file_name).mime(mime))
    return form


async def _sent(request: RequestBuilder, unread: bool) -> tuple[int, bytes]:
    try:
        response = await request.build().send()
        if unread and response.status == 200:
            return 200, _TRUE
        return response.status, bytes(await response.bytes())
    except DetailedPyreqwestError as error:
        failure = _translated(error)
    # Raised out here so that no traceback shows the library's own error: it holds the address,
    # and the address holds the token.
    raise failure


def _translated(error: DetailedPyreqwestError) -> NetworkError:
    causes = [cause["message"] for cause in error.details["causes"] or ()]
    why = causes[-1] if len(causes) > 1 else type(error).__name__
    if isinstance(error, PoolTimeoutError):
        return NotSent("All connections are in use")
    # The library calls it a connect error, too, when a connection breaks after the request was
    # written. Only this cause means that there was no connection to write to.
    if "client error (Connect)" in causes:
        return NotSent(f"No connection: {why}")
    if isinstance(error, RequestTimeoutError):
        return TimedOut(f"No reply in time: {why}")
    return NetworkError(f"Connection lost: {why}")
