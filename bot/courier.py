"""Delivers one errand: a message that we start ourselves, in the person's language."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from typing import assert_never

from bot.budget import HOUSE, Budget
from bot.channels.failures import place
from bot.channels.speaker import Channel
from bot.conversation.catalogue import Listing, News, Stage
from bot.conversation.screen import Picture, Screen
from bot.conversation.screens import nudges, places
from bot.conversation.screens.news import pushed
from bot.conversation.screens.view import View
from bot.conversation.wording import Wording
from bot.dispositions import Disposition
from bot.noticeboard import Noticeboard
from bot.outbox import Enough, NotWanted, OutOfReach
from bot.privacy.keys import Keys
from bot.reminders import is_reminder_meant
from bot.standing import LISTENING, Standing
from bot.storage.outcomes import KNOWN_LOST
from bot.storage.rows import COUNTED, HEAR_BACK, Errand, ErrandKind
from bot.weeks import month_of, next_week

PICTURES = 16
"""So many pictures are kept drawn: of a push there is one for each language."""

_log = logging.getLogger(__name__)

Draw = Callable[[str, str], bytes]
"""Returns the PNG of a message's card in a language; it may take a while, and may raise."""


class Courier:
    """Looks whether a message is still wanted, by what its claim told, then writes it.

    ``draw`` makes the pictures that go with messages; without it they go out as words alone.
    """

    def __init__(
        self,
        keys: Keys,
        board: Noticeboard,
        channel: Channel,
        today: Callable[[], date],
        budget: Budget = HOUSE,
        draw: Draw | None = None,
    ) -> None:
        self._keys = keys
        self._board = board
        self._channel = channel
        self._today = today
        self._budget = budget
        self._draw = draw
        self._drawn: dict[tuple[ErrandKind, str, str, bool], Screen] = {}
        self._drawn_from = board.catalogue
        self._drawn_on = today()
        self._pictures: dict[str, Picture | None] = {}
        # A whole push would draw the same picture at its beginning otherwise.
        self._drawing = asyncio.Lock()

    async def deliver(self, errand: Errand) -> None:
        """Send one errand that was claimed just now.

        Raises NotWanted, OutOfReach when nobody can be written to there, Enough when they had all
        messages of this week, or the channel's error.
        """
        listing, today = await self._listing(errand), self._today()
        if not _is_meant(errand, listing, today):
            raise NotWanted
        if (outcome := KNOWN_LOST.get(errand.contact.standing)) is not None:
            raise OutOfReach(outcome)
        if errand.contact.standing not in LISTENING:
            raise NotWanted
        if errand.kind in COUNTED and not self._budget.has_room(errand.contact, today):
            raise Enough(next_week(today))
        chat = self._keys.open_chat(errand.contact)
        await self._channel.show(chat, await self._screen(errand, listing), None)

    async def _listing(self, errand: Errand) -> Listing | None:
        if errand.kind is ErrandKind.LATE:
            # It is told more than once, each time in other words: never in those of the last time.
            await self._board.catch_up()
        listing = self._board.catalogue.listings.get(errand.survey)
        if errand.kind in HEAR_BACK and listing and not _is_told(errand, listing):
            # It was queued a moment ago, and the board has not been read since.
            await self._board.refresh()
            listing = self._board.catalogue.listings.get(errand.survey)
        return listing

    async def _screen(self, errand: Errand, listing: Listing | None) -> Screen:
        """Draw what a whole push says once for each language."""
        catalogue, today = self._board.catalogue, self._today()
        if catalogue is not self._drawn_from or today != self._drawn_on:
            self._drawn_from, self._drawn_on, self._drawn = catalogue, today, {}
        has_begun = errand.met is Disposition.PART_DONE
        drawing = errand.kind, errand.survey, errand.contact.language, has_begun
        if drawing not in self._drawn:
            view = View(Wording(errand.contact.language), catalogue, today)
            picture = await self._picture(errand, listing, view.words.language)
            screen = _screen(view, errand, listing, picture)
            if catalogue is not self._drawn_from:  # It was read anew while this was drawn.
                return screen
            self._drawn[drawing] = screen
        return self._drawn[drawing]

    async def _picture(
        self, errand: Errand, listing: Listing | None, language: str
    ) -> Picture | None:
        told = listing.tells(News(errand.kind)) if listing and errand.kind in HEAR_BACK else None
        if self._draw is None or told is None or not told.card:
            return None
        name = blake2b(f"{language} {told.card}".encode(), digest_size=16).hexdigest()
        async with self._drawing:
            if name not in self._pictures:
                self._pictures[name] = await _drawn(self._draw, told.card, language, name)
                if len(self._pictures) > PICTURES:
                    del self._pictures[next(iter(self._pictures))]
            return self._pictures[name]


async def _drawn(draw: Draw, card: str, language: str, name: str) -> Picture | None:
    """Return the picture; None when it cannot be drawn, for then its words are enough."""
    try:
        return Picture(name, await asyncio.to_thread(draw, card, language))
    except Exception as error:
        _log.error("A picture was not drawn, its words go out alone: %s", place(error))
        return None


def _is_meant(errand: Errand, listing: Listing | None, today: date) -> bool:
    """Tell whether a message still makes sense: a question, only to who has not come by alone."""
    match errand.kind:
        case ErrandKind.STILL_WANTED:
            return errand.contact.month_active < month_of(today, 1)
        case ErrandKind.LATE:
            # It may have waited for the morning, and the answer was faster.
            return listing is not None and listing.is_late(today)
        case ErrandKind.FEEDBACK | ErrandKind.SAID:
            return listing is not None
        case ErrandKind.FOLLOW_UP | ErrandKind.ADDED:
            return listing is not None
        case ErrandKind.INVITATION:
            return listing is not None and _is_invited(errand, listing)
        case ErrandKind.REMINDER:
            return listing is not None and is_reminder_meant(errand, listing, today)
        case _:
            assert_never(errand.kind)


def _is_invited(errand: Errand, listing: Listing) -> bool:
    contact = errand.contact
    may_be_asked = contact.may_ask_again and contact.standing is not Standing.NEWS_ONLY
    return listing.stage is Stage.OPEN and may_be_asked and not errand.has_met


def _is_told(errand: Errand, listing: Listing) -> bool:
    return listing.tells(News(errand.kind)) is not None or not listing.kept


def _screen(view: View, errand: Errand, listing: Listing | None, picture: Picture | None) -> Screen:
    if listing is None:
        return nudges.still_wanted(view)
    match errand.kind:
        case ErrandKind.FEEDBACK | ErrandKind.SAID | ErrandKind.LATE:
            return pushed(view, listing, News(errand.kind), picture)
        case ErrandKind.FOLLOW_UP | ErrandKind.ADDED:
            return pushed(view, listing, News(errand.kind), picture)
        case ErrandKind.INVITATION:
            return places.invitation(view, listing)
        case ErrandKind.REMINDER:
            return nudges.reminder(view, listing, errand.met is Disposition.PART_DONE)
        case ErrandKind.STILL_WANTED:
            return nudges.still_wanted(view)
        case _:
            assert_never(errand.kind)
