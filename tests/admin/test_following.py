import pytest

from admin.access import Access
from admin.following import follow
from bot.conversation.catalogue import Stage
from bot.noticeboard import Noticeboard
from bot.storage.changes import EndInterviews, MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import SurveyState
from tests.bot.room import HOST, KEYS, SAM, TINY, TODAY, published


class Replica:
    """What one replica knows of what staff did."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.board = Noticeboard(store, HOST)
        self.access = Access(store, KEYS, ())
        self.seen: bytes | None = None

    async def looks(self) -> None:
        self.seen = await follow(self.store, self.board, self.access, self.seen)

    def stage(self) -> Stage:
        return self.board.catalogue.listings["tiny"].stage


@pytest.fixture
async def other() -> Replica:
    replica = Replica(MemoryStore())
    await replica.looks()
    return replica


async def test_what_is_published_at_one_replica_is_seen_at_the_other(other: Replica) -> None:
    await other.store.commit([Publish(published(TINY))])
    await other.looks()
    assert other.stage() is Stage.OPEN


async def test_who_became_staff_at_one_replica_is_staff_at_the_other(other: Replica) -> None:
    access = Access(other.store, KEYS, ())
    code = await access.owner_code(TODAY)
    assert await access.admit(SAM, code, TODAY)
    await other.looks()
    assert other.access.is_staff(SAM)


async def test_a_survey_that_ended_at_one_replica_is_over_at_the_other(other: Replica) -> None:
    await other.store.commit([Publish(published(TINY))])
    close = MoveSurvey("tiny", SurveyState.OPEN, SurveyState.CLOSING)
    await other.store.commit([close])
    await other.looks()
    assert other.stage() is Stage.CLOSING
    await other.store.commit([EndInterviews("tiny")])
    await other.looks()
    assert other.stage() is Stage.CLOSED


async def test_nothing_is_read_while_nothing_changed(other: Replica) -> None:
    before = other.board.catalogue
    await other.looks()
    assert other.board.catalogue is before
