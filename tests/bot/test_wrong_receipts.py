"""A receipt that finds nothing gets the same words on the same way, whatever the reason."""

from collections.abc import Sequence

import pytest

from bot.conversation.events import Event, Pressed, Typed
from bot.conversation.presses import TakeBackPress, decode, encode
from bot.conversation.receipt_code import written
from bot.privacy.receipts import new_receipt
from bot.storage.changes import Change, DropResponses
from bot.storage.memory import MemoryStore
from bot.storage.rows import Person, SurveyState
from bot.storage.store import Receipt
from tests.bot.room import NIA, SAM, TINY, WORDS, Room

NOBODYS = new_receipt()
NO_SUCH_SURVEY = "00000000"


class Listening(MemoryStore):
    """A store that notes what it is asked, by kind: which person and which receipt it forgets."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def person(self, tag: bytes) -> Person | None:
        self.asked.append("person")
        return await super().person(tag)

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        self.asked.append("has_response")
        return await super().has_response(survey, receipt)

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self.asked.append(f"commit {[type(change).__name__ for change in changes]}")
        return await super().commit(changes, receipt)


class Desk(Room):
    """A room in which Sam and Nia have sent their answers to one survey, and they are counted."""

    def __init__(self, store: Listening) -> None:
        super().__init__(store)
        self.listening = store
        self.receipts: dict[int, TakeBackPress] = {}

    async def opens_for_receipts(self) -> None:
        await self.publishes(TINY, WORDS)
        for chat in (SAM, NIA):
            await self.sends(chat)
            self.receipts[chat] = self._receipt()
            await self.counts(chat)

    def _receipt(self) -> TakeBackPress:
        rows = self.ear.said[-1].show.screen.rows
        presses = [decode(button.data or "") for row in rows for button in row]
        return next(each for each in presses if isinstance(each, TakeBackPress))

    async def hands_in(self, event: Event) -> tuple[str, object, list[str]]:
        """Let Nia hand in a receipt; return what she reads, her buttons, and what was done."""
        self.listening.asked.clear()
        await self.hears(event, NIA)
        screen = self.ear.said[-1].show.screen
        return screen.html, screen.rows, list(self.listening.asked)


def by_button(press: TakeBackPress) -> Event:
    return Pressed(encode(press), 50)


def by_code(press: TakeBackPress) -> Event:
    return Typed(written(press.ref, press.receipt), 60)


WAYS = {"by button": by_button, "by code": by_code}


@pytest.fixture
async def desk() -> Desk:
    opened = Desk(Listening())
    await opened.opens_for_receipts()
    return opened


@pytest.mark.parametrize("way", WAYS)
async def test_a_receipt_that_finds_nothing_gets_the_same_words_on_the_same_way(
    desk: Desk, way: str
) -> None:
    hand_in = WAYS[way]
    mine, of_sam = desk.receipts[NIA], desk.receipts[SAM]
    other = desk.board.catalogue.listings[WORDS.id].ref
    await desk.hears(by_button(of_sam), SAM)
    wrong = {
        "never given": TakeBackPress(mine.ref, NOBODYS),
        "handed in before": of_sam,
        "of another survey": TakeBackPress(other, mine.receipt),
        "of no survey": TakeBackPress(NO_SUCH_SURVEY, mine.receipt),
    }
    got = {name: await desk.hands_in(hand_in(press)) for name, press in wrong.items()}
    assert "can't find answers" in got["never given"][0]
    assert [name for name in got if got[name] != got["never given"]] == []

    await closed(desk)
    expired = await desk.hands_in(hand_in(mine))
    assert expired == got["never given"]


@pytest.mark.parametrize("way", WAYS)
async def test_the_right_receipt_gets_other_words_while_the_survey_is_open(
    desk: Desk, way: str
) -> None:
    words, _, asked = await desk.hands_in(WAYS[way](desk.receipts[NIA]))
    assert "can't find answers" not in words
    assert "commit ['Withdraw']" in asked


async def closed(desk: Desk) -> None:
    """Close the survey: no receipt of it is kept any more."""
    await desk.store.commit([DropResponses(TINY.id)])
    await desk.moves(TINY.id, SurveyState.OPEN, SurveyState.CLOSING)
    await desk.moves(TINY.id, SurveyState.CLOSING, SurveyState.CLOSED)
