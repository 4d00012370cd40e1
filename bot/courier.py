"""Delivers one errand: a message that we start ourselves, in the person's language."""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from bot.channels.speaker import Channel
from bot.conversation.catalogue import Listing, Stage
from bot.conversation.screen import Screen
from bot.conversation.screens import places
from bot.conversation.screens.view import View
from bot.conversation.wording import Wording
from bot.noticeboard import Noticeboard
from bot.outbox import NotWanted
from bot.privacy.keys import Keys
from bot.standing import LISTENING
from bot.storage.rows import Errand, ErrandKind


class Courier:
    """Looks whether a message is still wanted, by what its claim told, then writes it."""

    def __init__(
        self,
        keys: Keys,
        board: Noticeboard,
        channel: Channel,
        today: Callable[[], date],
    ) -> None:
        self._keys = keys
        self._board = board
        self._channel = channel
        self._today = today
        self._drawn: dict[tuple[ErrandKind, str, str], Screen] = {}
        self._drawn_from = board.catalogue
        self._drawn_on = today()

    async def deliver(self, errand: Errand) -> None:
        """Send one errand that was claimed just now. Raises NotWanted, or the channel's error."""
        listing = await self._listing(errand)
        if listing is None or not _is_wanted(errand, listing):
            raise NotWanted
        chat = self._keys.open_chat(errand.contact)
        await self._channel.show(chat, self._screen(errand, listing), None)

    async def _listing(self, errand: Errand) -> Listing | None:
        listing = self._board.catalogue.listings.get(errand.survey)
        if errand.kind is ErrandKind.FEEDBACK and listing and not _has_outcome(listing):
            # It was queued a moment ago, and the board has not been read since.
            await self._board.refresh()
            listing = self._board.catalogue.listings.get(errand.survey)
        return listing

    def _screen(self, errand: Errand, listing: Listing) -> Screen:
        """Draw what a whole push says once for each language."""
        catalogue, today = self._board.catalogue, self._today()
        if catalogue is not self._drawn_from or today != self._drawn_on:
            self._drawn_from, self._drawn_on, self._drawn = catalogue, today, {}
        drawing = errand.kind, errand.survey, errand.contact.language
        if drawing not in self._drawn:
            view = View(Wording(errand.contact.language), catalogue, today)
            self._drawn[drawing] = _screen(view, errand, listing)
        return self._drawn[drawing]


def _is_wanted(errand: Errand, listing: Listing) -> bool:
    """Tell whether somebody still listens, and, if this is a question, has not come by alone."""
    contact = errand.contact
    if contact.standing not in LISTENING:
        return False
    if errand.kind is not ErrandKind.INVITATION:
        return True
    return listing.stage is Stage.OPEN and contact.may_ask_again and not errand.has_met


def _has_outcome(listing: Listing) -> bool:
    return listing.outcome is not None or not listing.kept


def _screen(view: View, errand: Errand, listing: Listing) -> Screen:
    match errand.kind:
        case ErrandKind.FEEDBACK:
            return Screen(places.told(view, listing).html)
        case ErrandKind.INVITATION:
            return places.invitation(view, listing)
        case _:
            assert_never(errand.kind)
