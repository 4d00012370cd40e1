from dataclasses import replace

import orjson
import pytest

from bot.courier import Courier
from bot.dispositions import Disposition
from bot.outbox import NotWanted
from bot.standing import Standing
from bot.storage.changes import Dispose, KeepContact, KeepFeedback, SetStanding
from bot.storage.memory import MemoryStore
from bot.storage.rows import Contact, Errand, ErrandKind, Feedback, FeedbackState, SurveyState
from tests.bot.channels.wall import Wall
from tests.bot.room import KEYS, SAM, TINY, TODAY, Room

MESSAGE = {"en": "<b>We did it.</b>", "cy": "<b>Wnaethon ni.</b>"}


class Post:
    """One contact, one survey, and a courier who writes to a wall."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.room = Room(self.store)
        self.wall = Wall()
        self.courier = Courier(KEYS, self.room.board, self.wall, lambda: TODAY)
        sealed = KEYS.seal_chat(SAM, "sam")
        self.sam = Contact("sam", KEYS.tag(SAM), sealed, "en", Standing.ASKS, True, "2027-01")

    async def delivers(self, kind: ErrandKind) -> None:
        """Deliver an errand to sam as a claim finds them."""
        person = await self.store.person(self.sam.tag)
        assert person is not None
        has_met = "tiny" in (person.attendance or {})
        await self.courier.deliver(Errand(1, person.contact, "tiny", kind, 1, has_met))

    async def knows(self, **changes: object) -> None:
        self.sam = replace(self.sam, **changes)  # type: ignore[arg-type]
        await self.store.commit([KeepContact(self.sam)])

    async def answered(self) -> None:
        document = orjson.dumps({"message": MESSAGE}).decode()
        feedback = Feedback("tiny", FeedbackState.SENDING, document, TODAY)
        await self.store.commit([KeepFeedback(feedback)])


@pytest.fixture
async def post() -> Post:
    post = Post()
    await post.room.publishes(TINY)
    await post.knows()
    return post


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_feedback_comes_in_the_persons_language(post: Post, language: str) -> None:
    await post.knows(language=language)
    await post.answered()
    await post.room.board.refresh()
    await post.delivers(ErrandKind.FEEDBACK)
    assert post.wall.written == [(SAM, MESSAGE[language])]


async def test_feedback_that_was_queued_a_moment_ago_is_read_first(post: Post) -> None:
    await post.answered()
    await post.delivers(ErrandKind.FEEDBACK)
    assert post.wall.written == [(SAM, MESSAGE["en"])]


async def test_where_too_few_took_part_people_are_told_why(post: Post) -> None:
    await post.room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSED)
    await post.delivers(ErrandKind.FEEDBACK)
    ((_, said),) = post.wall.written
    assert "Fewer than five people answered" in said


@pytest.mark.parametrize("kind", ErrandKind)
@pytest.mark.parametrize(
    "standing", [Standing.PAUSED, Standing.STOPPED, Standing.BLOCKED, Standing.GONE]
)
async def test_nothing_comes_to_somebody_who_does_not_listen_any_more(
    post: Post, kind: ErrandKind, standing: Standing
) -> None:
    await post.store.commit([SetStanding("sam", standing)])
    with pytest.raises(NotWanted):
        await post.delivers(kind)
    assert post.wall.written == []


async def test_an_invitation_names_the_survey_with_yes_and_no(post: Post) -> None:
    await post.delivers(ErrandKind.INVITATION)
    ((_, said),) = post.wall.written
    assert "Have a say in: Tiny" in said


async def test_who_may_not_be_asked_again_is_not_invited(post: Post) -> None:
    await post.knows(may_ask_again=False)
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.INVITATION)


async def test_who_found_the_survey_alone_is_not_invited_to_it(post: Post) -> None:
    await post.store.commit([Dispose("sam", "tiny", Disposition.LOOKED)])
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.INVITATION)


@pytest.mark.parametrize("state", [SurveyState.PAUSED, SurveyState.CLOSING, SurveyState.CLOSED])
async def test_nobody_is_invited_to_what_is_not_open(post: Post, state: SurveyState) -> None:
    await post.room.moves("tiny", SurveyState.OPEN, state)
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.INVITATION)


async def test_a_message_is_drawn_anew_when_the_board_or_the_day_changes(post: Post) -> None:
    await post.answered()
    await post.delivers(ErrandKind.FEEDBACK)
    corrected = orjson.dumps({"message": {"en": "<b>We did more.</b>"}}).decode()
    await post.store.commit(
        [KeepFeedback(Feedback("tiny", FeedbackState.SENDING, corrected, TODAY))]
    )
    await post.room.board.refresh()
    await post.delivers(ErrandKind.FEEDBACK)
    assert [said for _, said in post.wall.written] == [MESSAGE["en"], "<b>We did more.</b>"]
