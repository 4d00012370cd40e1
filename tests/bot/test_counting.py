import asyncio
from collections.abc import Sequence
from datetime import date

import pytest

from bot.counting import Counting
from bot.keeping import Keeper
from bot.privacy.ballot_box import BallotBox
from bot.storage.changes import Change, CountBatch
from bot.storage.memory import MemoryStore
from bot.storage.rows import Interview, SurveyState
from bot.storage.store import Receipt, StoreError
from tests.bot.room import KEYS, TINY, TODAY, WORDS, Room
from tests.waiting import PATIENCE

BATCH = 5
ENOUGH = 2 * BATCH
"""A batch, and the batch that always stays behind."""


class Telling(MemoryStore):
    """A store that tells when ballots were counted, and fails for the surveys it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.counted_some = asyncio.Event()
        self.hard: set[str] = set()

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        done = await super().commit(changes, receipt)
        if any(isinstance(change, CountBatch) for change in changes):
            self.counted_some.set()
        return done

    async def ballots(
        self, survey: str, today: date, limit: int | None = None
    ) -> Sequence[Interview]:
        if survey in self.hard:
            raise StoreError("the disk is full")
        return await super().ballots(survey, today, limit)


class House:
    """A room, and what counts in it."""

    def __init__(self) -> None:
        self.store = Telling()
        self.room = Room(self.store)
        box = BallotBox(self.store, Keeper(KEYS).open_ballot, KEYS.words, BATCH)
        self.counting = Counting(box, self.room.board, lambda: TODAY)

    async def send(self, people: int) -> None:
        for chat in range(1, people + 1):
            await self.room.sends(chat)


@pytest.fixture
async def house() -> House:
    house = House()
    await house.room.publishes(WORDS, TINY)
    return house


async def test_too_few_ballots_wait(house: House) -> None:
    await house.send(ENOUGH - 1)
    await house.counting.count()
    assert await house.store.counted("tiny") == 0


@pytest.mark.parametrize("state", [SurveyState.OPEN, SurveyState.PAUSED])
async def test_a_batch_is_counted_while_a_survey_goes_on(house: House, state: SurveyState) -> None:
    await house.send(ENOUGH)
    await house.room.moves("tiny", SurveyState.OPEN, state)
    await house.counting.count()
    assert await house.store.counted("tiny") == BATCH


async def test_a_closing_survey_is_left_to_its_end(house: House) -> None:
    await house.send(ENOUGH)
    await house.room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSING)
    await house.counting.count()
    assert await house.store.counted("tiny") == 0


async def test_one_survey_that_cannot_be_counted_holds_no_other_one_up(house: House) -> None:
    await house.send(ENOUGH)
    house.store.hard = {"words"}
    await house.counting.count()
    assert await house.store.counted("tiny") == BATCH


async def test_ballots_are_counted_soon_after_they_came(house: House) -> None:
    counting = asyncio.create_task(house.counting.run())
    await house.send(ENOUGH)
    house.counting.poke()
    async with asyncio.timeout(PATIENCE):
        await house.store.counted_some.wait()
    counting.cancel()
    assert await house.store.counted("tiny") == BATCH


@pytest.mark.parametrize("moments", range(4))
async def test_counting_that_is_cancelled_just_as_a_ballot_comes_ends(
    house: House, moments: int
) -> None:
    counting = asyncio.create_task(house.counting.run())
    for _ in range(100):
        # By then it waits for a ballot.
        await asyncio.sleep(0)
    house.counting.poke()
    for _ in range(moments):
        await asyncio.sleep(0)
    counting.cancel()
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(counting, return_exceptions=True)
    assert counting.cancelled()
