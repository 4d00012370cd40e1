"""As much of the Bot API as surveys answered by taps need, on loopback. It refuses nothing."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from urllib.parse import parse_qsl

import orjson

from tests.benchmarks.hook import Hook
from tests.benchmarks.wire import Reply, Wire

BATCH = 100
"""Updates in one reply, as with Telegram."""
_BOT = {"id": 4200000, "is_bot": True, "first_name": "Survey", "username": "survey_bot"}
_DATE = 1_800_000_000
_NO_HOOK = {"has_custom_certificate": False, "pending_update_count": 0}
_TRUE = b'{"ok":true,"result":true}'

Rows = list[list[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands in a chat."""

    chat: int
    message: int
    text: str
    rows: Rows


class Audience(Protocol):
    """Those at the other end of the chats."""

    def see(self, shown: Shown) -> None:
        """Look at a message that was written or rewritten."""
        ...

    def feel(self, query: str) -> None:
        """Notice that a tap was answered."""
        ...


@dataclass(slots=True)
class _Poll:
    reply: Reply
    timer: asyncio.TimerHandle


class BotApi:
    """Hands out updates until they are confirmed, and tells the audience what is shown."""

    def __init__(self) -> None:
        self.audience: Audience | None = None
        self.polled = asyncio.Event()
        """Set when the bot has asked for updates."""
        self.hooked = asyncio.Event()
        """Set when the bot has said where to post updates."""
        self.delay = 0.0
        """Seconds that every answer takes on its way."""
        self._updates: deque[tuple[int, bytes]] = deque()
        self._poll: _Poll | None = None
        self._hook: Hook | None = None
        self._hook_url = ""
        self._number = 0
        self._messages = 0

    def say(self, user: int, text: str) -> None:
        """Write ``text`` to the bot."""
        message: dict[str, Any] = {
            "message_id": self.new_message(),
            "date": _DATE,
            "chat": _chat(user),
            "from": _user(user),
            "text": text,
        }
        if text.startswith("/"):
            length = len(text.split(" ")[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._push("message", message)

    def new_message(self) -> int:
        """Return the id of one message more."""
        self._messages += 1
        return self._messages

    def tap(self, shown: Shown, data: str) -> str:
        """Press a button; return the id by which the tap is answered."""
        query = str(self._number + 1)
        tapped = {
            "id": query,
            "from": _user(shown.chat),
            "message": _message(shown),
            "chat_instance": str(shown.chat),
            "data": data,
        }
        self._push("callback_query", tapped)
        return query

    def handle(self, method: str, body: bytes, reply: Reply) -> None:
        """Carry out one call of a bot."""
        called = _parameters(body)
        if self.delay:
            reply = partial(_later, self.delay, reply)
        self._carry_out(method, called, reply)

    def close(self) -> None:
        """Post nothing any more."""
        if self._hook is not None:
            self._hook.close()

    def _carry_out(self, method: str, called: Mapping[str, Any], reply: Reply) -> None:
        match method:
            case "getUpdates":
                self._ask(called, reply)
            case "editMessageText":
                self._show(called, int(called["message_id"]), reply)
            case "sendMessage":
                self._show(called, self.new_message(), reply)
            case "answerCallbackQuery":
                reply(_TRUE)
                if self.audience is not None:
                    self.audience.feel(str(called["callback_query_id"]))
            case "getMe":
                reply(orjson.dumps({"ok": True, "result": _BOT}))
            case "setWebhook" | "deleteWebhook":
                reply(_TRUE)
                self._post_to(called)
            case "getWebhookInfo":
                reply(orjson.dumps({"ok": True, "result": {**_NO_HOOK, "url": self._hook_url}}))
            case _:
                reply(_TRUE)

    def _push(self, kind: str, what: Mapping[str, Any]) -> None:
        self._number += 1
        update = orjson.dumps({"update_id": self._number, kind: what})
        if self._hook is not None:
            self._hook.post(update)
            return
        self._updates.append((self._number, update))
        if self._poll is not None:
            # What else happens in this moment goes out in the same reply.
            asyncio.get_running_loop().call_soon(self._hand_out)

    def _post_to(self, called: Mapping[str, Any]) -> None:
        """Post updates to another address, or to none. Raises nothing: it is not real."""
        self.close()
        self._hook, self._hook_url = None, called.get("url") or ""
        if self._hook_url:
            secret, connections = called.get("secret_token", ""), called.get("max_connections", 40)
            self._hook = Hook(self._hook_url, secret, int(connections), self._answered)
            self.hooked.set()

    def _answered(self, method: str, called: Mapping[str, Any]) -> None:
        """Carry out what came back with a 200: nobody learns what became of it."""
        self._carry_out(method, called, lambda _: None)

    def _ask(self, called: Mapping[str, Any], reply: Reply) -> None:
        self.polled.set()
        offset = int(called.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._hand_out()
        seconds = 0.0 if self._updates else float(called.get("timeout") or 0)
        timer = asyncio.get_running_loop().call_later(seconds, self._hand_out)
        self._poll = _Poll(reply, timer)
        if not seconds:
            self._hand_out()

    def _hand_out(self) -> None:
        poll, self._poll = self._poll, None
        if poll is not None:
            poll.timer.cancel()
            first = [self._updates[at][1] for at in range(min(BATCH, len(self._updates)))]
            poll.reply(b'{"ok":true,"result":[' + b",".join(first) + b"]}")

    def _show(self, called: Mapping[str, Any], message: int, reply: Reply) -> None:
        markup = called.get("reply_markup") or {}
        markup = orjson.loads(markup) if isinstance(markup, str) else markup
        rows = markup.get("inline_keyboard", [])
        shown = Shown(int(called["chat_id"]), message, called["text"], rows)
        reply(orjson.dumps({"ok": True, "result": _message(shown)}))
        if self.audience is not None:
            self.audience.see(shown)


@asynccontextmanager
async def listening(api: BotApi) -> AsyncIterator[str]:
    """Serve ``api``; give the address before ``/bot<token>/method``."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(partial(Wire, api.handle), "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        api.close()
        server.close()


def _parameters(body: bytes) -> Mapping[str, Any]:
    if body.startswith(b"{"):
        found: Mapping[str, Any] = orjson.loads(body)
        return found
    return dict(parse_qsl(body.decode()))


def _later(seconds: float, reply: Reply, body: bytes) -> None:
    asyncio.get_running_loop().call_later(seconds, reply, body)


def _chat(user: int) -> dict[str, Any]:
    return {"id": user, "type": "private", "first_name": "Somebody"}


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "Somebody", "language_code": "en"}


def _message(shown: Shown) -> dict[str, Any]:
    return {
        "message_id": shown.message,
        "date": _DATE,
        "chat": _chat(shown.chat),
        "from": _BOT,
        "text": shown.text,
        "reply_markup": {"inline_keyboard": shown.rows},
    }
