"""python-telegram-bot's Application, set up so that a turn that fails is not taken for done."""

import logging
from typing import Any

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.channels.transport import Transport

LOOPBACK = ("http://127.0.0.1", "http://localhost", "http://[::1]")
# At its most talkative it writes down the token, and all that the bot says.
logging.getLogger("telegram.Bot").disabled = True
logging.getLogger("telegram.ext.ExtBot").disabled = True


class Switchboard(Application[Any, Any, Any, Any, Any, Any]):
    """Finds the handler of an update. An error in it goes to the caller, who tries again."""

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:  # noqa: ARG002
        """Raise ``error`` instead of swallowing it."""
        raise error


def bot_at(api_url: str, token: str) -> Bot:
    """Return a bot that speaks to the Bot API at ``api_url``."""
    direct = api_url.startswith(LOOPBACK)
    return ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Transport(direct=direct),
        get_updates_request=Transport(connections=2, direct=direct),
    )


def switchboard(bot: Bot) -> Switchboard:
    """Return an application without updater, jobs or persistence: those lose messages."""
    builder = ApplicationBuilder().application_class(Switchboard)
    application = builder.bot(bot).updater(None).job_queue(None).build()
    if not isinstance(application, Switchboard):
        raise TypeError("the builder made another application")
    return application
