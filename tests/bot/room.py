"""Made-up people and surveys around the interviewer, over the memory store."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.conversation.catalogue import Host
from bot.conversation.effects import File
from bot.conversation.events import Arrived, Event, Pressed, Typed
from bot.heard import Heard
from bot.interviewer import Interviewer
from bot.keeping import Keeper
from bot.noticeboard import Noticeboard
from bot.privacy.keys import Keys
from bot.privacy.receipts import receipt_hash
from bot.storage.changes import Change, CountBatch, MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import OpenResponse, Person, PublishedSurvey, SurveyState
from bot.storage.store import Receipt, Store
from bot.voice import Saying
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy
from surveys.text import Text
from tests.surveys.small import question, survey

TODAY = date(2027, 1, 11)
HOST = Host(Text({"": "Youth team"}), Text({"": "team@council.example"}), 8)
KEYS = Keys(bytes(32))
SAM, NIA = 11, 12
TINY = survey()
WORDS = survey(question("thoughts", "open_ended", informs=[1]), id="words")


class Meanwhile(MemoryStore):
    """A store in which something happens between reading a person and keeping the turn."""

    def __init__(self) -> None:
        super().__init__()
        self.happens: Callable[[], Awaitable[object]] | None = None

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        if self.happens is not None:
            happens, self.happens = self.happens, None
            await happens()
        return await super().commit(changes, receipt)


@dataclass
class Ear:
    """A voice that only remembers. ``messages`` are the ids of the newest screens."""

    said: list[Saying] = field(default_factory=list)
    toasts: list[tuple[str, str]] = field(default_factory=list)
    given: list[tuple[int, File]] = field(default_factory=list)
    messages: dict[int, int] = field(default_factory=dict)
    speaking: set[int] = field(default_factory=set)

    def say(self, saying: Saying) -> None:
        self.said.append(saying)

    def toast(self, query: str, words: str) -> None:
        self.toasts.append((query, words))

    def give(self, chat: int, file: File) -> None:
        self.given.append((chat, file))

    def is_behind(self, chat: int) -> bool:
        return chat in self.speaking

    def is_speaking(self, chat: int) -> bool:
        return chat in self.speaking

    def newest(self, chat: int) -> int | None:
        return self.messages.get(chat)


class Room:
    """An interviewer, a board and a ballot box, and people who talk to them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ear = Ear()
        self.board = Noticeboard(store, HOST)
        self.interviewer = Interviewer(store, KEYS, self.board, self.ear, lambda: TODAY)
        self.updates = 0

    async def publishes(self, *surveys: Survey) -> None:
        for each in surveys:
            await self.store.commit([Publish(published(each))])
        await self.board.refresh()

    async def moves(self, survey_id: str, before: SurveyState, after: SurveyState) -> None:
        await self.store.commit([MoveSurvey(survey_id, before, after)])
        await self.board.refresh()

    def heard(self, event: Event, chat: int = SAM, query: str | None = None) -> Heard:
        self.updates += 1
        return Heard(self.updates, chat, "en", event, query)

    async def hears(self, event: Event, chat: int = SAM) -> str:
        """Take a turn; return what is shown then."""
        await self.interviewer.hear(self.heard(event, chat))
        return self.shown

    async def types(self, words: str, chat: int = SAM, message: int = 1) -> str:
        return await self.hears(Typed(words, message), chat)

    async def taps(self, label: str, chat: int = SAM) -> str:
        return await self.hears(Pressed(self.data(label), 50), chat)

    async def opens(self, survey_id: str, chat: int = SAM) -> str:
        return await self.hears(Arrived(survey_id), chat)

    async def sends(self, chat: int = SAM, survey_id: str = "tiny") -> None:
        """Answer the tiny survey, and send it; the thank-you was accepted."""
        await self.opens(survey_id, chat)
        for label in ("Start", "Yes", "Send my answers"):
            await self.taps(label, chat)
        await self.accepted()

    async def counts(self, chat: int = SAM) -> None:
        """Count the ballot of one person."""
        person = await self.person(chat)
        assert person is not None
        (row,) = person.interviews
        receipt = receipt_hash(Keeper(KEYS).open_ballot(row).receipt)
        response = OpenResponse(f"response of {chat}", row.survey, row.version, b"{}", receipt)
        await self.store.commit([CountBatch(row.survey, (row.contact,), (row.turn,), (response,))])

    async def accepted(self) -> None:
        """The channel took the newest screen."""
        if (settles := self.ear.said[-1].settles) is not None:
            await self.store.commit([settles])

    @property
    def shown(self) -> str:
        return self.ear.said[-1].show.screen.html

    def data(self, label: str) -> str:
        """What the button with that label on the newest screen carries."""
        rows = self.ear.said[-1].show.screen.rows
        found = {button.label: button.data for row in rows for button in row}
        return found[label] or ""

    async def person(self, chat: int = SAM) -> Person | None:
        return await self.store.person(KEYS.tag(chat))


def published(survey: Survey, state: SurveyState = SurveyState.OPEN) -> PublishedSurvey:
    frozen = freeze(survey, TODAY)
    return PublishedSurvey(survey.id, fingerprint(frozen), frozen_copy(frozen), TODAY, state)
