"""The imperative shell of the conversation: load, advance, commit, speak. In that order."""

import logging
import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.conversation.advance import advance, again, owed
from bot.conversation.catalogue import Stage
from bot.conversation.effects import Effect, Show, Toast
from bot.conversation.events import Event, Pressed, Typed
from bot.conversation.presses import TakeBackPress, decode
from bot.conversation.state import Person, Sent
from bot.conversation.turns.scene import Chance, Turn
from bot.keeping import Keeper, Recalled, withdrawals
from bot.noticeboard import Noticeboard
from bot.privacy.keys import Keys
from bot.privacy.receipts import new_receipt, receipt_hash
from bot.privacy.sealing import Unsealable
from bot.standing import Standing
from bot.storage import rows
from bot.storage.changes import Shown
from bot.storage.store import Receipt, Store

_CHANCE = Chance(partial(secrets.randbits, 32), new_receipt)
_OUT_OF_REACH = (Standing.BLOCKED, Standing.GONE)

_log = logging.getLogger(__name__)


class Heard(Struct, frozen=True):
    """One thing that a person did, as a channel hands it over.

    ``query`` is what a tap is answered by; ``language`` is what the person's device speaks.
    """

    update_id: int
    chat: int
    language: str
    event: Event
    query: str | None = None


class Saying(Struct, frozen=True):
    """A screen on its way to a person. ``settles`` is owed no longer once it was accepted."""

    chat: int
    show: Show
    pressed: int | None = None
    settles: Shown | None = None


class Voice(Protocol):
    """Says things without keeping anybody waiting.

    * `say` returns at once. A person has one pending screen: the newest wins.
    * `toast` answers a tap, with or without words.
    """

    def say(self, saying: Saying) -> None:
        """Show a screen as soon as can be."""
        ...

    def toast(self, query: str, words: str) -> None:
        """Answer a tap."""
        ...

    def is_behind(self, chat: int) -> bool:
        """Tell whether a chat has not got its newest screen, on its way or lost."""
        ...

    def newest(self, chat: int) -> int | None:
        """Return the id of the newest message with a screen in a chat, if it is known."""
        ...


class Interviewer:
    """Takes one turn at a time with each person. Callers see to it that turns of one person do not
    overlap."""

    def __init__(
        self,
        store: Store,
        keys: Keys,
        board: Noticeboard,
        voice: Voice,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._keys = keys
        self._keeper = Keeper(keys)
        self._board = board
        self._voice = voice
        self._today = today

    async def hear(self, heard: Heard) -> None:
        """Take the turn of one update. When this returns, the turn is kept for good."""
        today, known = self._today(), self._board.catalogue
        row = await self._store.person(self._keys.tag(heard.chat))
        before = self._still_on(self._keeper.recall(row, heard.chat, heard.language, today))
        event = await self._with_facts(heard, before.person)
        person = self._located(heard.chat, before.person)
        turn = advance(known, person, event, today, _CHANCE)
        for receipt in withdrawals(turn.effects):
            # On its own: a receipt shares no transaction, and so no log, with the person.
            await self._store.commit([receipt])
        changes = self._keeper.changes(before, turn.person, turn.effects, today)
        if not await self._store.commit(changes, Receipt(heard.update_id, today)):
            turn = again(known, before.person, event, today)
        self._answer_tap(heard, turn.effects)
        self._speak(heard.chat, before, turn, event)

    async def speak_owed(self, is_due: Callable[[rows.Interview], bool] = lambda _: True) -> int:
        """Show the screens that were committed and never accepted, if ``is_due`` says so. Returns
        how many. At start these are what an earlier process did not get out."""
        spoken = 0
        for row in await self._store.owed():
            if not is_due(row):
                continue
            try:
                spoken += await self._speak_owed_by(row)
            except Unsealable:
                _log.error("An interview cannot be opened: its screen is not shown.")
        return spoken

    async def _speak_owed_by(self, row: rows.Interview) -> bool:
        """Show the screen of one interview; one that is paused waits until its person is back."""
        contact = await self._store.contact(row.contact)
        found = await self._store.person(contact.tag) if contact else None
        if contact is None or found is None or contact.standing in _OUT_OF_REACH:
            return False
        chat, today = self._keys.open_chat(contact), self._today()
        before = self._keeper.recall(found, chat, contact.language, today)
        interview = before.person.interviews.get(row.survey)
        if interview is None or not (interview.active or isinstance(interview.at, Sent)):
            return False
        self._speak(chat, before, owed(self._board.catalogue, before.person, row.survey, today))
        return True

    async def _with_facts(self, heard: Heard, person: Person) -> Event:
        """Add what only the store or the voice can tell about an event."""
        event = heard.event
        if isinstance(event, Typed):
            newest = self._voice.newest(heard.chat) or 0
            crossed = event.message < newest or self._voice.is_behind(heard.chat)
            return replace(event, crossed=crossed and person.current is not None)
        if isinstance(event, Pressed) and isinstance(press := decode(event.data), TakeBackPress):
            listing = self._board.catalogue.by_ref(press.ref)
            survey = listing.survey.id if listing else ""
            valid = await self._store.has_response(survey, receipt_hash(press.receipt))
            return replace(event, receipt_valid=valid)
        return event

    def _still_on(self, recalled: Recalled) -> Recalled:
        """Leave out interviews of surveys that have ended: they are the ballot box's to count or
        to delete, so no turn may show, change or drop them."""
        person = recalled.person
        for survey in person.interviews:
            listing = self._board.catalogue.listings.get(survey)
            if listing is None or listing.stage in (Stage.CLOSED, Stage.WITHDRAWN):
                person = person.dropping(survey)
        return replace(recalled, person=person)

    def _located(self, chat: int, person: Person) -> Person:
        """Note the newest message in the interview that is going on."""
        newest, interview = self._voice.newest(chat), person.current
        if newest is None or interview is None or newest <= interview.message:
            return person
        return person.keeping(replace(interview, message=newest))

    def _answer_tap(self, heard: Heard, effects: tuple[Effect, ...]) -> None:
        toasts = [effect.words for effect in effects if isinstance(effect, Toast)]
        if heard.query is not None:
            self._voice.toast(heard.query, toasts[0] if toasts else "")

    def _speak(self, chat: int, before: Recalled, turn: Turn, event: Event | None = None) -> None:
        pressed = event.message if isinstance(event, Pressed) else None
        for effect in turn.effects:
            if isinstance(effect, Show):
                settles = _settled_by(effect, before, turn.person)
                self._voice.say(Saying(chat, effect, pressed, settles))


def _settled_by(show: Show, before: Recalled, after: Person) -> Shown | None:
    interview = after.interviews.get(show.of) if show.of else None
    if interview is None:
        return None
    return Shown(before.contact.id, interview.survey, interview.turn)
