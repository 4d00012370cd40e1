import asyncio
from collections.abc import Sequence

import orjson
import pytest
from msgspec.structs import replace

from bot.conversation.catalogue import News, Stage, Told
from bot.noticeboard import Noticeboard
from bot.privacy.public_sealing import OfflineKey
from bot.storage.changes import KeepFeedback, MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import Feedback, FeedbackState, PublishedSurvey, SurveyState
from surveys.text import Text
from tests.bot.room import HOST, TINY, TODAY, WORDS, published


class Slow(MemoryStore):
    """A store whose first reading of the surveys takes until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = asyncio.Event()
        self.go_on = asyncio.Event()

    async def versions(self) -> Sequence[PublishedSurvey]:
        found = await super().versions()
        if not self.asked.is_set():
            self.asked.set()
            await self.go_on.wait()
        return found


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await store.commit([Publish(published(TINY)), Publish(published(WORDS))])
    return store


async def board_of(store: MemoryStore) -> Noticeboard:
    board = Noticeboard(store, HOST)
    await board.refresh()
    return board


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (SurveyState.OPEN, Stage.OPEN),
        (SurveyState.PAUSED, Stage.RESTING),
        (SurveyState.CLOSING, Stage.CLOSING),
        (SurveyState.CLOSED, Stage.CLOSED),
        (SurveyState.WITHDRAWN, Stage.WITHDRAWN),
    ],
)
async def test_a_survey_is_shown_as_far_as_it_has_come(state: SurveyState, stage: Stage) -> None:
    store = MemoryStore()
    await store.commit([Publish(published(TINY, state))])
    board = await board_of(store)
    assert board.catalogue.listings["tiny"].stage is stage


async def test_a_turn_keeps_the_catalogue_that_it_began_with(store: MemoryStore) -> None:
    board = await board_of(store)
    known = board.catalogue
    await store.commit([MoveSurvey("tiny", SurveyState.OPEN, SurveyState.CLOSING)])
    await board.refresh()
    assert known.listings["tiny"].stage is Stage.OPEN
    assert board.catalogue.listings["tiny"].stage is Stage.CLOSING


async def test_a_survey_that_has_ended_stays_so_whatever_is_read_meanwhile(
    store: MemoryStore,
) -> None:
    await store.commit([MoveSurvey("tiny", SurveyState.OPEN, SurveyState.CLOSING)])
    board = await board_of(store)
    board.end("tiny")
    await board.refresh()
    assert board.catalogue.listings["tiny"].stage is Stage.CLOSED
    assert board.catalogue.listings["words"].stage is Stage.OPEN


async def test_a_reading_that_takes_long_does_not_undo_a_later_one() -> None:
    store = Slow()
    board = Noticeboard(store, HOST)
    early = asyncio.create_task(board.refresh())
    await store.asked.wait()
    await store.commit([Publish(published(TINY))])
    late = asyncio.create_task(board.refresh())
    store.go_on.set()
    await asyncio.gather(early, late)
    assert "tiny" in board.catalogue.listings


async def test_only_what_was_sent_is_news(store: MemoryStore) -> None:
    told = orjson.dumps({"message": {"en": "We did it.", "cy": "Wnaethon ni."}}).decode()
    drafted = Feedback("tiny", FeedbackState.DRAFT, told)
    sent = Feedback("words", FeedbackState.SENT, told, TODAY)
    await store.commit([KeepFeedback(drafted), KeepFeedback(sent)])
    board = await board_of(store)
    assert board.catalogue.listings["tiny"].told == ()
    message = Text({"en": "We did it.", "cy": "Wnaethon ni."})
    assert board.catalogue.listings["words"].told == (Told(News.FEEDBACK, message, TODAY),)


async def test_a_closed_survey_without_answers_says_that_none_were_kept(
    store: MemoryStore,
) -> None:
    await store.commit([MoveSurvey("tiny", SurveyState.OPEN, SurveyState.CLOSED)])
    board = await board_of(store)
    assert not board.catalogue.listings["tiny"].kept
    assert board.catalogue.listings["words"].kept


async def test_a_board_that_is_up_to_date_is_not_read_again(store: MemoryStore) -> None:
    board = await board_of(store)
    before = board.catalogue
    await board.catch_up()
    assert board.catalogue is before


async def test_who_looks_while_another_one_reads_waits_for_what_is_read() -> None:
    store = Slow()
    board = Noticeboard(store, HOST)
    await store.commit([Publish(published(TINY))])
    reading = asyncio.create_task(board.catch_up())
    await store.asked.wait()
    looking = asyncio.create_task(board.catch_up())
    await asyncio.sleep(0)
    assert not looking.done()
    store.go_on.set()
    await asyncio.gather(reading, looking)
    assert set(board.catalogue.listings) == {"tiny"}


async def test_only_a_sealed_survey_has_an_envelope_and_is_listed_as_sealed() -> None:
    store = MemoryStore()
    sealed = replace(published(TINY), sealed_to=OfflineKey.made().public)
    await store.commit([Publish(sealed), Publish(published(WORDS))])
    board = await board_of(store)
    listings = board.catalogue.listings
    assert {name: each.sealed for name, each in listings.items()} == {"tiny": True, "words": False}
    envelopes = {name: board.envelope(each.fingerprint) for name, each in listings.items()}
    assert {name for name, each in envelopes.items() if each is not None} == {"tiny"}
