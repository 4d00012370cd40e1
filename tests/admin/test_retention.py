from collections.abc import Mapping
from datetime import date, timedelta

import orjson
import pytest
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault
from admin.reading_room import ReadingRoom
from admin.retention import OF_A_DAY, OF_WORDS, Kept, Periods, Retention, words_deleted
from bot.dispositions import Disposition
from bot.privacy.values import read_values, write_values
from bot.session_codes import SessionCode, as_paper
from bot.standing import Standing
from bot.storage.changes import (
    CountBatch,
    Dispose,
    KeepContact,
    KeepFeedback,
    KeepInterview,
    KeepPaper,
    MoveSurvey,
    Publish,
    SettleAudience,
)
from bot.storage.memory import MemoryStore
from bot.storage.rows import (
    Feedback,
    FeedbackState,
    Interview,
    OpenResponse,
    Paper,
    PaperKind,
    PublishedSurvey,
    SurveyState,
)
from bot.weeks import months_after
from surveys.answers import Plain
from surveys.questionnaire import fingerprint, freeze, frozen_copy, on
from tests.bot.room import KEYS
from tests.bot.storage.people import contact
from tests.surveys.small import question, survey

DAY = timedelta(days=1)
PUBLISHED = date(2027, 1, 11)
WORDS = freeze(
    survey(question("pick", informs=[1]), question("say", "open_ended"), id="words"), PUBLISHED
)
CLOSES = on(WORDS.closes)
RETAINED = CLOSES + timedelta(days=WORDS.retention_days)
FOLLOW_UP = on(WORDS.feedback.follow_up_on)
SAID: dict[str, Plain] = {"pick": {"choice": "yes"}, "say": "CANARY by the bridge"}


async def closed(store: MemoryStore, responses: int = 3) -> None:
    """A survey with open-ended answers is closed; one of its people hears back."""
    row = PublishedSurvey(
        "words", fingerprint(WORDS), frozen_copy(WORDS), PUBLISHED, SurveyState.OPEN
    )
    await store.commit([Publish(row), KeepContact(contact("ana"))])
    await store.commit([Dispose("ana", "words", Disposition.DONE)])
    values = write_values(SAID, "words", KEYS.words)
    counted = tuple(
        OpenResponse(f"r{number}", "words", row.fingerprint, values, b"%d" % number)
        for number in range(responses)
    )
    await store.commit([CountBatch("words", (), (), counted)])
    await store.commit([MoveSurvey("words", SurveyState.OPEN, SurveyState.CLOSING)])
    for step in (store.reissue, store.transfer):
        while (await step("words", 2)).more:
            pass
    closing = MoveSurvey("words", SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([SettleAudience("words"), closing])


async def answered(store: MemoryStore, day: date) -> None:
    await store.commit([KeepFeedback(Feedback("words", FeedbackState.SENT, "{}", day))])


async def said(store: MemoryStore) -> list[Mapping[str, object]]:
    rows = await store.responses("words")
    return [read_values(row.values, "words", KEYS.words) for row in rows]


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await closed(store)
    return store


HOUSE = Periods()


async def apply(store: MemoryStore, today: date, periods: Periods = HOUSE) -> Mapping[str, int]:
    """Apply every rule; return those that applied to somebody."""
    counts = await Retention(store, periods).apply(today)
    return {name: count for name, count in counts.items() if count}


@pytest.mark.parametrize("kind", OF_A_DAY)
async def test_what_was_sent_or_previewed_goes_after_a_day(
    store: MemoryStore, kind: PaperKind
) -> None:
    paper = Paper(kind, "", "a member", f'{{"on":"{PUBLISHED}"}}', b"sealed")
    await store.commit([KeepPaper(paper)])
    assert await apply(store, PUBLISHED + DAY) == {}
    assert await store.papers(kind) == [paper]
    assert await apply(store, PUBLISHED + 2 * DAY) == {"previews": 1}
    assert await store.papers(kind) == []


async def test_the_word_of_a_session_goes_in_the_night_after_it_was_good(
    store: MemoryStore,
) -> None:
    paper = as_paper(KEYS, "words", SessionCode("river 42", 0.0, PUBLISHED))
    await store.commit([KeepPaper(paper)])
    assert await apply(store, PUBLISHED) == {}
    assert await apply(store, PUBLISHED + DAY) == {"session words": 1}
    assert await store.papers(PaperKind.CODE) == []


async def test_own_words_go_when_their_time_has_passed(store: MemoryStore) -> None:
    await answered(store, CLOSES + DAY)
    assert await apply(store, RETAINED) == {}
    assert await said(store) == [SAID] * 3
    assert await apply(store, RETAINED + DAY) == {"own words": 3}
    assert await said(store) == [SAID | {"say": ""}] * 3


async def test_own_words_outlast_a_late_answer_by_thirty_days(store: MemoryStore) -> None:
    await answered(store, RETAINED)
    assert await apply(store, RETAINED + 30 * DAY) == {}
    assert await apply(store, RETAINED + 31 * DAY) == {"own words": 3}


async def test_own_words_wait_for_the_answer_no_longer_than_anybody_else(
    store: MemoryStore,
) -> None:
    until = months_after(FOLLOW_UP, 12)
    assert await apply(store, RETAINED + DAY) == {}
    gone = await apply(store, until + DAY)
    assert gone["own words"] == 3


async def test_own_words_are_looked_through_once(store: MemoryStore) -> None:
    await answered(store, CLOSES + DAY)
    await apply(store, RETAINED + DAY)
    assert await store.mark("words deleted words") is not None
    assert await apply(store, RETAINED + 2 * DAY) == {}


@pytest.mark.parametrize("kind", OF_WORDS)
async def test_what_reviewers_wrote_about_own_words_goes_with_them(
    store: MemoryStore, kind: PaperKind
) -> None:
    await answered(store, CLOSES + DAY)
    paper = Paper(kind, "words", "say.1", "{}", b"sealed")
    await store.commit([KeepPaper(paper)])
    await apply(store, RETAINED)
    assert await store.papers(kind, "words") == [paper]
    await apply(store, RETAINED + DAY)
    assert await store.papers(kind, "words") == []


async def test_what_a_reviewer_wrote_in_that_very_moment_goes_the_next_day(
    store: MemoryStore,
) -> None:
    await answered(store, CLOSES + DAY)
    await apply(store, RETAINED + DAY)
    await store.commit([KeepPaper(Paper(PaperKind.REVIEW, "words", "say.1", "{}"))])
    await apply(store, RETAINED + 2 * DAY)
    assert await store.papers(PaperKind.REVIEW, "words") == []


async def test_nobody_reads_own_words_once_their_time_is_over(store: MemoryStore) -> None:
    (survey,) = await store.surveys()
    await answered(store, CLOSES + DAY)
    room = ReadingRoom()
    await store.set_mark(words_deleted("words"), b"2027-06-01")
    with pytest.raises(FieldworkFault, match="was deleted: its time was over"):
        await room.pile(store, KEYS, survey)


async def test_own_words_of_a_survey_that_is_open_stay() -> None:
    store = MemoryStore()
    row = PublishedSurvey("words", "f", frozen_copy(WORDS), PUBLISHED, SurveyState.OPEN)
    await store.commit([Publish(row)])
    assert await apply(store, date(2099, 1, 1)) == {}


async def test_nothing_is_left_of_a_response_that_is_sealed_elsewhere(store: MemoryStore) -> None:
    store = MemoryStore()
    await closed(store, responses=0)
    sealed = OpenResponse("r", "words", "f", b"\x00sealed", b"1")
    await store.commit([CountBatch("words", (), (), (sealed,))])
    for step in (store.reissue, store.transfer):
        while (await step("words", 2)).more:
            pass
    await answered(store, CLOSES + DAY)
    await apply(store, RETAINED + DAY)
    assert [row.values for row in await store.responses("words")] == [b""]


async def test_who_hears_back_is_known_for_a_year_after_the_last_message(
    store: MemoryStore,
) -> None:
    await answered(store, CLOSES + DAY)
    await apply(store, months_after(FOLLOW_UP, 12))
    assert await store.listeners("words") == 1
    assert (await apply(store, months_after(FOLLOW_UP, 12) + DAY))["hear_back"] == 1
    assert await store.listeners("words") == 0


async def test_a_message_that_came_late_counts_as_the_last(store: MemoryStore) -> None:
    late = FOLLOW_UP + 90 * DAY
    await answered(store, late)
    await apply(store, months_after(late, 12))
    assert await store.listeners("words") == 1


def test_a_draft_tells_nobody_anything() -> None:
    draft = Feedback("words", FeedbackState.DRAFT, "{}", CLOSES)
    assert Kept(WORDS, draft).told_on is None


@pytest.mark.parametrize("days", [14, 30])
async def test_interviews_go_after_so_many_days_without_a_word(days: int) -> None:
    store = MemoryStore()
    await store.commit([KeepContact(contact("ana"))])
    interview = Interview("ana", "open", "v1", b"", 1, PUBLISHED, owed=False, sent=False)
    await store.commit([KeepInterview(interview)])
    periods = Periods(interviews=days)
    assert await apply(store, PUBLISHED + days * DAY, periods) == {}
    assert await apply(store, PUBLISHED + (days + 1) * DAY, periods) == {"interviews": 1}


@pytest.mark.parametrize("months", [3, 12])
async def test_contacts_are_asked_after_so_many_months_without_a_word(months: int) -> None:
    store = MemoryStore()
    active = replace(contact("ana"), month_active="2027-01")
    await store.commit([KeepContact(active)])
    periods = Periods(contacts=months)
    assert await apply(store, months_after(date(2027, 1, 31), months), periods) == {}
    assert await apply(store, months_after(date(2027, 2, 1), months), periods) == {"asked": 1}


async def test_a_pass_of_many_years_leaves_nothing_but_numbers(store: MemoryStore) -> None:
    await store.commit([KeepContact(contact("gone", Standing.STOPPED))])
    gone = await apply(store, date(2099, 1, 1))
    assert set(gone) == {"hear_back", "own words", "contacts", "asked"}
    assert [orjson.loads(row.values)["pick"] for row in await store.responses("words")] == [
        SAID["pick"]
    ] * 3


async def test_applying_every_rule_again_changes_nothing(store: MemoryStore) -> None:
    await store.commit([KeepContact(contact("gone", Standing.STOPPED))])
    await apply(store, date(2099, 1, 1))
    assert await apply(store, date(2099, 1, 1)) == {}


def test_who_hears_back_is_remembered_as_long_as_a_new_date_needs() -> None:
    last = on(WORDS.feedback.follow_up_on)
    later = Kept(WORDS, None, (last + timedelta(days=100),))
    assert later.heard_until(12) > Kept(WORDS, None).heard_until(12)
    assert Kept(WORDS, None, (last - timedelta(days=100),)).heard_until(12) == Kept(
        WORDS, None
    ).heard_until(12)
