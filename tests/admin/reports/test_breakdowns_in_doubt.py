"""No small count of any group can be worked out from totals, breakdowns, missing, base and n."""

from collections.abc import Sequence
from itertools import chain, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.board import Board
from admin.reports.disclosure import STANDARD
from admin.reports.people import People
from admin.reports.published import Published
from admin.reports.side_by_side import breakdowns
from bot.dispositions import Disposition
from surveys.answers import Plain
from surveys.questionnaire import Survey
from tests.admin.reports.samples import (
    NOT_ASKED,
    NOT_REACHED,
    SKIPPED,
    Response,
    picked,
    publish,
)
from tests.admin.reports.world import World
from tests.surveys.small import question, survey

pytestmark = pytest.mark.slow
AGES, AREAS = ("young", "a16", "a18", "old"), ("north", "south")
ASKED = survey(
    question("it", options={"x": "x", "y": "y", "z": "z"}),
    question("then", ask_if={"it": ["x"]}, options={"p": "p", "q": "q"}),
    question("keep", "multiple_choice", options={"a": "a", "b": "b"}),
    question("safe", "scale"),
    question("order", "ranking"),
    question("age", about_you="To compare.", options={each: each for each in AGES}),
    question("area", about_you="To compare.", options={each: each for each in AREAS}),
    breakdowns=["age", "area"],
)
AT_THE_EDGES = st.sampled_from((0, 1, 2, 3, 7, 8, 12, 13, 17, 18, 22, 27, 28))


def assert_in_doubt(asked: Survey, responses: Sequence[Response]) -> None:
    published = publish(asked, responses, {Disposition.DONE: len(responses)})
    world = World(asked, published, responses, asked.breakdowns)
    assert list(world.can_be_worked_out()) == []


PAIR = survey(
    question("it", options={"x": "x", "y": "y"}),
    question("age", about_you="To compare.", options={each: each for each in AGES}),
    breakdowns=["age"],
)


@settings(max_examples=60)
@given(st.lists(AT_THE_EDGES, min_size=12, max_size=12))
def test_one_question_by_age_gives_no_small_count_away(counts: list[int]) -> None:
    assert_in_doubt(PAIR, paired(counts))


def paired(counts: Sequence[int]) -> list[Response]:
    """Return responses to PAIR, so many for each age and answer, row by row."""
    ways = product(AGES, (picked("x"), picked("y"), SKIPPED))
    pairs = zip(ways, counts, strict=True)
    return [{"it": it, "age": picked(age)} for (age, it), many in pairs for _ in range(many)]


@settings(max_examples=15)
@given(st.lists(AT_THE_EDGES, min_size=12, max_size=12), st.integers(0, 10_000))
def test_a_whole_survey_with_two_breakdowns_gives_no_small_count_away(
    counts: list[int], seed: int
) -> None:
    assert_in_doubt(ASKED, people(counts, seed))


def people(counts: Sequence[int], seed: int) -> list[Response]:
    """Return responses to ASKED, so many for each age and first answer; the rest by chance."""
    chance = Random(seed)
    ways = product(AGES, "xyz")
    each = (
        [person(chance, age, it) for _ in range(many)]
        for (age, it), many in zip(ways, counts, strict=True)
    )
    return list(chain.from_iterable(each))


def person(chance: Random, age: str, it: str) -> Response:
    order = chance.sample(("yes", "no", "maybe"), 3)
    found: dict[str, Plain] = {
        "it": picked(it),
        "then": picked(chance.choices("pq", (9, 1))[0]) if it == "x" else NOT_ASKED,
        "keep": chance.choice((["a"], ["b"], ["a", "b"])),
        "safe": chance.choices((1, 2, 3, 4, 5), (1, 2, 4, 5, 2))[0],
        "order": ["#", *order],
        "age": picked(age),
        "area": picked(chance.choices(AREAS, (4, 1))[0]),
    }
    for item_id in found:
        if chance.random() < 0.04 and found[item_id] != NOT_ASKED:
            found[item_id] = SKIPPED
    if found["it"] == SKIPPED:
        found["then"] = NOT_ASKED
    if chance.random() < 0.05:
        for item_id in list(found)[chance.randint(1, 6) :]:
            if found[item_id] != NOT_ASKED:
                found[item_id] = NOT_REACHED
    return found


GIVEN_AWAY = (13, 40, 0, 13, 40, 0, 1, 55, 0, 0, 0, 0)
"""27 say x, shown as 25, so at most 27; two groups are shown as 15, so at least 13 each."""


def test_the_attacker_works_a_count_out_where_no_second_one_is_held_back() -> None:
    responses = paired(GIVEN_AWAY)
    world = World(PAIR, unguarded(PAIR, responses), responses, PAIR.breakdowns)
    assert ("it", "age=a18", "x") in world.can_be_worked_out()


def test_the_same_count_stays_in_doubt_as_it_is_published() -> None:
    assert_in_doubt(PAIR, paired(GIVEN_AWAY))


def unguarded(asked: Survey, responses: Sequence[Response]) -> Published:
    """Return what would be published if small counts were only starred."""
    found = publish(asked, responses, {Disposition.DONE: len(responses)})
    board = Board(asked, People.of(asked, responses), STANDARD)
    board.compare(asked.breakdowns)
    return Published(
        found.survey_id,
        found.title,
        found.fingerprint,
        found.heard,
        found.tables,
        found.barriers,
        breakdowns(board, asked.breakdowns),
    )


def test_most_breakdowns_of_an_ordinary_survey_are_told() -> None:
    responses = people((9, 30, 40, 60, 30, 20, 20, 40, 60, 2, 3, 1), 1)
    published = publish(ASKED, responses, {Disposition.DONE: len(responses)})
    told = [each for each in published.breakdowns if each.groups]
    assert len(told) >= 8
