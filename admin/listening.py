"""An entrance that listens: for posted updates, for questions about health, or both."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date

from telegram import Bot

from admin.addresses import Listen, path_of
from admin.entrance import Entrance, Hearing
from admin.health import Health
from admin.public import Site
from admin.public_pages import PublicPages
from admin.settings import Settings
from bot.channels.http_server import HttpServer, Page
from bot.channels.intake import Intake
from bot.channels.polling import Polling
from bot.channels.reception import Reception
from bot.channels.registration import Hook
from bot.channels.rhythm import KEPT_FOR_US
from bot.channels.toasts import Toasts
from bot.channels.webhook import Webhook
from bot.meters import Meters
from bot.privacy.keys import Keys
from bot.storage.store import Store


def listening(
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
    begun, pages = asyncio.Event(), dict[str, Page]()
    intake: Intake
    if settings.webhook_url is None:
        reception = Reception(hearing.hear, hearing.give_up)
        intake = Polling(bot, reception)
    else:
        reception = Reception(hearing.hear, hearing.give_up, KEPT_FOR_US, hand_back=True)
        hook = Hook(settings.webhook_url, keys.webhook_secret(bot.token))
        intake = webhook = Webhook(bot, hook, reception, toasts, KEPT_FOR_US)
        pages[path_of(hook.url)] = webhook.page
    pages |= Health(store, begun, meters, reception.__len__).pages()
    site = Site(store, keys, settings.organisation_file, settings.batch, today)
    listen, public = settings.serves, PublicPages(site).pages()
    return Entrance(intake, begun, _server(listen, pages, public, meters) if listen else None)


def _server(
    listen: Listen, pages: Mapping[str, Page], below: Mapping[str, Page], meters: Meters
) -> HttpServer:
    def refused(status: int) -> None:
        meters.refused[status] += 1

    return HttpServer(listen.host, listen.port, pages, refused, below)
