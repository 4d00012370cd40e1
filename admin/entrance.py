"""How updates come in: asked for, or posted to us. One way at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Bot

from admin.addresses import path_of
from admin.health import Health
from admin.settings import Settings
from bot.channels.http_server import HttpServer, Page
from bot.channels.incoming import Incoming
from bot.channels.intake import Intake
from bot.channels.metered import giving_up, metered
from bot.channels.polling import Polling
from bot.channels.reception import Reception
from bot.channels.registration import Hook
from bot.channels.rhythm import KEPT_FOR_US
from bot.channels.toasts import Toasts
from bot.channels.webhook import Webhook
from bot.meters import Meters
from bot.privacy.keys import Keys
from bot.storage.store import Store

Handle = Callable[[Incoming], Awaitable[None]]


@dataclass(frozen=True)
class Hearing:
    """Who hears updates, and who tells a person that one was given up."""

    hear: Handle
    give_up: Handle


@dataclass(frozen=True)
class Entrance:
    """The way in. ``begun`` is set while updates can come; ``server`` listens, if anything does."""

    intake: Intake
    begun: asyncio.Event
    server: HttpServer | None


def entrance(
    settings: Settings,
    bot: Bot,
    keys: Keys,
    store: Store,
    hearing: Hearing,
    toasts: Toasts,
    meters: Meters,
) -> Entrance:
    """Return the entrance that ``settings`` ask for; nothing is begun."""
    hear, give_up = metered(hearing.hear, meters), giving_up(hearing.give_up, meters)
    begun, pages = asyncio.Event(), dict[str, Page]()
    intake: Intake
    if settings.webhook_url is None:
        reception = Reception(hear, give_up)
        intake = Polling(bot, reception)
    else:
        reception = Reception(hear, give_up, KEPT_FOR_US, hand_back=True)
        hook = Hook(settings.webhook_url, keys.webhook_secret(bot.token))
        intake = webhook = Webhook(bot, hook, reception, toasts, KEPT_FOR_US)
        pages[path_of(hook.url)] = webhook.page
    pages |= Health(store, begun, meters, reception.__len__).pages()
    return Entrance(intake, begun, _server(settings, pages, meters))


def _server(settings: Settings, pages: dict[str, Page], meters: Meters) -> HttpServer | None:
    listen = settings.serves
    if listen is None:
        return None

    def refused(status: int) -> None:
        meters.refused[status] += 1

    return HttpServer(listen.host, listen.port, pages, refused)
