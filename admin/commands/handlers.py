"""Staff commands as handlers of python-telegram-bot: parse, call, reply.

Anyone who is not staff passes through to the conversation, which knows none of these.
"""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from admin.access import PREFIX, TEAM_PREFIX, Act
from admin.commands.acts import Deed, about, answer_once, carry_out, turned_to
from admin.commands.awaiting import await_no_longer, awaited_words
from admin.commands.declared import COMMANDS, PLAIN, WORDS, is_answered, tapped
from admin.commands.desk import Ask, Desk, asked
from admin.commands.drafts import awaited, stop_waiting
from admin.commands.from_staff import FromStaff
from admin.commands.joining import join
from admin.commands.previewing import TAKES, give_command
from admin.commands.sent_files import take_sent
from admin.commands.setting_up import is_picture_awaited, take_picture
from admin.commands.writing import take_words
from admin.feedback import Typing
from bot.conversation.events import Request

Hear = Callable[[Update], Awaitable[None]]
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]
Handler = BaseHandler[Any, Any, Any]


def handlers(desk: Desk, hear: Hear) -> list[Handler]:
    """Return every handler in the order in which they are asked; ``hear`` takes the rest."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    staff = private & FromStaff(desk.access)
    link = private & filters.Regex(rf"^/start ({PREFIX}|{TEAM_PREFIX})")
    words = staff & filters.TEXT & ~filters.COMMAND
    rest = _with_the_rest(desk, hear)
    return [
        # Taps first: they are the most, and no other handler has to look at them.
        CallbackQueryHandler(_with_tap(desk, rest)),
        MessageHandler(link, _with_link(desk)),
        *(
            CommandHandler(name, _once(desk, act, deed), filters=staff)
            for name, (act, deed) in PLAIN.items()
        ),
        *(
            CommandHandler(name, _once(desk, act, partial(about, command)), filters=staff)
            for name, (act, command) in COMMANDS.items()
        ),
        MessageHandler(staff & (filters.PHOTO | filters.Document.IMAGE), _with_picture(desk, hear)),
        MessageHandler(staff & filters.Document.ALL, _with_file(desk)),
        MessageHandler(words, _with_words(desk, hear)),
        *(
            CommandHandler(request.value, _with_preview(desk, request, rest), filters=staff)
            for request in Request
            if request is not Request.UNKNOWN
        ),
        TypeHandler(Update, rest),
    ]


def _once(desk: Desk, act: Act, deed: Deed) -> Callback:
    """Return a handler for a command or tap of staff; no draft waits for their words any more."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if ask := asked(update):
            await carry_out(desk, ask, act, partial(turned_to, deed))

    return handle


def _with_link(desk: Desk) -> Callback:
    """Return a handler for a one-time link: whoever opens it has no role yet."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if ask := asked(update):
            await answer_once(desk, ask, join)

    return handle


def _with_words(desk: Desk, hear: Hear) -> Callback:
    """Return a handler that takes words which something waits for, and lets others pass."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        ask = asked(update)
        if ask is None:
            await hear(update)
        elif (found := await awaited(desk, ask)) is not None:
            await carry_out(desk, ask, Act.RESPOND, partial(_take, *found))
        elif (other := await awaited_words(desk, ask)) is not None and other.takes in WORDS:
            act, take = WORDS[other.takes]
            await carry_out(desk, ask, act, partial(take, other))
        else:
            await hear(update)

    return handle


async def _take(survey: str, typing: Typing, desk: Desk, ask: Ask) -> None:
    await take_words(desk, ask, survey, typing)


def _with_preview(desk: Desk, request: Request, rest: Callback) -> Callback:
    """Return a handler for a command of young people, which a preview takes that is going on."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        ask = asked(update)
        waits = await awaited_words(desk, ask) if ask else None
        if ask is not None and waits is not None and waits.takes == TAKES:
            await carry_out(desk, ask, Act.PREVIEW, partial(give_command, request))
        else:
            await rest(update, context)

    return handle


def _with_file(desk: Desk) -> Callback:
    """Return a handler for a file of staff: a survey, or an answer to one."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and (document := update.message.document):
            sent = partial(take_sent, document)
            await _once(desk, Act.PUBLISH, sent)(update, context)

    return handle


def _with_picture(desk: Desk, hear: Hear) -> Callback:
    """Return a handler for the organisation's picture, where it is waited for; other pictures
    pass, and other files are taken for surveys."""
    with_file = _with_file(desk)

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        ask, message = asked(update), update.message
        sent = (message.photo[-1] if message.photo else message.document) if message else None
        if ask is not None and sent is not None and await is_picture_awaited(desk, ask):
            await carry_out(desk, ask, Act.SETUP, partial(take_picture, sent))
        elif message is not None and message.document:
            await with_file(update, context)
        else:
            await hear(update)

    return handle


def _with_tap(desk: Desk, rest: Callback) -> Callback:
    """Return a handler for the buttons of staff; any other tap passes, and so does one by somebody
    who never was staff."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        is_ours = query is not None and (query.data or "").startswith("s.")
        if query is not None and is_ours and _knows(desk, query.from_user.id):
            if not is_answered(query.data or ""):
                desk.background.start(_answered(desk, query.id))
            await _once(desk, *tapped(query.data or ""))(update, context)
        else:
            await rest(update, context)

    return handle


def _knows(desk: Desk, user: int) -> bool:
    """Tell whether a user is staff, or was: then one clear line says that they no longer are."""
    return desk.access.is_staff(user) or desk.access.is_former(user)


async def _answered(desk: Desk, query: str) -> None:
    try:
        await desk.channel.toast(query, "")
    except TelegramError:
        # A tap answered too late only leaves a spinner that ends by itself.
        return


def _with_the_rest(desk: Desk, hear: Hear) -> Callback:
    """Return a handler for what young people do. Staff who do it too have turned from a draft, so
    that their next words are an answer of their own."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        ask = asked(update)
        if ask is not None and desk.access.is_staff(ask.user):
            has_turned = update.message is not None or update.callback_query is not None
            if has_turned and not await desk.store.has_seen(ask.update_id):
                await stop_waiting(desk, ask)
                await await_no_longer(desk, ask)
        await hear(update)

    return handle
