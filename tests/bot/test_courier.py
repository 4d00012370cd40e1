import orjson
import pytest
from msgspec.structs import replace

from bot.courier import Courier
from bot.dispositions import Disposition
from bot.outbox import Enough, NotWanted, OutOfReach
from bot.standing import Standing
from bot.storage.changes import (
    Dispose,
    KeepContact,
    KeepFeedback,
    QueueInvitations,
    Settle,
)
from bot.storage.memory import MemoryStore
from bot.storage.rows import (
    HEAR_BACK,
    Contact,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Outcome,
    SurveyState,
)
from bot.weeks import month_of, next_week
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
        attendance = (person.attendance or {}).get("tiny")
        met = attendance.disposition if attendance else None
        survey = "" if kind is ErrandKind.STILL_WANTED else "tiny"
        await self.courier.deliver(Errand(1, person.contact, survey, kind, 1, met))

    async def knows(self, **changes: object) -> None:
        self.sam = replace(self.sam, **changes)
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


@pytest.mark.parametrize("kind", [ErrandKind.INVITATION, ErrandKind.FEEDBACK])
@pytest.mark.parametrize(
    ("standing", "outcome"),
    [(Standing.BLOCKED, Outcome.BLOCKED), (Standing.GONE, Outcome.GONE)],
)
async def test_who_is_known_to_be_out_of_reach_is_told_apart_without_sending(
    post: Post, kind: ErrandKind, standing: Standing, outcome: Outcome
) -> None:
    await post.knows(standing=standing)
    with pytest.raises(OutOfReach) as caught:
        await post.delivers(kind)
    assert caught.value.outcome is outcome
    assert post.wall.written == []


async def test_who_may_not_be_asked_again_counts_as_left_even_out_of_reach(post: Post) -> None:
    await post.knows(may_ask_again=False, standing=Standing.BLOCKED)
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.INVITATION)


@pytest.mark.parametrize("kind", ErrandKind)
@pytest.mark.parametrize("standing", [Standing.PAUSED, Standing.STOPPED])
async def test_nothing_comes_to_somebody_who_does_not_listen_any_more(
    post: Post, kind: ErrandKind, standing: Standing
) -> None:
    await post.knows(standing=standing)
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


async def test_who_only_wants_news_is_told_news_and_not_invited(post: Post) -> None:
    await post.knows(standing=Standing.NEWS_ONLY, may_ask_again=True)
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.INVITATION)
    await post.answered()
    await post.delivers(ErrandKind.FEEDBACK)
    assert len(post.wall.written) == 1


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


async def test_who_stopped_half_way_is_reminded_with_a_way_on_and_a_way_out(post: Post) -> None:
    await post.store.commit([Dispose("sam", "tiny", Disposition.PART_DONE)])
    await post.delivers(ErrandKind.REMINDER)
    ((_, said),) = post.wall.written
    assert said.startswith("You started “Tiny” and have not sent it yet.")
    assert "We won't remind you again." in said


async def test_who_may_be_asked_again_and_only_looked_is_reminded(post: Post) -> None:
    await post.store.commit([Dispose("sam", "tiny", Disposition.LOOKED)])
    await post.delivers(ErrandKind.REMINDER)
    ((_, said),) = post.wall.written
    assert "have a say in “Tiny”" in said


async def test_who_only_looked_and_may_not_be_asked_again_is_not_reminded(post: Post) -> None:
    await post.knows(may_ask_again=False)
    await post.store.commit([Dispose("sam", "tiny", Disposition.LOOKED)])
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.REMINDER)


@pytest.mark.parametrize(
    "met", [Disposition.DONE, Disposition.DECLINED, Disposition.STOPPED, Disposition.PAUSED]
)
async def test_who_answered_since_is_not_reminded(post: Post, met: Disposition) -> None:
    await post.store.commit([Dispose("sam", "tiny", met)])
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.REMINDER)


@pytest.mark.parametrize("kind", [ErrandKind.INVITATION, ErrandKind.REMINDER])
async def test_who_wants_only_news_is_neither_invited_nor_reminded(
    post: Post, kind: ErrandKind
) -> None:
    await post.knows(standing=Standing.NEWS_ONLY)
    if kind is ErrandKind.REMINDER:
        await post.store.commit([Dispose("sam", "tiny", Disposition.PART_DONE)])
    with pytest.raises(NotWanted):
        await post.delivers(kind)


async def test_who_had_all_messages_of_the_week_waits_until_monday(post: Post) -> None:
    for number in range(2):
        await post.store.commit([QueueInvitations(f"other {number}")])
        (errand,) = await post.store.claim(1, 0.0)
        await post.store.commit([Settle(errand.id, Outcome.SENT, TODAY)])
    with pytest.raises(Enough) as told:
        await post.delivers(ErrandKind.INVITATION)
    assert told.value.day == next_week(TODAY)
    assert post.wall.written == []


async def test_what_came_of_a_survey_does_not_wait_for_another_week(post: Post) -> None:
    await post.knows(most_a_week=0)
    await post.answered()
    await post.delivers(ErrandKind.FEEDBACK)
    assert len(post.wall.written) == 1


async def test_who_wrote_lately_is_not_asked_whether_they_still_want_to_hear(post: Post) -> None:
    await post.knows(month_active=month_of(TODAY, 1))
    with pytest.raises(NotWanted):
        await post.delivers(ErrandKind.STILL_WANTED)


async def tells(post: Post, kind: ErrandKind, document: dict[str, object] | None = None) -> None:
    """Let a message of a kind be out."""
    raw = orjson.dumps(document or {"message": MESSAGE}).decode()
    await post.store.commit(
        [KeepFeedback(Feedback("tiny", FeedbackState.SENDING, raw, TODAY, kind))]
    )


@pytest.mark.parametrize("kind", sorted(HEAR_BACK - {ErrandKind.LATE}))
async def test_each_kind_of_message_comes_in_its_own_words(post: Post, kind: ErrandKind) -> None:
    await tells(post, ErrandKind.FEEDBACK, {"message": {"en": "Another message."}})
    await tells(post, kind)
    await post.delivers(kind)
    assert post.wall.written == [(SAM, MESSAGE["en"])]


async def test_a_picture_is_drawn_once_for_each_language_of_a_push(post: Post) -> None:
    drawn: list[str] = []

    def draw(card: str, language: str) -> bytes:
        drawn.append(language)
        return f"{card} {language}".encode()

    post.courier = Courier(KEYS, post.room.board, post.wall, lambda: TODAY, draw=draw)
    await tells(post, ErrandKind.SAID, {"message": MESSAGE, "card": {"title": "Tiny"}})
    for language in ("en", "cy", "en", "cy"):
        await post.knows(language=language)
        await post.delivers(ErrandKind.SAID)
    assert drawn == ["en", "cy"]
    assert [said for _, said in post.wall.written] == [MESSAGE["en"], MESSAGE["cy"]] * 2


async def test_a_picture_that_cannot_be_drawn_keeps_no_message_back(post: Post) -> None:
    def draw(card: str, language: str) -> bytes:
        raise ValueError(card)

    post.courier = Courier(KEYS, post.room.board, post.wall, lambda: TODAY, draw=draw)
    await tells(post, ErrandKind.SAID, {"message": MESSAGE, "card": {"title": "Tiny"}})
    await post.delivers(ErrandKind.SAID)
    assert post.wall.written == [(SAM, MESSAGE["en"])]
