"""The word of a session: how long it is good, and how often it may be guessed."""

from dataclasses import dataclass

import pytest

from bot.conversation.events import Code
from bot.session_codes import GUESSES, WITHIN, Doorkeeper, SessionCode, as_paper, read
from bot.storage.changes import KeepPaper, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import Paper, PaperKind
from tests.bot.replicas import Pair
from tests.bot.room import KEYS, TODAY, published
from tests.surveys.small import survey

WORD = SessionCode("river 42", 1000.0, TODAY)
ENDLESS = SessionCode("river 42", float(2**40), TODAY)
SAM, NIA = b"sam", b"nia"
TOGETHER = survey(id="together", access="code")


@dataclass
class Door:
    """A doorkeeper on a clock whose hands are moved, and the number of the last update."""

    store: MemoryStore
    now: float = 0.0
    update: int = 0

    def __post_init__(self) -> None:
        self.keeper = Doorkeeper(self.store, KEYS, lambda: self.now)

    async def hears(self, words: str, who: bytes = SAM) -> Code:
        self.update += 1
        return await self.again(words, who)

    async def again(self, words: str, who: bytes = SAM) -> Code:
        return await self.keeper.judge("together", who, words, self.update)


@pytest.fixture
async def door() -> Door:
    store = MemoryStore()
    await store.commit([KeepPaper(as_paper(KEYS, "together", WORD))])
    return Door(store)


@pytest.mark.parametrize("words", ["river 42", "River 42", "RIVER42", " ríver  4 2 ", "river-42."])
async def test_case_accents_and_spaces_do_not_matter(door: Door, words: str) -> None:
    assert await door.hears(words) is Code.RIGHT


@pytest.mark.parametrize("words", ["river", "42", "river 43", "rivers 42", "", "42 river"])
async def test_anything_else_is_wrong(door: Door, words: str) -> None:
    assert await door.hears(words) is Code.WRONG


async def test_it_is_good_until_its_time(door: Door) -> None:
    door.now = WORD.until - 1
    assert await door.hears("river 42") is Code.RIGHT
    door.now = WORD.until
    assert await door.hears("river 42") is Code.NONE


async def test_a_new_word_ends_the_one_before(door: Door) -> None:
    newer = SessionCode("zebra 17", 1000.0, TODAY)
    await door.store.commit([KeepPaper(as_paper(KEYS, "together", newer))])
    assert await door.hears("river 42") is Code.WRONG
    assert await door.hears("zebra 17") is Code.RIGHT
    assert len(await door.store.papers(PaperKind.CODE)) == 1


async def test_the_word_of_one_survey_is_not_that_of_another(door: Door) -> None:
    assert await door.keeper.judge("other", SAM, "river 42", 1) is Code.NONE


async def test_after_some_guesses_even_the_right_word_has_to_wait(door: Door) -> None:
    told = [await door.hears(f"river {number}") for number in range(50, 50 + GUESSES)]
    assert told == [Code.WRONG] * (GUESSES - 1) + [Code.TOO_MANY]
    assert await door.hears("river 42") is Code.TOO_MANY
    assert await door.hears("river 42", NIA) is Code.RIGHT
    door.now = WITHIN
    assert await door.hears("river 42") is Code.RIGHT


async def test_the_same_update_again_and_words_without_a_number_are_no_more_guesses(
    door: Door,
) -> None:
    for _ in range(GUESSES * 2):
        assert await door.again("river 50") is Code.WRONG
        assert await door.hears("what word?") is Code.WRONG
        door.update = 0


def test_it_is_kept_sealed() -> None:
    paper = as_paper(KEYS, "together", WORD)
    assert "river" not in paper.document
    assert b"river" not in paper.sealed
    assert read(KEYS, paper, 0.0) == WORD


def test_none_is_in_force_where_there_is_no_paper() -> None:
    nothing: Paper | None = None
    assert read(KEYS, nothing, 0.0) is None


async def test_whichever_replica_hears_the_word_lets_people_in() -> None:
    pair = Pair()
    await pair.store.commit([Publish(published(TOGETHER))])
    for replica in (pair.one, pair.two):
        await replica.board.refresh()
    await pair.opens(pair.one, "together")
    await pair.taps(pair.two, "Start")
    await pair.types(pair.two, "river 42")
    assert "No word works just now" in pair.chat.shown
    await pair.store.commit([KeepPaper(as_paper(KEYS, "together", ENDLESS))])
    await pair.types(pair.one, "river 43")
    assert "That isn't the word" in pair.chat.shown
    await pair.types(pair.two, "river 42")
    assert "1 of 1" in pair.chat.shown
