"""Telling Telegram where to post updates, and seeing to it that it stays told."""

import logging
import random
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest

from bot.channels.asking import Asking
from bot.channels.incoming import KINDS
from bot.channels.intake import IntakeFault
from bot.channels.rhythm import Rhythm
from bot.stopping import pause

CONNECTIONS = 100
"""How many posts Telegram may have under way at once: the most there can be. A turn is short, and
those who wait together are committed together; fewer would only let people wait at Telegram."""
STOLEN = 3
"""So many looks in a row that find another address mean that another program sets it."""
_WORDS = 200

_log = logging.getLogger(__name__)


class Hook(Struct, frozen=True):
    """Where updates are posted to, and the token by which we know that Telegram posts them."""

    url: str
    secret: str


class Registration:
    """Registers a webhook, and looks after it.

    It is never removed: other replicas go on behind it, and what comes while none runs waits at
    Telegram. Whoever polls removes it. The secret token cannot be asked for, so it is set at every
    start, and again when Telegram was refused for a wrong one.
    """

    def __init__(self, bot: Bot, hook: Hook, asking: Asking, rhythm: Rhythm) -> None:
        self._bot = bot
        self._hook = hook
        self._asking = asking
        self._rhythm = rhythm
        self._stolen = 0
        self._failed_at: Any = None

    async def begin(self) -> None:
        """Register. Raises IntakeFault when Telegram will never have this address."""
        info = await self._asking.until_answered(self._bot.get_webhook_info)
        if info is not None:
            self._failed_at = info.last_error_date
        await self._asking.until_answered(self._set_or_fail)

    async def keep(self) -> None:
        """Look again and again until stopped; replicas do so at different times."""
        while not await pause(self._rhythm.renew * random.uniform(0.8, 1.2), self._asking.stopping):
            info = await self._asking.until_answered(self._bot.get_webhook_info)
            if info is not None:
                await self._look_at(info)

    async def _look_at(self, info: WebhookInfo) -> None:
        refused = self._note_failure(info)
        self._stolen = self._stolen + 1 if info.url != self._hook.url else 0
        if self._stolen == STOLEN:
            raise IntakeFault(
                "Another program keeps changing where this bot's messages go: stop it, or use "
                "another token."
            )
        if self._stolen:
            _log.warning("Another program had changed where messages go: it is set right again.")
        if refused or self._stolen or not _is_as_set(info):
            await self._asking.until_answered(self._set)

    def _note_failure(self, info: WebhookInfo) -> bool:
        """Log what Telegram could not deliver; tell whether our own secret token was at fault."""
        if info.last_error_date is None or info.last_error_date == self._failed_at:
            return False
        self._failed_at = info.last_error_date
        words = _harmless(info.last_error_message or "")
        _log.warning("Telegram could not deliver everything: %s", words)
        return " 401" in words

    async def _set_or_fail(self) -> None:
        try:
            await self._set()
        except BadRequest as error:
            raise IntakeFault(
                f"Telegram refuses HEARBACK_WEBHOOK_URL ({_harmless(error.message)})."
            ) from None

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._hook.url,
            secret_token=self._hook.secret,
            allowed_updates=list(KINDS),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )


def _is_as_set(info: WebhookInfo) -> bool:
    kinds: Sequence[str] = info.allowed_updates or ()
    return set(kinds) == set(KINDS) and info.max_connections == CONNECTIONS


def _harmless(words: str) -> str:
    """Return words of Telegram's that fit into one line."""
    return "".join(each for each in words if each.isprintable())[:_WORDS]
