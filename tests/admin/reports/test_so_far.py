"""Who is not heard yet while a survey is out: in words, once a day, every forty counted."""

from datetime import date, timedelta

import orjson
import pytest
from msgspec.structs import replace

from admin.reports.so_far import SoFar, lines, so_far
from bot.storage.changes import CountBatch, KeepContact, KeepInterview, MoveSurvey, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import OpenResponse, PaperKind, PublishedSurvey, SurveyState
from surveys.questionnaire import PopulationCount, Survey, frozen_copy
from tests.bot.storage.people import ballot, contact
from tests.surveys.small import question, survey

TODAY = date(2027, 1, 11)
ASKED = survey(
    question("it"),
    question("age", about_you="To compare.", options={"a16": "16 to 17", "a18": "18 to 21"}),
    breakdowns=["age"],
)


def row(asked: Survey = ASKED, sealed_to: bytes = b"") -> PublishedSurvey:
    frozen = frozen_copy(asked)
    return PublishedSurvey("tiny", "0", frozen, TODAY, SurveyState.OPEN, sealed_to=sealed_to)


async def counted(store: MemoryStore, begin: int, **ages: int) -> None:
    """Count so many responses for each age."""
    values = [age for age, many in ages.items() for _ in range(many)]
    people = [contact(f"{begin + place}") for place in range(len(values))]
    await store.commit([KeepContact(each) for each in people])
    await store.commit([KeepInterview(ballot(each, "tiny")) for each in people])
    responses = tuple(
        OpenResponse(
            f"{begin + place:05}",
            "tiny",
            "0",
            orjson.dumps({"it": {"choice": "yes"}, "age": {"choice": age}}),
            b"%d" % (begin + place),
        )
        for place, age in enumerate(values)
    )
    ids = tuple(each.id for each in people)
    await store.commit([CountBatch("tiny", ids, (9,) * len(ids), responses)])


async def opened() -> MemoryStore:
    store = MemoryStore()
    await store.commit([Publish(row())])
    return store


async def test_nothing_is_known_before_forty_are_counted() -> None:
    store = await opened()
    await counted(store, 0, a16=39)
    assert await so_far(store, row(), TODAY) is None


async def test_then_it_names_the_groups_with_fewer_than_eight() -> None:
    store = await opened()
    await counted(store, 0, a16=7, a18=33)
    found = await so_far(store, row(), TODAY)
    assert found == SoFar(TODAY, 40, {"age": ["a16"]})
    assert list(lines(found, ASKED, "en")) == ["age? Fewer than 8 yet from: 16 to 17."]


async def test_nobody_and_seven_are_told_alike() -> None:
    some, none = await opened(), await opened()
    await counted(some, 0, a16=7, a18=33)
    await counted(none, 0, a18=40)
    assert await so_far(some, row(), TODAY) == await so_far(none, row(), TODAY)


async def test_the_same_is_told_until_the_next_day_and_forty_more() -> None:
    store = await opened()
    await counted(store, 0, a16=7, a18=33)
    first = await so_far(store, row(), TODAY)
    await counted(store, 100, a16=39)
    assert await so_far(store, row(), TODAY + timedelta(days=1)) == first
    await counted(store, 200, a16=1)
    assert await so_far(store, row(), TODAY) == first
    second = await so_far(store, row(), TODAY + timedelta(days=1))
    assert second == SoFar(TODAY + timedelta(days=1), 80, {"age": []})
    assert list(lines(second, ASKED, "en")) == ["age? At least 8 from every group."]


async def test_a_population_says_whom_to_look_for() -> None:
    store = await opened()
    count = PopulationCount(item="age", code="a18", people=9, source="Estimate")
    audience = ASKED.audience.model_copy(update={"populations": (count,)})
    await counted(store, 0, a16=40)
    found = await so_far(store, row(ASKED.model_copy(update={"audience": audience})), TODAY)
    assert found == SoFar(TODAY, 40, {"age": ["a18"]})


async def test_nothing_is_looked_at_where_answers_are_sealed_to_another_key() -> None:
    store = await opened()
    await counted(store, 0, a16=60)
    assert await so_far(store, row(sealed_to=b"key"), TODAY) is None
    assert await store.papers(PaperKind.SO_FAR) == []


@pytest.mark.parametrize("state", [SurveyState.CLOSING, SurveyState.CLOSED, SurveyState.WITHDRAWN])
async def test_nothing_is_known_of_a_survey_that_is_over(state: SurveyState) -> None:
    store = await opened()
    await counted(store, 0, a16=60)
    await store.commit([MoveSurvey("tiny", SurveyState.OPEN, state)])
    assert await so_far(store, replace(row(), state=state), TODAY) is None


async def test_nothing_is_kept_of_a_survey_that_was_withdrawn_while_somebody_looked() -> None:
    store = await opened()
    await counted(store, 0, a16=60)
    await store.commit([MoveSurvey("tiny", SurveyState.OPEN, SurveyState.WITHDRAWN)])
    await so_far(store, row(), TODAY)
    assert await store.papers(PaperKind.SO_FAR) == []


async def test_nothing_is_known_where_nothing_is_asked_about_people() -> None:
    store = await opened()
    await counted(store, 0, a16=60)
    assert await so_far(store, row(survey(question("it"))), TODAY) is None
