"""How updates come in: asked for, or posted to us. One way at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Protocol

from telegram import Bot

from admin.settings import Settings
from bot.channels.incoming import Incoming
from bot.channels.intake import Intake
from bot.channels.metered import giving_up, metered
from bot.channels.polling import Polling
from bot.channels.reception import Reception
from bot.channels.toasts import Toasts
from bot.meters import Meters
from bot.privacy.keys import Keys
from bot.storage.store import Store

Handle = Callable[[Incoming], Awaitable[None]]


@dataclass(frozen=True)
class Hearing:
    """Who hears updates, and who tells a person that one was given up."""

    hear: Handle
    give_up: Handle

    def metered(self, meters: Meters) -> "Hearing":
        """Return the same, counted."""
        return Hearing(metered(self.hear, meters), giving_up(self.give_up, meters))


class Server(Protocol):
    """Something that listens."""

    async def open(self) -> int:
        """Listen; return the port. Raises IntakeFault."""
        ...

    async def close(self) -> None:
        """Listen no more."""
        ...


@dataclass(frozen=True)
class Entrance:
    """The way in. ``begun`` is set while updates can come; ``server`` listens, if anything does."""

    intake: Intake
    begun: asyncio.Event
    server: Server | None


def entrance(
    settings: Settings,
    bot: Bot,
    keys: Keys,
    store: Store,
    hearing: Hearing,
    toasts: Toasts,
    meters: Meters,
    today: Callable[[], date],
) -> Entrance:
    """Return the entrance that ``settings`` ask for; nothing is begun."""
    counted = hearing.metered(meters)
    if settings.serves is None:
        reception = Reception(counted.hear, counted.give_up)
        return Entrance(Polling(bot, reception), asyncio.Event(), None)
    # The HTTP server takes as much memory as ten thousand people in the middle of a survey, so an
    # installation that listens nowhere must not load it.
    listening: Entrance
    listening = import_module("admin.listening").listening(
        settings, bot, keys, store, counted, toasts, meters, today
    )
    return listening
