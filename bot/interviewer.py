"""The imperative shell of the conversation: load, advance, commit, speak. In that order."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.conversation.advance import advance, again, owed
from bot.conversation.catalogue import Stage
from bot.conversation.effects import Effect, Place, Show, Toast
from bot.conversation.events import Arrived, Event, Pressed, Typed
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
from bot.storage.changes import Change, KeepInterview, Shown
from bot.storage.store import Moved, Receipt, Store, StoreError

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3, 0.5, 0.5)
"""Seconds to wait, again and again, until another replica has said what it is about to say."""
_CHANCE = Chance(partial(secrets.randbits, 32), new_receipt)
TRIES = 5
"""How often a turn is played when the person is no longer as they were read."""
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

    def is_speaking(self, chat: int) -> bool:
        """Tell whether something is on its way to a chat, or is just being noted as accepted."""
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
        waits: Sequence[float] = WAITS,
    ) -> None:
        self._store = store
        self._keys = keys
        self._keeper = Keeper(keys)
        self._board = board
        self._voice = voice
        self._today = today
        self._waits = waits

    async def hear(self, heard: Heard) -> None:
        """Take the turn of one update. When this returns, the turn is kept for good.

        Raises Moved when the person never was, until it could be kept, as they were read.
        """
        for _ in range(TRIES):
            try:
                return await self._take_turn(heard)
            except Moved:
                # Another replica kept a turn of this person, or a survey ended meanwhile.
                await self._board.catch_up()
        return await self._take_turn(heard)

    async def _take_turn(self, heard: Heard) -> None:
        today, before = self._today(), await self._recalled(heard)
        event = await self._with_facts(heard, before)
        known, person = self._board.catalogue, self._located(heard.chat, before.person)
        turn = advance(known, person, event, today, _CHANCE)
        for receipt in withdrawals(turn.effects):
            # On its own: a receipt shares no transaction, and so no log, with the person.
            await self._store.commit([receipt])
        changes = self._keeper.changes(before, turn.person, turn.effects, today)
        if not await self._store.commit(changes, Receipt(heard.update_id, today)):
            # It may have been another replica that kept it, a moment ago.
            before, changes = await self._recalled(heard), []
            turn = again(known, before.person, event, today)
        self._answer_tap(heard, turn.effects)
        self._speak(before, turn, changes, event)

    async def _recalled(self, heard: Heard) -> Recalled:
        """Return the person as they are kept, without surveys that have ended."""
        recalled = await self._read(heard)
        if self._store.is_shared:
            for wait in self._waits:
                if not self._is_spoken_to_elsewhere(recalled):
                    break
                await asyncio.sleep(wait)
                recalled = await self._read(heard)
        return self._still_on(recalled)

    async def _read(self, heard: Heard) -> Recalled:
        row = await self._store.person(self._keys.tag(heard.chat))
        if self._store.is_shared and self._is_news(row, heard.event):
            await self._board.catch_up()
        return self._keeper.recall(row, heard.chat, heard.language, self._today())

    def _is_spoken_to_elsewhere(self, recalled: Recalled) -> bool:
        """Tell whether another replica is about to show where the person is.

        Were we to speak meanwhile, the older screen might come last.
        """
        interview = recalled.person.current
        if interview is None or self._voice.is_speaking(recalled.chat):
            return False
        return recalled.kept[interview.survey].owed

    def _is_news(self, row: rows.Person | None, event: Event) -> bool:
        """Tell whether somebody speaks of a survey that this board does not show."""
        surveys = {each.survey for each in row.interviews} if row else set()
        if isinstance(event, Arrived) and event.code:
            surveys.add(event.code)
        return not surveys <= self._board.catalogue.listings.keys()

    async def accepted(self, saying: Saying, message: int) -> None:
        """Note that a screen stands in the chat, in that message."""
        if saying.settles is None:
            return
        try:
            await self._note_accepted(saying, saying.settles, message)
        except StoreError:
            # A database that was just restarted may work by now.
            await self._note_accepted(saying, saying.settles, message)

    async def _note_accepted(self, saying: Saying, shown: Shown, message: int) -> None:
        try:
            await self._store.commit([await self._settling(saying, shown, message)])
        except Moved:
            if self._store.is_shared and not self._voice.is_behind(saying.chat):
                await self._put_right(saying, message)

    async def _settling(self, saying: Saying, shown: Shown, message: int) -> Change:
        """Return what pays the debt. Other replicas learn of a new message from the interview."""
        if not self._store.is_shared or message == saying.pressed:
            return shown
        person = await self._store.person(self._keys.tag(saying.chat))
        rows = person.interviews if person else ()
        kept = next((row for row in rows if row.sealed == shown.sealed), None)
        return self._keeper.located(kept, message) if kept else shown

    async def _put_right(self, saying: Saying, message: int) -> None:
        """Show what is newest in place of a screen that another replica's turn had overtaken."""
        row = await self._store.person(self._keys.tag(saying.chat))
        if row is None or saying.settles is None:
            return
        today = self._today()
        before = self._still_on(self._keeper.recall(row, saying.chat, row.contact.language, today))
        survey = saying.settles.survey
        turn = owed(self._board.catalogue, before.person, survey, today)
        interview = before.person.interviews.get(survey)
        place = max(message, interview.message if interview else 0)
        self._speak(before, _in_place(turn), (), Pressed("", place))

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
        self._speak(before, owed(self._board.catalogue, before.person, row.survey, today))
        return True

    async def _with_facts(self, heard: Heard, before: Recalled) -> Event:
        """Add what only the store or the voice can tell about an event."""
        event = heard.event
        if isinstance(event, Typed):
            return replace(event, crossed=self._has_crossed(event, before))
        if isinstance(event, Pressed) and isinstance(press := decode(event.data), TakeBackPress):
            listing = self._board.catalogue.by_ref(press.ref)
            survey = listing.survey.id if listing else ""
            valid = await self._store.has_response(survey, receipt_hash(press.receipt))
            return replace(event, receipt_valid=valid)
        return event

    def _has_crossed(self, typed: Typed, before: Recalled) -> bool:
        """Tell whether words were written before their person could see what is asked now."""
        if (interview := before.person.current) is None:
            return False
        newest = self._voice.newest(before.chat) or 0
        if typed.message < newest or self._voice.is_behind(before.chat):
            return True
        # Another replica may have spoken, or be about to: its screen is owed until the chat has it.
        row = before.kept[interview.survey]
        return self._store.is_shared and (typed.message < interview.message or row.owed)

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

    def _speak(
        self,
        before: Recalled,
        turn: Turn,
        changes: Sequence[Change] = (),
        event: Event | None = None,
    ) -> None:
        pressed = event.message if isinstance(event, Pressed) else None
        for effect in turn.effects:
            if isinstance(effect, Show):
                settles = _settled_by(effect, before, changes)
                saying = Saying(before.chat, effect, pressed, settles)
                if self._store.is_shared:
                    saying = _aimed(saying, before, turn.person)
                self._voice.say(saying)


def _aimed(saying: Saying, before: Recalled, after: Person) -> Saying:
    """Return what to say where the chat's newest screen is, as the interview itself tells.

    No voice remembers what those of other replicas have shown. Rewriting a message as it reads
    already changes nothing; so a screen that was accepted is looked for by rewriting it.
    """
    show, pressed = saying.show, saying.pressed or 0
    interview = after.interviews.get(show.of) if show.of else None
    if interview is None or interview.message < pressed or show.place is Place.BELOW:
        return saying
    row = before.kept.get(interview.survey)
    if show.place is Place.BELOW_UNLESS_THERE and (row is None or row.owed):
        return saying
    return replace(saying, show=replace(show, place=Place.IN_PLACE), pressed=interview.message)


def _settled_by(show: Show, before: Recalled, changes: Sequence[Change]) -> Shown | None:
    if show.of is None:
        return None
    row = before.kept.get(show.of)
    for change in changes:
        if isinstance(change, KeepInterview) and change.interview.survey == show.of:
            row = change.interview
    return Shown(row.contact, row.survey, row.sealed) if row else None


def _in_place(turn: Turn) -> Turn:
    shows = (each for each in turn.effects if isinstance(each, Show))
    return replace(turn, effects=tuple(replace(each, place=Place.IN_PLACE) for each in shows))
