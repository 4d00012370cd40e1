"""Updates that Telegram posts to us: answered with 200 only when their turn is kept."""

import asyncio
import hmac

import orjson
from telegram import Bot

from bot.channels.asking import Asking
from bot.channels.http_pages import JSON, Answer, Page, Refusal, Request
from bot.channels.incoming import Raw
from bot.channels.reception import Reception
from bot.channels.registration import Hook, Registration
from bot.channels.rhythm import Rhythm
from bot.channels.toasts import Toasts
from bot.channels.wire import NotJson, update_in

SECRET = "X-Telegram-Bot-Api-Secret-Token"
AGAIN = "2"
"""Seconds after which Telegram is asked to bring an update again. Untold, it would wait for longer
and longer, up to minutes, and people with it."""
_DONE = Answer()
_LATER = Answer(503, b"Later, please.\n", headers={"Retry-After": AGAIN})


class Webhook:
    """An `Intake` that takes what is posted to its page.

    Telegram repeats whatever it does not get a 2xx for, after a while and for a day; meanwhile the
    later updates of that chat wait. So 503 keeps an update that cannot be kept now. What is no
    update at all gets 400: if something on the way mangled it, Telegram still has it. A kind of
    update that we do not know is none of our business, and done.
    """

    def __init__(
        self,
        bot: Bot,
        hook: Hook,
        reception: Reception,
        toasts: Toasts,
        rhythm: Rhythm | None = None,
    ) -> None:
        self._rhythm = rhythm or Rhythm()
        self._secret = hook.secret.encode()
        self._reception = reception
        self._toasts = toasts
        self._asking = Asking(self._rhythm)
        self._registration = Registration(bot, hook, self._asking, self._rhythm)
        self._open = False

    @property
    def page(self) -> Page:
        """What is to be served at the path of the webhook's address."""
        return Page(self._answer, frozenset({"POST"}), self._check_secret, self._rhythm.body)

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Take updates until `stop`; set ``ready`` when they can come. Raises IntakeFault."""
        self._open = not self._asking.stopping.is_set()
        try:
            await self._registration.begin()
            if ready is not None and self._open:
                ready.set()
            await self._registration.keep()
            await self._reception.finish(self._rhythm.finish)
        finally:
            self._open = False
            await self._reception.finish(0)

    def stop(self) -> None:
        """Take no more; `run` returns when the turns in work are finished."""
        self._open = False
        self._asking.stopping.set()
        self._reception.stop()

    async def _answer(self, request: Request) -> Answer:
        raw = _update_in(request.body)
        if not self._open:
            return _LATER
        query = _query_of(raw)
        if query is not None:
            self._toasts.expect(query)
        try:
            done = await self._reception.hear(raw)
        finally:
            toast = None if query is None else self._toasts.collect(query)
        if not done:
            return _LATER
        return _DONE if query is None or toast is None else _toasting(query, toast)

    def _check_secret(self, request: Request) -> None:
        if not hmac.compare_digest(request.header(SECRET), self._secret):
            raise Refusal(401, "Only Telegram may post here.")


def _update_in(body: bytes) -> Raw:
    try:
        raw = update_in(body)
    except NotJson:
        raw = None
    if raw is None or type(raw.get("update_id")) is not int:
        raise Refusal(400, "That is no update.")
    return raw


def _query_of(raw: Raw) -> str | None:
    match raw:
        case {"callback_query": {"id": str(query)}}:
            return query
        case _:
            return None


def _toasting(query: str, words: str) -> Answer:
    """Return an answer that answers the tap too: Telegram takes one call along in it."""
    call = {"method": "answerCallbackQuery", "callback_query_id": query}
    if words:
        call["text"] = words
    return Answer(body=orjson.dumps(call), kind=JSON)
