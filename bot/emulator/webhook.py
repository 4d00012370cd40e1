"""Updates posted to the bot's own address, in order within each chat, until they are taken."""

import asyncio
import ssl
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    TCPConnector,
)

from bot.emulator.redelivery import Redelivery
from bot.emulator.updates import Update, Updates

_POST_SECONDS = 60.0
_CONNECT_SECONDS = 10.0
_NOT_IN_ANSWERS = frozenset({"setwebhook", "deletewebhook", "close", "logout"})

Reply = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates go; `secret` is sent along in a header."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


class Webhook:
    """Posts updates; a lane (chat) goes on only when its oldest update was answered with 2xx."""

    def __init__(self, updates: Updates, backoff: float) -> None:
        self.hook = Hook()
        self.reply: Reply = _ignored
        self._updates = updates
        self._backoff = backoff
        self._session: ClientSession | None = None
        self._lanes: dict[int, deque[Update]] = {}
        self._running: set[asyncio.Task[None]] = set()

    @property
    def active(self) -> bool:
        return bool(self.hook.url)

    async def use(self, hook: Hook) -> None:
        """Posts to that address from now on, what is pending first; no address: no posts."""
        await self.close()
        self.hook = hook
        if self.active:
            # Telegram takes self-signed certificates when they are uploaded; loopback needs none.
            connector = TCPConnector(limit=hook.max_connections, ssl=_any_certificate())
            # Waiting for one of those connections is nobody's fault, and takes as long as it takes.
            timeout = ClientTimeout(
                total=None, sock_connect=_CONNECT_SECONDS, sock_read=_POST_SECONDS
            )
            self._session = ClientSession(connector=connector, timeout=timeout)
            for update in list(self._updates.pending.values()):
                self.push(update)

    async def close(self) -> None:
        """Ends what is under way; undelivered updates stay pending."""
        # Without a session nothing new is begun meanwhile: what arrives is pending, and posted when
        # there is one again.
        session, self._session = self._session, None
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self._lanes.clear()
        if session is not None:
            await session.close()

    def push(self, update: Update) -> None:
        """An update has arrived."""
        if self._session is None:
            return
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def info(self) -> dict[str, Any]:
        """The WebhookInfo object."""
        info: dict[str, Any] = {
            "url": self.hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.active:
            info["max_connections"] = self.hook.max_connections
            info["ip_address"] = "127.0.0.1"
        if self.hook.last_error:
            info["last_error_date"] = self.hook.last_error_date
            info["last_error_message"] = self.hook.last_error
        if self._updates.allowed is not None:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    async def _run(self, lane: int) -> None:
        waiting = self._lanes[lane]
        again = Redelivery(self._backoff)
        while waiting:
            update = waiting[0]
            refused = await self._refused(update)
            if refused is not None:
                await asyncio.sleep(again.after(refused))
                continue
            again = Redelivery(self._backoff)
            waiting.popleft()
            self._updates.settle(update.update_id)
        del self._lanes[lane]

    async def _refused(self, update: Update) -> float | None:
        """Delivers an update; None when it was taken, else after how long it may come again."""
        if update.update_id not in self._updates.pending:
            return None
        refused = await self._post(update)
        if refused is None and update.twice:
            await self._post(update)
        return refused

    async def _post(self, update: Update) -> float | None:
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        if self._session is None:
            return 0.0
        try:
            post = self._session.post(self.hook.url, data=update.body, headers=headers)
            async with post as response:
                body = await response.read()
                if not 200 <= response.status < 300:
                    reason = f"{response.status} {response.reason}"
                    self._failed(f"Wrong response from the webhook: {reason}")
                    return _retry_after(response)
        except TimeoutError:
            self._failed("Read timeout expired")
            return 0.0
        except ClientConnectorError:
            self._failed("Connection refused")
            return 0.0
        except ClientError:
            self._failed("Webhook connection closed")
            return 0.0
        await self._answer(body)
        return None

    async def _answer(self, body: bytes) -> None:
        """The answer to a post may itself be a call of the Bot API."""
        try:
            call = orjson.loads(body) if body else None
        except orjson.JSONDecodeError:
            return
        if isinstance(call, dict) and _may_be_in_an_answer(call.get("method")):
            await self.reply(call)

    def _failed(self, reason: str) -> None:
        self.hook = replace(self.hook, last_error=reason, last_error_date=int(time.time()))


def _may_be_in_an_answer(method: object) -> bool:
    if not isinstance(method, str):
        return False
    name = method.lower()
    return name not in _NOT_IN_ANSWERS and not name.startswith("get")


def _retry_after(response: ClientResponse) -> float:
    told = response.headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else 0.0


async def _ignored(_call: dict[str, Any]) -> None:
    """Nobody takes calls in answers."""


def _any_certificate() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
