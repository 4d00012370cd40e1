"""The commands that the app offers: those of young people to all, those of staff to staff alone."""

import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.failures import place
from bot.conversation.wording import LANGUAGES, Wording

PARTICIPANT = ("surveys", "news", "help", "language", "stop")
STAFF = {
    "staff": "Your surveys and what can be done next",
    "publish": "Publish a survey; nobody is written to",
    "invite": "Invite those who may be asked again",
    "progress": "How it is going",
    "close": "Close a survey",
    "results": "What was said",
    "respond": "Write “you said, we did”",
    "send": "Send it to those who took part",
}

_log = logging.getLogger(__name__)


async def offer(bot: Bot, owners: Sequence[int]) -> None:
    """Offer everyone their commands. The bot works without, so a failure is only logged."""
    try:
        await offer_to_all(bot)
        for owner in owners:
            # An owner who never wrote to the bot has no chat to offer anything in.
            with suppress(BadRequest, Forbidden):
                await offer_to_staff(bot, owner)
    except TelegramError as error:
        _log.warning("The commands could not be offered: %s", place(error))


async def offer_to_all(bot: Bot) -> None:
    """Offer every person the commands they have, in their language."""
    for language in LANGUAGES:
        words = Wording(language)
        commands = [BotCommand(name, words.label(f"command-{name}")) for name in PARTICIPANT]
        await bot.set_my_commands(
            commands,
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language == LANGUAGES[0] else language,
        )


async def offer_to_staff(bot: Bot, chat: int) -> None:
    """Offer a member of staff the staff commands besides."""
    words = Wording(LANGUAGES[0])
    commands = [
        *(BotCommand(name, said) for name, said in STAFF.items()),
        *(BotCommand(name, words.label(f"command-{name}")) for name in PARTICIPANT),
    ]
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat))
