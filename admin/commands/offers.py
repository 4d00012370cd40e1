"""The commands that the app offers: those of young people to all, those of staff to staff alone."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from admin.access import MATRIX, Access, Act
from bot.channels.failures import place
from bot.conversation.wording import LANGUAGES, ON_DEVICES, Wording
from bot.storage.rows import Role

PARTICIPANT = (
    "surveys",
    "news",
    "help",
    "language",
    "privacy",
    "charter",
    "mydata",
    "stop",
    "forgetme",
)
STAFF = {
    "staff": "Your surveys and what can be done next",
    "new": "Write a survey here, in ten minutes",
    "template": "An Excel file to write a survey in",
    "preview": "Play a survey through; nothing is kept",
    "publish": "Publish a survey; nobody is written to",
    "invite": "Invite those who may be asked again",
    "code": "The word to show at a session",
    "progress": "How it is going",
    "pause": "Let a survey have a break",
    "resume": "End the break",
    "close": "Close a survey",
    "withdraw": "End a survey early; its answers are deleted",
    "results": "What was said",
    "review": "Read what people wrote",
    "export": "The results as files",
    "respond": "Write “you said, we did”",
    "followup": "What is still open, and telling how it went on",
    "said": "What young people are told was said, and when",
    "send": "Send it to those who took part",
    "report": "The public page, as files",
    "evidence": "What it shows, for inspectors",
    "poster": "A poster with a code to scan",
    "promises": "What was promised, kept and late",
    "team": "Who is on the team, and inviting",
    "setup": "Who is asking: the organisation",
    "log": "Who did what",
}

_log = logging.getLogger(__name__)


async def offer(bot: Bot, access: Access, commands: Mapping[str, Act]) -> None:
    """Offer everyone their commands. The bot works without, so a failure is only logged."""
    try:
        await offer_to_all(bot)
        await access.refresh()
        for each in access.team:
            if each.chat is not None:
                await offer_by_role(bot, each.chat, each.role, commands)
    except TelegramError as error:
        _log.warning("The commands could not be offered: %s", place(error))


async def offer_to_all(bot: Bot) -> None:
    """Offer every person the commands they have, in their language."""
    for language in ON_DEVICES:
        words = Wording(language)
        commands = [BotCommand(name, words.label(f"command-{name}")) for name in PARTICIPANT]
        await bot.set_my_commands(
            commands,
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language == LANGUAGES[0] else language,
        )


async def offer_by_role(bot: Bot, chat: int, role: Role, commands: Mapping[str, Act]) -> None:
    """Offer a member of staff the ``commands`` whose acts their role allows, besides those of
    everybody. A failure is only logged."""
    words = Wording(LANGUAGES[0])
    theirs = (name for name in STAFF if role in MATRIX[commands[name]])
    offered = [
        *(BotCommand(name, STAFF[name]) for name in theirs),
        *(BotCommand(name, words.label(f"command-{name}")) for name in PARTICIPANT),
    ]
    with _logged():
        await bot.set_my_commands(offered, scope=BotCommandScopeChat(chat))


async def offer_nothing(bot: Bot, chat: int) -> None:
    """Offer somebody who is no longer staff what everybody is offered."""
    with _logged():
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat))


@contextmanager
def _logged() -> Iterator[None]:
    try:
        yield
    except (BadRequest, Forbidden):
        # A member who never wrote to the bot has no chat to offer anything in.
        return
    except TelegramError as error:
        _log.warning("The commands could not be offered: %s", place(error))
