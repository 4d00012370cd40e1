"""How updates come in, asked for or posted to us, and what else is served: health and pages."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from telegram import Bot

from admin.addresses import path_of
from admin.health import Health
from admin.public import Site
from admin.public_pages import PublicPages
from admin.settings import Settings
from bot.channels.http_pages import Page
from bot.channels.http_server import HttpServer
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

    def metered(self, meters: Meters) -> "Hearing":
        """Return the same, counted."""
        return Hearing(metered(self.hear, meters), giving_up(self.give_up, meters))


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
    today: Callable[[], date],
) -> Entrance:
    """Return the entrance that ``settings`` ask for; nothing is begun, nothing listens yet."""
    counted, begun, pages = hearing.metered(meters), asyncio.Event(), dict[str, Page]()
    intake: Intake
    if settings.webhook_url is None:
        reception = Reception(counted.hear, counted.give_up)
        intake = Polling(bot, reception)
    else:
        reception = Reception(counted.hear, counted.give_up, KEPT_FOR_US, hand_back=True)
        hook = Hook(settings.webhook_url, keys.webhook_secret(bot.token))
        intake = webhook = Webhook(bot, hook, reception, toasts, KEPT_FOR_US)
        pages[path_of(hook.url)] = webhook.page
    if settings.serves is None:
        return Entrance(intake, begun, None)
    pages |= Health(store, begun, meters, reception.__len__).pages()
    site = Site(store, keys, settings.organisation_file, settings.batch, today)
    host, port = settings.serves.host, settings.serves.port
    public = PublicPages(site).pages()
    return Entrance(intake, begun, HttpServer(host, port, pages, meters.refuse, public))
