"""The control API from Python: one method per call, and waiting without polling."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self, cast

import orjson
from aiohttp import ClientSession, ClientTimeout

from bot.emulator.errors import SimError
from bot.emulator.forms import (
    CallsForm,
    ChatForm,
    CrowdForm,
    Kind,
    MessageForm,
    Mood,
    PersonForm,
    SaidForm,
    StateForm,
    TappedForm,
)

Event = tuple[str, dict[str, Any]]


class Remote:
    """An emulator somewhere else; a refused call raises SimError with the reason."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        # No limit for the whole exchange: the stream of events stays open.
        self._session = ClientSession(self.url, timeout=ClientTimeout(total=None))
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls `base_url`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """What python-telegram-bot calls `base_file_url`."""
        return f"{self.url}/file/bot"

    async def state(self) -> StateForm:
        """The bot, the people and the links, as the page of phones shows them."""
        return cast(StateForm, await self._get("/sim/state"))

    async def add_person(
        self,
        first_name: str = "Young person",
        language_code: str | None = "en",
        *,
        user_id: int | None = None,
        role: str = "young person",
        phone: bool = True,
    ) -> PersonForm:
        """Adds somebody; without `user_id` the next free one, without `language_code` none told."""
        body = {
            "first_name": first_name,
            "language_code": language_code or "",
            "user_id": user_id,
            "role": role,
            "phone": phone,
        }
        return cast(PersonForm, await self._post("/sim/people", body))

    async def send(
        self,
        user_id: int,
        text: str = "",
        *,
        kind: Kind = "text",
        file_name: str | None = None,
        content: bytes | None = None,
        chat_id: int | None = None,
    ) -> SaidForm:
        """The person writes; `chat_id` is a group, without it their chat with the bot."""
        body = {
            "user_id": user_id,
            "text": text,
            "kind": kind,
            "file_name": file_name,
            "content_base64": None if content is None else b64encode(content).decode(),
            "chat_id": chat_id,
        }
        return cast(SaidForm, await self._post("/sim/send", body))

    async def edit(self, user_id: int, message_id: int, text: str) -> SaidForm:
        """The person rewrites an own message in their chat with the bot."""
        body = {"user_id": user_id, "message_id": message_id, "text": text}
        return cast(SaidForm, await self._post("/sim/edit", body))

    async def open(self, user_id: int, payload: str = "") -> SaidForm:
        """The person opens the link t.me/<bot>?start=payload, unblocking the bot if need be."""
        body = {"user_id": user_id, "payload": payload}
        return cast(SaidForm, await self._post("/sim/open", body))

    async def tap(
        self,
        user_id: int,
        message_id: int,
        label: str | None = None,
        *,
        data: str | None = None,
        force: bool = False,
        chat_id: int | None = None,
    ) -> TappedForm:
        """Taps a button by label or by data; `force` allows data no longer on the message."""
        body = {
            "user_id": user_id,
            "message_id": message_id,
            "label": label,
            "data": data,
            "force": force,
            "chat_id": chat_id,
        }
        return cast(TappedForm, await self._post("/sim/tap", body))

    async def block(self, user_id: int) -> PersonForm:
        """The person blocks the bot, which is told."""
        return cast(PersonForm, await self._post("/sim/block", {"user_id": user_id}))

    async def unblock(self, user_id: int) -> PersonForm:
        """The person lets the bot in again, which is told."""
        return cast(PersonForm, await self._post("/sim/unblock", {"user_id": user_id}))

    async def deactivate(self, user_id: int) -> PersonForm:
        """The person deletes their account; the bot is not told."""
        return cast(PersonForm, await self._post("/sim/deactivate", {"user_id": user_id}))

    async def make_group(self, title: str, user_ids: Iterable[int]) -> int:
        """Makes a group with the bot in it; its chat id."""
        body = {"title": title, "user_ids": list(user_ids)}
        return cast(int, (await self._post("/sim/groups", body))["chat_id"])

    async def chat(self, chat_id: int) -> ChatForm:
        """One chat, its messages in order."""
        return cast(ChatForm, await self._get(f"/sim/chat/{chat_id}"))

    async def transcript(self, chat_id: int) -> str:
        """The chat as readable text."""
        body = await self._read("GET", f"/sim/chat/{chat_id}?format=text")
        return body.decode()

    async def file(self, chat_id: int, message_id: int) -> bytes:
        """The bytes of the photo or document in that message."""
        return await self._read("GET", f"/sim/messages/{chat_id}/{message_id}/file")

    async def faults(self, **plan: Any) -> None:
        """Fault injection with the fields of /sim/faults; without any it is switched off."""
        await self._post("/sim/faults", plan)

    async def calls(self) -> CallsForm:
        """How many calls the bot made, by method and by refusal."""
        return cast(CallsForm, await self._get("/sim/calls"))

    async def start_crowd(
        self,
        people: int,
        payload: str | None = None,
        *,
        seed: int | None = None,
        language_code: str = "en",
        pace_ms: tuple[int, int] = (150, 900),
    ) -> CrowdForm:
        """Simulated people open a link, the newest one without `payload`; one seed, one crowd."""
        body = {
            "people": people,
            "payload": payload,
            "seed": seed,
            "language_code": language_code,
            "pace_ms": list(pace_ms),
        }
        return cast(CrowdForm, await self._post("/sim/crowd", body))

    async def put_notice(
        self, title: str, said: str, mood: Mood = "good", lines: Iterable[str] = ()
    ) -> None:
        """Says something on the page of phones, in place of what was said there before."""
        body = {"title": title, "said": said, "mood": mood, "lines": list(lines)}
        await self._post("/sim/notice", body)

    async def crowd(self) -> CrowdForm:
        """How far the simulated people are."""
        return cast(CrowdForm, await self._get("/sim/crowd"))

    @asynccontextmanager
    async def events(self, *chats: int) -> AsyncIterator[AsyncIterator[Event]]:
        """What happens from now on, (kind, data), in those chats or in all of them."""
        query = f"?chats={','.join(map(str, chats))}" if chats else ""
        async with self.session.get(f"/sim/events{query}") as response:
            await response.content.readuntil(b"\n\n")
            yield _events(response.content)

    async def newest(self, chat_id: int) -> MessageForm:
        """The newest message from the bot; LookupError when there is none."""
        for message in reversed((await self.chat(chat_id))["messages"]):
            if message["from"] == "bot":
                return message
        raise LookupError(f"the bot has not written in chat {chat_id}")

    async def wait_for(
        self,
        chat_id: int,
        predicate: Callable[[MessageForm], bool],
        timeout: float = 10.0,  # noqa: ASYNC109
        message_id: int | None = None,
    ) -> MessageForm:
        """The bot's newest message, or the first it then sends or edits, that the predicate likes;
        with a ``message_id``, only that one, as it is or as it is then edited.

        TimeoutError after that many seconds, with the chat as it was then.
        """
        try:
            async with asyncio.timeout(timeout):
                return await self._wait_for(chat_id, predicate, message_id)
        except TimeoutError:
            said = await self.transcript(chat_id)
            raise TimeoutError(f"no such message in {timeout} s; the chat was:\n{said}") from None

    async def _wait_for(
        self, chat_id: int, predicate: Callable[[MessageForm], bool], message_id: int | None
    ) -> MessageForm:
        def is_meant(message: MessageForm) -> bool:
            return message["from"] == "bot" and message_id in (None, message["message_id"])

        async with self.events(chat_id) as events:
            there = filter(is_meant, reversed((await self.chat(chat_id))["messages"]))
            newest = next(there, None)
            if newest is not None and predicate(newest):
                return newest
            async for kind, data in events:
                if kind in ("message", "edited"):
                    shown = cast(MessageForm, data["message"])
                    if is_meant(shown) and predicate(shown):
                        return shown
        raise ConnectionError("the emulator closed the stream of events")

    @property
    def session(self) -> ClientSession:
        """The connections; RuntimeError outside of `async with`."""
        if self._session is None:
            raise RuntimeError("use `async with Remote(...)`")
        return self._session

    async def _get(self, path: str) -> Any:
        return orjson.loads(await self._read("GET", path))

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        return orjson.loads(await self._read("POST", path, orjson.dumps(body)))

    async def _read(self, method: str, path: str, body: bytes | None = None) -> bytes:
        async with self.session.request(method, path, data=body) as response:
            content = await response.read()
            if response.status < 400:
                return content
            try:
                reason = orjson.loads(content)["error"]
            except (ValueError, KeyError):
                reason = content.decode("utf-8", "replace")
            raise SimError(reason, response.status)


async def _events(lines: AsyncIterable[bytes]) -> AsyncIterator[Event]:
    kind = ""
    async for line in lines:
        if line.startswith(b"event: "):
            kind = line[7:].strip().decode()
        elif line.startswith(b"data: "):
            yield kind, orjson.loads(line[6:])
