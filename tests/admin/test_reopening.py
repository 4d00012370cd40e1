"""The small survey closes by itself, and what is still not right is promised one more answer."""

import orjson
import pytest

from admin.felt_heard import heard_row
from admin.reopening import still_not_right
from bot.dispositions import Disposition
from bot.promised import Keeping, Owed
from bot.storage.changes import KeepFeedback
from bot.storage.rows import ErrandKind, Feedback, FeedbackState, PaperKind, SurveyState
from tests.admin.months import Months, day
from tests.admin.office import LOG
from tests.bot.room import KEYS, TINY

pytestmark = pytest.mark.slow
PEOPLE = 20
CLOSES = 28
"""The last day of the small survey."""
DUE = CLOSES + 1 + 28
"""The day by which one more answer is promised."""
ANSWER = Feedback(
    "tiny",
    FeedbackState.SENDING,
    orjson.dumps(
        {
            "message": {"en": "We did it."},
            "themes": [
                {"number": 1, "said": {"en": "More trees"}, "decision": "done"},
                {"number": 2, "said": {"en": "Lights"}, "decision": "done"},
            ],
        }
    ).decode(),
    day(0),
)


@pytest.fixture
async def office() -> Months:
    """A survey that was answered, and told what came of it."""
    months = Months()
    await months.closed(TINY, PEOPLE)
    await months.fieldwork.send(ANSWER, LOG)
    return months


async def says(office: Months, chat: int, *labels: str) -> None:
    await office.room.opens("heard_tiny", chat)
    for label in ("Start", *labels, "Send my answers"):
        await office.room.taps(label, chat)
    await office.room.accepted()


async def felt(office: Months, not_right: int) -> None:
    """Everybody says whether they felt heard; so many, that there should be more trees."""
    for chat in range(1, PEOPLE + 1):
        word = "No" if chat % 2 else "Yes"
        last = "More trees" if chat <= not_right else "No, it's fine"
        await says(office, chat, "I answered it", word, word, word, word, last, "Next")


async def is_over(office: Months) -> None:
    """Its last day is over: one look closes it, and the next one judges it."""
    for _ in range(2):
        await office.look_at(CLOSES + 1)


async def state(office: Months) -> SurveyState | None:
    row = await heard_row(office.store, "tiny")
    return row.state if row else None


async def test_it_opens_with_what_we_did(office: Months) -> None:
    assert await state(office) is SurveyState.OPEN
    assert office.room.board.catalogue.asks_after("tiny") is not None


async def test_it_is_offered_to_nobody_who_looks_for_surveys(office: Months) -> None:
    assert office.room.board.catalogue.offered(day(0)) == []


async def test_it_promises_nothing_and_no_promise_is_made_of_it(office: Months) -> None:
    assert (await office.owing()).survey.id == "tiny"
    assert office.room.board.catalogue.listings["heard_tiny"].promises == ()


async def test_it_closes_by_itself_and_staff_are_not_reminded_of_it(office: Months) -> None:
    told = await office.until(CLOSES + 1)
    assert await state(office) is SurveyState.CLOSED
    assert not [html for _, html in told if "closed by itself" in html]


async def test_nobody_hears_back_of_it(office: Months) -> None:
    await felt(office, PEOPLE)
    await is_over(office)
    assert await office.store.ledger("heard_tiny") == {Disposition.DONE: PEOPLE}
    assert await office.store.listeners("heard_tiny") == 0
    assert await office.store.listeners("tiny") == PEOPLE


async def test_nothing_is_said_back_of_it(office: Months) -> None:
    await is_over(office)
    for _ in range(3):
        await office.says_back()
    assert await office.store.feedback("heard_tiny", ErrandKind.SAID) is None


async def test_what_is_still_not_right_is_promised_one_more_answer(office: Months) -> None:
    await felt(office, PEOPLE - 2)
    await is_over(office)
    assert await still_not_right(office.store, "tiny") == (1,)
    added = (await office.owing()).of(Owed.ADDED)
    assert added is not None
    assert (added.by, added.is_open) == (day(DUE), True)


async def test_staff_are_told_once_what_is_still_not_right(office: Months) -> None:
    await felt(office, PEOPLE - 2)
    told = await office.until(CLOSES + 4)
    said = [html for _, html in told if "still not right" in html]
    assert len(said) == 1
    assert "• More trees" in said[0]
    assert "Lights" not in said[0]


async def test_what_few_find_is_not_right_is_not_reopened(office: Months) -> None:
    await felt(office, 3)
    await is_over(office)
    assert await still_not_right(office.store, "tiny") == ()
    assert (await office.owing()).of(Owed.ADDED) is None


async def test_it_is_judged_once(office: Months) -> None:
    await felt(office, PEOPLE - 2)
    await is_over(office)
    await office.look_at(CLOSES + 5)
    (paper,) = await office.store.papers(PaperKind.HEARD)
    assert orjson.loads(paper.document) == {"on": day(CLOSES + 1).isoformat(), "themes": [1]}
    added = (await office.owing()).of(Owed.ADDED)
    assert added is not None
    assert added.by == day(DUE)


async def test_one_added_answer_closes_it(office: Months) -> None:
    await felt(office, PEOPLE - 2)
    await is_over(office)
    document = '{"message": {"en": "More trees come."}}'
    kind, on = ErrandKind.ADDED, day(CLOSES + 2)
    await office.store.commit(
        [KeepFeedback(Feedback("tiny", FeedbackState.SENT, document, on, kind))]
    )
    added = (await office.owing()).of(Owed.ADDED)
    assert added is not None
    assert added.keeping(day(DUE + 40)) is Keeping.KEPT


async def test_without_an_answer_it_is_late_and_people_are_told(office: Months) -> None:
    await felt(office, PEOPLE - 2)
    await is_over(office)
    await office.look_at(DUE + 1)
    added = (await office.owing()).of(Owed.ADDED)
    assert added is not None
    assert added.keeping(office.today) is Keeping.LATE
    late = await office.store.feedback("tiny", ErrandKind.LATE)
    assert late is not None
    assert "one more answer" in orjson.loads(late.document)["message"]["en"]


async def test_nothing_about_it_stays_with_a_person_once_it_is_closed(office: Months) -> None:
    await felt(office, PEOPLE)
    await is_over(office)
    person = await office.store.person(KEYS.tag(1))
    assert person is not None
    assert (person.interviews, person.attendance) == ((), {})
    assert (await office.store.lists(person.contact.id)).hear_back == ("tiny",)
