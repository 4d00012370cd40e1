"""The imperative shell of the conversation: load, advance, commit, speak. In that order."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from bot.chance import CHANCE
from bot.conversation import receipt_code
from bot.conversation.advance import advance, again, owed
from bot.conversation.catalogue import OVER, Stage
from bot.conversation.effects import Disclose, Effect, File, Forget, Place, Show, Toast
from bot.conversation.events import Arrived, Edited, Event, Pressed, Typed
from bot.conversation.presses import TakeBackPress, is_of_interview, receipt_pressed
from bot.conversation.screens.mydata import mydata
from bot.conversation.screens.view import View
from bot.conversation.state import AtTheDoor, Interview, Person, Sent
from bot.conversation.turns.scene import Turn
from bot.conversation.wording import Wording
from bot.debts import Debts
from bot.heard import Heard
from bot.holdings import FILE_NAME, Holdings
from bot.keeping import FRESH, Keeper, Recalled, barriers, drop_offs, withdrawals
from bot.noticeboard import Noticeboard
from bot.privacy.keys import Keys
from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Unsealable
from bot.session_codes import Doorkeeper
from bot.standing import LOST
from bot.storage import rows
from bot.storage.changes import Change, KeepInterview, Shown
from bot.storage.store import Moved, Receipt, Store, StoreError
from bot.voice import Saying, Voice

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3, 0.5, 0.5)
"""Seconds to wait, again and again, until another replica has said what it is about to say."""
TRIES = 5
"""How often a turn is played when the person is no longer as they were read."""

_log = logging.getLogger(__name__)


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
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._keys = keys
        self._keeper = Keeper(keys, board.envelope, 0 if store.is_shared else FRESH)
        self._holdings = Holdings(store, keys, self._keeper)
        self._debts = Debts(store)
        self._door = Doorkeeper(store, keys, now)
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
        today = self._today()
        before = await self._recalled(heard, today)
        event = await self._with_facts(heard, before)
        known, person = self._board.catalogue, self._located(heard.chat, before.person)
        turn = advance(known, person, event, today, CHANCE)
        for receipt in withdrawals(turn.effects):
            # On its own: a receipt shares no transaction, and so no log, with the person.
            await self._store.commit([receipt])
        changes = self._keeper.changes(before, turn.person, turn.effects, today)
        if await self._store.commit(changes, Receipt(heard.update_id, today)):
            self._debts.overtake(changes)
            await self._note_leaving(before, turn)
        else:
            # It may have been another replica that kept it, a moment ago.
            before, changes = await self._recalled(heard, today), []
            turn = again(known, before.person, event, today)
        self._answer_tap(heard, turn.effects)
        self._speak(before, turn, changes, event)
        for effect in turn.effects:
            if isinstance(effect, Disclose):
                await self._disclose(heard, turn.person.language, effect)

    async def _disclose(self, heard: Heard, language: str, effect: Disclose) -> None:
        """Tell somebody all that is kept of them, as it is once their turn is kept."""
        holding = await self._holdings.of(heard.chat, language, self._today())
        view = View(Wording(language), self._board.catalogue, self._today())
        if effect.as_file:
            caption = view.words("mydata-caption")
            self._voice.give(heard.chat, File(FILE_NAME, holding.file, caption))
            return
        show = Show(mydata(view, holding.person, holding.held), effect.place)
        pressed = heard.event.message if isinstance(heard.event, Pressed) else None
        self._voice.say(Saying(heard.chat, show, pressed))

    async def _note_leaving(self, before: Recalled, turn: Turn) -> None:
        """Count why somebody left, and where, each on its own: it shares no transaction with the
        person. It comes after their turn, which nobody takes twice, so that nothing is counted
        twice."""
        notes: list[Change] = [*barriers(turn.effects), *drop_offs(before.person, turn.person)]
        for note in notes:
            await self._store.commit([note])

    async def _recalled(self, heard: Heard, today: date) -> Recalled:
        """Return the person as they are kept, without surveys that have ended."""
        recalled = await self._read(heard, today)
        if self._store.is_shared:
            for wait in self._waits:
                if not self._is_spoken_to_elsewhere(recalled):
                    break
                await asyncio.sleep(wait)
                recalled = await self._read(heard, today)
        return self._still_on(recalled)

    async def _read(self, heard: Heard, today: date) -> Recalled:
        row = await self._store.person(self._keys.tag(heard.chat))
        if self._store.is_shared and self._is_news(row, heard.event):
            await self._board.catch_up()
        return self._keeper.recall(row, heard.chat, heard.language, today)

    def _is_spoken_to_elsewhere(self, recalled: Recalled) -> bool:
        """Tell whether another replica is about to show where the person is.

        Were we to speak meanwhile, the older screen might come last.
        """
        interview = recalled.person.current
        if interview is None or self._voice.is_speaking(recalled.chat):
            return False
        return recalled.kept[interview.survey].owed

    def _is_news(self, row: rows.Person | None, event: Event) -> bool:
        """Tell whether somebody speaks of a survey, or a version, that this board does not show."""
        known = self._board.catalogue
        if isinstance(event, Arrived) and event.code and event.code not in known.listings:
            return True
        return row is not None and any(
            known.version(each.version) is None for each in row.interviews
        )

    async def accepted(self, saying: Saying, message: int) -> None:
        """Note that a screen stands in the chat, in that message."""
        if saying.settles is None:
            return
        if saying.may_wait and not self._store.is_shared:
            self._debts.pay(saying.settles)
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
        if row is None or saying.settles is None or self._voice.is_behind(saying.chat):
            # Meanwhile something newer is on its way, and would be lost if we spoke over it.
            return
        today = self._today()
        before = self._still_on(self._keeper.recall(row, saying.chat, row.contact.language, today))
        survey = saying.settles.survey
        turn = owed(self._board.catalogue, before.person, survey, today)
        interview = before.person.interviews.get(survey)
        place = max(message, interview.message if interview else 0)
        self._speak(before, _in_place(turn), (), Pressed("", place))

    async def finish(self) -> None:
        """Note what was shown and is not noted yet. Raises StoreError."""
        await self._debts.settle()

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
        if contact is None or found is None or contact.standing in LOST:
            return False
        chat, today = self._keys.open_chat(contact), self._today()
        before = self._keeper.recall(found, chat, contact.language, today)
        interview = before.person.interviews.get(row.survey)
        if interview is None or not self._can_still_be_shown(interview):
            return False
        self._speak(before, owed(self._board.catalogue, before.person, row.survey, today))
        return True

    def _can_still_be_shown(self, interview: Interview) -> bool:
        """Tell whether an owed screen still says what is so. Of a closed survey that is the thanks
        for what was sent, and no question."""
        listing = self._board.catalogue.version(interview.version)
        if listing is None or listing.stage is Stage.WITHDRAWN:
            return False
        if isinstance(interview.at, Sent):
            return True
        return interview.active and listing.stage is not Stage.CLOSED

    async def _with_facts(self, heard: Heard, before: Recalled) -> Event:
        """Add what only the store or the voice can tell about an event."""
        event = heard.event
        if isinstance(event, Typed):
            if before.person.current is None:
                event = replace(event, awaited=await self._awaited(before))
            else:
                event = replace(event, crossed=self._has_crossed(event, before))
                event = await self._at_the_door(heard, event, before)
        press = _receipt_of(event)
        if press is None:
            return event
        listing = self._board.catalogue.by_ref(press.ref)
        survey = listing.survey.id if listing else ""
        valid = await self._store.has_response(survey, receipt_hash(press.receipt))
        return replace(event, receipt_valid=valid)

    async def _at_the_door(self, heard: Heard, typed: Typed, before: Recalled) -> Typed:
        """Add what words are worth, where the word of a session is asked for."""
        interview = before.person.current
        if interview is None or not isinstance(interview.at, AtTheDoor) or typed.crossed:
            return typed
        tag = self._keys.tag(heard.chat)
        code = await self._door.judge(interview.survey, tag, typed.words, heard.update_id)
        return replace(typed, code=code)

    async def _awaited(self, before: Recalled) -> tuple[str, ...]:
        """Return the surveys of which somebody is to hear. Of one that has ended nothing else is
        left of them, so only this tells that what they write may have been meant for it."""
        if before.is_new:
            return ()
        return (await self._store.lists(before.contact.id)).hear_back

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
        to delete, so no turn may show, change or drop them. And those of a version that is not
        known here: nothing could be shown of them."""
        person = recalled.person
        for survey, interview in person.interviews.items():
            listing = self._board.catalogue.version(interview.version)
            if listing is None or listing.stage in OVER:
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
                row = _settled_by(effect, before, changes)
                settles = Shown(row.contact, row.survey, row.sealed) if row else None
                # A ballot is counted only when its receipt was shown, so that is noted at once.
                may_wait = row is not None and not row.sent
                is_last = effect.of is None and _is_farewell(turn)
                asked = isinstance(event, Pressed) and is_of_interview(event.data)
                saying = Saying(before.chat, effect, pressed, settles, is_last, may_wait, asked)
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


def _settled_by(show: Show, before: Recalled, changes: Sequence[Change]) -> rows.Interview | None:
    if show.of is None:
        return None
    row = before.kept.get(show.of)
    for change in changes:
        if isinstance(change, KeepInterview) and change.interview.survey == show.of:
            row = change.interview
    return row


def _receipt_of(event: Event) -> TakeBackPress | None:
    """Return what a receipt's button or its code asks for."""
    if isinstance(event, Typed | Edited):
        return receipt_code.read(event.words)
    return receipt_pressed(event.data) if isinstance(event, Pressed) else None


def _is_farewell(turn: Turn) -> bool:
    return any(isinstance(effect, Forget) for effect in turn.effects)


def _in_place(turn: Turn) -> Turn:
    shows = (each for each in turn.effects if isinstance(each, Show))
    return replace(turn, effects=tuple(replace(each, place=Place.IN_PLACE) for each in shows))
