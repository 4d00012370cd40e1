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
from bot.storage.rows import Contact, Errand, ErrandKind
from bot.storage.store import Store


class Courier:
    """Looks once more whether a message is still wanted, then writes it."""

    def __init__(
        self,
        store: Store,
        keys: Keys,
        board: Noticeboard,
        channel: Channel,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._keys = keys
        self._board = board
        self._channel = channel
        self._today = today

    async def deliver(self, errand: Errand) -> None:
        """Send one errand. Raises NotWanted, or the channel's error."""
        contact = await self._store.contact(errand.contact.id)
        listing = await self._listing(errand)
        if contact is None or listing is None or contact.standing not in LISTENING:
            raise NotWanted
        if errand.kind is ErrandKind.INVITATION and not await self._is_news(contact, listing):
            raise NotWanted
        view = View(Wording(contact.language), self._board.catalogue, self._today())
        screen = _screen(view, errand, listing)
        await self._channel.show(self._keys.open_chat(contact), screen, None)

    async def _listing(self, errand: Errand) -> Listing | None:
        listing = self._board.catalogue.listings.get(errand.survey)
        if errand.kind is ErrandKind.FEEDBACK and listing and not _has_outcome(listing):
            # It was queued a moment ago, and the board has not been read since.
            await self._board.refresh()
            listing = self._board.catalogue.listings.get(errand.survey)
        return listing

    async def _is_news(self, contact: Contact, listing: Listing) -> bool:
        """Tell whether somebody still wants to be asked, and has not found the survey alone."""
        person = await self._store.person(contact.tag)
        attendance = (person.attendance if person else None) or {}
        is_open = listing.stage is Stage.OPEN
        return is_open and contact.may_ask_again and listing.survey.id not in attendance


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
