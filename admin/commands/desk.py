"""What every staff command works with, and how it answers."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from telegram import Bot, InputMediaPhoto, Update

from admin.access import Access, Act
from admin.background import Background
from admin.clock import Clock
from admin.fieldwork import Fieldwork
from admin.reading_room import ReadingRoom
from admin.saying_back import SayingBack
from admin.two_keys import TwoKeys
from bot.channels.failures import Failure, Wait, place, verdict
from bot.channels.telegram import TelegramChannel
from bot.conversation.screen import Button, Rows, Screen
from bot.noticeboard import Noticeboard
from bot.privacy.keys import Keys
from bot.storage.changes import LogAct
from bot.storage.rows import ErrandKind
from bot.storage.store import Receipt, Store
from surveys.library import Library

TRIES = 6
SHORT_WAIT = 0.5
"""Seconds before the next try when nobody said how long to wait."""

_log = logging.getLogger(__name__)


class Ask(Struct, frozen=True):
    """One command, tap or message of a member of staff.

    ``over`` is the message whose button was tapped, so that the answer may take its place;
    ``query`` is what the tap is answered by.
    """

    update_id: int
    chat: int
    user: int
    words: str
    over: int | None = None
    query: str = ""

    def below(self) -> "Ask":
        """Return the same, to be answered with a new message."""
        return replace(self, over=None)


def staff_button(label: str, verb: str, *parts: str | int) -> Button:
    """Return a button for staff; its data begins with ``s.`` and holds at most 64 bytes."""
    return Button(label, ".".join(["s", verb, *map(str, parts)]))


@dataclass(frozen=True)
class Desk:
    """The rooms that staff work in."""

    bot: Bot
    channel: TelegramChannel
    store: Store
    keys: Keys
    board: Noticeboard
    access: Access
    fieldwork: Fieldwork
    library: Library
    clock: Clock
    background: Background
    batch: int
    send_rate: float
    two_keys: TwoKeys
    about_us: Path
    """The organisation's file."""
    commands: Mapping[str, Act]
    """The act of each command."""
    act_of: Callable[[str], Act]
    """Returns the act of a button of staff, by its data."""
    saying_back: SayingBack
    drafting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held from reading a draft to keeping it: two members may work on one."""
    reading: ReadingRoom = field(default_factory=ReadingRoom)
    """Where open answers are read."""
    watched: dict[tuple[int, str, ErrandKind], int] = field(default_factory=dict)
    """The message in which a chat sees how far a push has come."""

    def link(self, code: str) -> str:
        """Return the link that opens the bot with a start code: the id of a survey, or another."""
        return f"https://t.me/{self.bot.username}?start={code}"

    def log(self, ask: Ask, act: str, subject: str) -> LogAct:
        """Return the log entry of what a member of staff does."""
        return LogAct(self.clock.now(), self.keys.tag(ask.user), act, subject)

    def receipt(self, ask: Ask) -> Receipt:
        """Return what marks an act's update as answered, in the transaction of the act."""
        return Receipt(ask.update_id, self.clock.today())

    async def say(self, ask: Ask, html: str, rows: Rows = ()) -> int:
        """Answer with a message; over the tapped one, if there is one. Returns its id.

        Buttons for what the member may not do are left out.
        """
        return await self.show(ask.chat, Screen(html, self._allowed(ask, rows)), ask.over)

    def _allowed(self, ask: Ask, rows: Rows) -> Rows:
        kept = (tuple(each for each in row if self._may_press(ask, each)) for row in rows)
        return tuple(row for row in kept if row)

    def _may_press(self, ask: Ask, button: Button) -> bool:
        return button.data is None or self.access.may(ask.user, self.act_of(button.data))

    async def show(self, chat: int, screen: Screen, over: int | None = None) -> int:
        """Write or rewrite a message, waiting when told to wait."""
        for _ in range(TRIES):
            try:
                return await self.channel.show(chat, screen, over)
            except Exception as error:
                found = verdict(error)
                if found is Failure.NOT_MODIFIED and over is not None:
                    return over
                if found is Failure.CANNOT_EDIT:
                    over = None
                elif isinstance(found, Wait):
                    await asyncio.sleep(found.seconds)
                elif found in (Failure.SURELY_NOT_SENT, Failure.MAYBE_SENT):
                    await asyncio.sleep(SHORT_WAIT)
                else:
                    raise
        return await self.channel.show(chat, screen, over)

    async def show_pictures(self, chat: int, pictures: Sequence[InputMediaPhoto]) -> None:
        """Send an album of at most ten pictures. What comes with them does not wait for it."""
        for _ in range(TRIES):
            try:
                await self._send_pictures(chat, pictures)
                return
            except Exception as error:
                match verdict(error):
                    case Wait(seconds):
                        await asyncio.sleep(seconds)
                    case Failure.SURELY_NOT_SENT:
                        await asyncio.sleep(SHORT_WAIT)
                    case _:
                        _log.warning("Pictures were not sent: %s", place(error))
                        return

    async def send_file(self, chat: int, name: str, held: bytes, caption: str = "") -> None:
        """Send a file called ``name``, with a caption in plain words.

        It may come twice where nobody can tell whether the first one arrived, and never not at
        all: raises what the last try raised.
        """
        for _ in range(TRIES):
            try:
                await self.bot.send_document(chat, held, caption=caption or None, filename=name)
                return
            except Exception as error:
                match verdict(error):
                    case Wait(seconds):
                        await asyncio.sleep(seconds)
                    case Failure.SURELY_NOT_SENT | Failure.MAYBE_SENT:
                        await asyncio.sleep(SHORT_WAIT)
                    case _:
                        raise
        await self.bot.send_document(chat, held, caption=caption or None, filename=name)

    async def _send_pictures(self, chat: int, pictures: Sequence[InputMediaPhoto]) -> None:
        match pictures:
            case []:
                return
            case [picture]:  # An album has at least two.
                await self.bot.send_photo(chat, picture.media, caption=picture.caption)
            case _:
                await self.bot.send_media_group(chat, pictures)


def asked(update: Update) -> Ask | None:
    """Return what a member of staff asks in a private chat; None for anything else."""
    chat, user, query = update.effective_chat, update.effective_user, update.callback_query
    if chat is None or user is None:
        return None
    if query is not None:
        over = query.message.message_id if query.message else None
        return Ask(update.update_id, chat.id, user.id, query.data or "", over, query.id)
    message = update.message
    words = (message.text or message.caption or "") if message else ""
    return Ask(update.update_id, chat.id, user.id, words)
