"""Two hundred people in a known order, who answer through the product while somebody watches.

Among them are some who leave halfway, some who take their answers back before they are counted,
and some who do so afterwards.
"""

import itertools
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.conversation.events import Event, Pressed
from bot.conversation.presses import TakeBackPress, decode
from bot.keeping import Keeper
from bot.privacy.ballot_box import BallotBox, Chance
from bot.storage.rows import SurveyState
from bot.storage.store import Store
from tests.bot.room import KEYS, TODAY, Room
from tests.surveys.small import question, survey

PEOPLE = 200
BATCH = 8
EVERY = 10
"""After so many people who only answer come one who leaves and two who take their answers back."""
ASKED = survey(
    question("amount", "number", informs=[1]),
    question("mood"),
    question("own", "open_ended"),
    id="buses",
)
BELOW = 60
"""A message below every button that is tapped."""
_LETTERS = "bcdfghjkmnpqrtvwxz"


class InOrder:
    """Chance that leaves nothing to chance: the control, which must be caught."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self.places: dict[float, int] = {}

    def shuffle(self, ballots: list[Any]) -> None:
        ballots.sort(key=lambda opened: self.places[opened.ballot.values["amount"]])

    def new_id(self) -> str:
        return f"{next(self._numbers):032}"


class Spy(Protocol):
    """Somebody who looks at where things are kept."""

    def glances(self) -> None:
        """Look after a turn."""
        ...

    def copies(self, name: str) -> None:
        """Copy everything."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose number, and whose words, nobody else gives."""

    chat: int
    amount: int
    words: str


class _WatchedRoom(Room):
    """A room into which somebody looks after every turn."""

    spy: Spy

    async def hears(self, event: Event, chat: int = 0) -> str:
        shown = await super().hears(event, chat)
        await self.accepted()
        self.spy.glances()
        return shown


@dataclass
class Turnout:
    """Lets people come, one after the other. ``senders`` are those who sent answers, in order."""

    store: Store
    spy: Spy
    chance: Chance | None = None
    senders: list[Person] = field(default_factory=list)
    took_back: set[Person] = field(default_factory=set)
    left: list[Person] = field(default_factory=list)
    contacts: dict[str, int] = field(default_factory=dict)
    """The place of each sender, by the id of the contact."""
    receipts: list[str] = field(default_factory=list)
    counted: int = 0
    """How many batches were counted."""

    def __post_init__(self) -> None:
        self._room = _WatchedRoom(self.store)
        self._room.spy = self.spy
        keeper = Keeper(KEYS)
        self._box = BallotBox(self.store, keeper.open_ballot, KEYS.words, BATCH, self.chance)
        self._chats = iter(range(7_000_000_001, 8_000_000_000))
        self._takers: list[tuple[Person, str]] = []

    @property
    def kept(self) -> list[int]:
        """The places of those whose answers stay."""
        return [place for place, each in enumerate(self.senders) if each not in self.took_back]

    @property
    def amounts(self) -> Sequence[bytes]:
        """What each sender gave as a number, as responses hold it."""
        return [b"%d.0" % each.amount for each in self.senders]

    async def comes(self) -> None:
        """Let everybody come, then close the survey and tidy."""
        await self._room.publishes(ASKED)
        for place in range(PEOPLE):
            await self._sends(self._newcomer())
            if place % EVERY == 0:
                await self._begins_and_leaves(self._newcomer())
                await self._sends_and_takes_back(self._newcomer())
                self._takers.append(await self._sends(self._newcomer()))
            await self._takes_back_what_was_counted()
        await self._room.moves(ASKED.id, SurveyState.OPEN, SurveyState.CLOSING)
        assert await self._box.close(ASKED.id, TODAY) == len(self.kept)
        await self.store.tidy()
        self.spy.copies("at the end")

    def _newcomer(self) -> Person:
        words = "wren" + "".join(secrets.choice(_LETTERS) for _ in range(16))
        return Person(next(self._chats), 7 * 10**14 + secrets.randbelow(10**14), words)

    async def _begins(self, person: Person) -> None:
        await self._room.opens(ASKED.id, person.chat)
        await self._room.taps("Start", person.chat)
        await self._room.types(str(person.amount), person.chat, BELOW)
        await self._room.taps("Yes", person.chat)

    async def _begins_and_leaves(self, person: Person) -> None:
        self.left.append(person)
        await self._begins(person)
        await self._room.types("stop", person.chat, BELOW)

    async def _sends(self, person: Person) -> tuple[Person, str]:
        """Let somebody send; return them with what their receipt's button carries."""
        receipt = await self._answers(person)
        await self._count()
        return person, receipt

    async def _answers(self, person: Person) -> str:
        if isinstance(self.chance, InOrder):
            self.chance.places[float(person.amount)] = len(self.senders)
        self.senders.append(person)
        await self._begins(person)
        await self._room.types(person.words, person.chat, BELOW)
        await self._room.taps("Send my answers", person.chat)
        kept = await self._room.person(person.chat)
        assert kept is not None
        self.contacts[kept.contact.id] = len(self.senders) - 1
        return self._receipt()

    def _receipt(self) -> str:
        rows = self._room.ear.said[-1].show.screen.rows
        carried = [button.data or "" for row in rows for button in row]
        data, press = next(
            (data, press) for data in carried if isinstance(press := decode(data), TakeBackPress)
        )
        self.receipts.append(press.receipt)
        return data

    async def _sends_and_takes_back(self, person: Person) -> None:
        receipt = await self._answers(person)
        await self._takes_back(person, receipt)
        await self._count()

    async def _takes_back_what_was_counted(self) -> None:
        waiting = []
        for person, receipt in self._takers:
            kept = await self._room.person(person.chat)
            if kept is not None and kept.interviews:
                waiting.append((person, receipt))
            else:
                await self._takes_back(person, receipt)
        self._takers = waiting

    async def _takes_back(self, person: Person, receipt: str) -> None:
        self.took_back.add(person)
        shown = await self._room.hears(Pressed(receipt, 50), person.chat)
        assert "can't find" not in shown

    async def _count(self) -> None:
        if len(await self.store.ballots(ASKED.id, TODAY)) == 2 * BATCH:
            self.spy.copies(f"before {self.counted}")
            assert await self._box.count(ASKED.id, TODAY) == BATCH
            self.spy.glances()
            self.spy.copies(f"after {self.counted}")
            self.counted += 1
