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

from admin.access import PREFIX
from admin.commands.acts import About, Act, about, carry_out, turned_to
from admin.commands.collecting import close, close_now, invite, invite_now, show_progress
from admin.commands.desk import Ask, Desk, asked
from admin.commands.drafts import awaited, stop_waiting
from admin.commands.from_staff import FromStaff
from admin.commands.joining import join
from admin.commands.menu import menu
from admin.commands.publishing import publish, publish_sent
from admin.commands.responding import add, decide, drop, preview, respond, show_theme, take_words
from admin.commands.results import results
from admin.commands.sending import send, send_now
from admin.feedback import Decision, Typing

Hear = Callable[[Update], Awaitable[None]]
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]
Handler = BaseHandler[Any, Any, Any]

COMMANDS: dict[str, About] = {
    "publish": publish,
    "invite": invite,
    "progress": show_progress,
    "close": close,
    "results": results,
    "respond": respond,
    "send": send,
}
"""Commands that take the id of a survey; a button of the same name does the same."""

CONFIRMED: dict[str, About] = {"invite!": invite_now, "close!": close_now, "send!": send_now}
DRAFTING: dict[str, About] = {"begin": respond, "add": add, "preview": preview}
BELOW = ("results", "publish", "begin")
"""What is answered with a new message; the rest takes the place of the tapped one."""


def handlers(desk: Desk, hear: Hear) -> list[Handler]:
    """Return every handler in the order in which they are asked; ``hear`` takes the rest."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    staff = private & FromStaff(desk.access)
    link = private & filters.Regex(rf"^/start {PREFIX}")
    words = staff & filters.TEXT & ~filters.COMMAND
    rest = _with_the_rest(desk, hear)
    return [
        # Taps first: they are the most, and no other handler has to look at them.
        CallbackQueryHandler(_with_tap(desk, rest)),
        MessageHandler(link, _once(desk, join)),
        CommandHandler("staff", _once(desk, menu), filters=staff),
        *(
            CommandHandler(name, _once(desk, partial(about, command)), filters=staff)
            for name, command in COMMANDS.items()
        ),
        MessageHandler(staff & filters.Document.ALL, _with_file(desk)),
        MessageHandler(words, _with_words(desk, hear)),
        TypeHandler(Update, rest),
    ]


def _once(desk: Desk, act: Act) -> Callback:
    """Return a handler for a command or tap of staff; no draft waits for their words any more."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if ask := asked(update):
            await carry_out(desk, ask, partial(turned_to, act))

    return handle


def _with_words(desk: Desk, hear: Hear) -> Callback:
    """Return a handler that takes words for a draft which waits for them, and lets others pass."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        ask = asked(update)
        found = await awaited(desk, ask) if ask else None
        if ask is None or found is None:
            await hear(update)
        else:
            await carry_out(desk, ask, partial(_take, *found))

    return handle


async def _take(survey: str, typing: Typing, desk: Desk, ask: Ask) -> None:
    await take_words(desk, ask, survey, typing)


def _with_file(desk: Desk) -> Callback:
    """Return a handler that publishes a survey file."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and (document := update.message.document):
            await _once(desk, partial(publish_sent, document))(update, context)

    return handle


def _with_tap(desk: Desk, rest: Callback) -> Callback:
    """Return a handler for the buttons of staff; any other tap passes, and so does one by somebody
    who is not staff."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        is_ours = query is not None and (query.data or "").startswith("s.")
        if query is not None and is_ours and desk.access.is_staff(query.from_user.id):
            desk.background.start(_answered(desk, query.id))
            await _once(desk, _tapped)(update, context)
        else:
            await rest(update, context)

    return handle


async def _answered(desk: Desk, query: str) -> None:
    try:
        await desk.channel.toast(query, "")
    except TelegramError:
        # A tap answered too late only leaves a spinner that ends by itself.
        return


async def _tapped(desk: Desk, ask: Ask) -> None:
    match ask.words.split("."):
        case ["s", verb, survey] if act := (COMMANDS | CONFIRMED | DRAFTING).get(verb):
            await act(desk, ask.below() if verb in BELOW else ask, survey)
        case ["s", "theme", survey, place]:
            await show_theme(desk, ask, survey, int(place))
        case ["s", "drop", survey, place]:
            await drop(desk, ask, survey, int(place))
        case ["s", "decide", survey, place, decision]:
            await decide(desk, ask, survey, int(place), Decision(decision))
        case _:
            await menu(desk, ask)


def _with_the_rest(desk: Desk, hear: Hear) -> Callback:
    """Return a handler for what young people do. Staff who do it too have turned from a draft, so
    that their next words are an answer of their own."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        ask = asked(update)
        if ask is not None and desk.access.is_staff(ask.user):
            has_turned = update.message is not None or update.callback_query is not None
            if has_turned and not await desk.store.has_seen(ask.update_id):
                await stop_waiting(desk, ask)
        await hear(update)

    return handle
