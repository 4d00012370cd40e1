"""Whether people felt heard, and what is still not right: through the gate, never from counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.asking_heard import asking_after
from admin.felt_heard import felt_heard, felt_of, reopened
from admin.reports.pages.felt import Asking, Element, FeltHeard
from admin.reports.published import InWords, Note, Published, Word
from bot.dispositions import Disposition
from bot.noticeboard import thawed
from bot.storage.changes import MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import PublishedSurvey, SurveyState
from surveys.heard import FINE, NOT_RIGHT, TOOK_PART
from tests.admin.reports.samples import NOT_ASKED, Response, picked, publish
from tests.bot.room import TINY, TODAY, published

BATCH = 8
DOCUMENT = (
    '{"themes": [{"number": 1, "said": {"en": "More trees"}}, '
    '{"number": 2, "said": {"en": "Lights"}}, {"number": 3, "said": {"en": "Benches"}}]}'
)
ROW = asking_after(published(TINY), DOCUMENT, TODAY, b"")


def said(*not_right: str, answered: str = "yes", element: str = "yes") -> Response:
    elements = dict.fromkeys(Element, picked(element) if answered == "yes" else NOT_ASKED)
    return {
        TOOK_PART: picked(answered),
        **{name.value: value for name, value in elements.items()},
        NOT_RIGHT: list(not_right or (FINE,)),
    }


def told(responses: list[Response]) -> Published:
    return publish(thawed(ROW.frozen), responses, {Disposition.DONE: len(responses)})


def again(responses: list[Response]) -> list[int]:
    return [number for number, _ in reopened(told(responses), BATCH)]


def test_a_tenth_and_at_least_a_batch_reopens_a_theme() -> None:
    assert again([said("t1")] * 12 + [said()] * 88) == [1]


def test_less_than_a_tenth_reopens_nothing() -> None:
    assert again([said("t1")] * 14 + [said()] * 186) == []


def test_fewer_than_a_batch_reopen_nothing_though_they_are_many() -> None:
    assert again([said("t1")] * 7 + [said()] * 43) == []


def test_below_fifty_what_most_say_reopens_a_theme() -> None:
    responses = [said("t2")] * 20 + [said()] * 6
    assert again(responses) == [2]


def test_of_a_handful_nothing_is_reopened() -> None:
    assert again([said("t1")] * 5 + [said()] * 2) == []


@given(
    wrong=st.integers(0, 120),
    other=st.integers(0, 40),
    fine=st.integers(0, 120),
    batch=st.sampled_from((5, 8, 12, 20)),
)
def test_what_is_reopened_was_said_by_a_batch_of_people(
    wrong: int, other: int, fine: int, batch: int
) -> None:
    responses = [said("t1")] * wrong + [said("t1", "t2")] * other + [said()] * fine
    if len(responses) < BATCH:
        return
    counts = {1: wrong + other, 2: other, 3: 0}
    found = [number for number, _ in reopened(told(responses), batch)]
    assert [number for number in found if counts[number] < batch] == []


def test_the_elements_are_told_of_those_who_answered() -> None:
    responses = [said()] * 60 + [said(element="no")] * 20 + [said(answered="no")] * 30
    found = felt_heard(told(responses), ROW, BATCH)
    assert list(found.tables) == list(Element)
    assert found.tables[Element.SPACE].base.say("en") == "About 80 answers"


def test_those_who_only_read_it_are_told_apart() -> None:
    responses = [said()] * 60 + [said(answered="no")] * 30
    only = felt_heard(told(responses), ROW, BATCH).only_read
    assert only is not None
    assert {row.code for row in only.rows} == {"no", "yes"}


def test_below_fifty_the_elements_are_told_in_words() -> None:
    responses = [said()] * 20 + [said(element="no")] * 6
    table = felt_heard(told(responses), ROW, BATCH).tables[Element.VOICE]
    assert Note.WORDS_ONLY in table.notes
    assert table.rows[0].value == InWords(Word.MOST)


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await store.commit([Publish(published(TINY))])
    return store


async def test_nobody_was_asked_before_the_answer(store: MemoryStore) -> None:
    assert await felt_of(store, "tiny", BATCH) is None


async def test_while_they_are_asked_nothing_is_told(store: MemoryStore) -> None:
    await store.commit([Publish(ROW)])
    assert await felt_of(store, "tiny", BATCH) == Asking(date(2027, 2, 8))


async def test_of_too_few_only_the_ledger_is_told(store: MemoryStore) -> None:
    await store.commit([Publish(ROW), *_closing(ROW)])
    found = await felt_of(store, "tiny", BATCH)
    assert isinstance(found, FeltHeard)
    assert (found.tables, found.reopened) == ({}, ())
    assert len(found.heard.ledger) == len(Disposition)


def _closing(row: PublishedSurvey) -> list[MoveSurvey]:
    return [
        MoveSurvey(row.survey, SurveyState.OPEN, SurveyState.CLOSING, 0.0),
        MoveSurvey(row.survey, SurveyState.CLOSING, SurveyState.CLOSED),
    ]
