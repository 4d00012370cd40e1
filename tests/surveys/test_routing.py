import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Answers, Choice, Missing
from surveys.paths import Progress
from surveys.routing import on_route, route
from tests.surveys.small import question, survey

CHAIN = survey(
    question("intro", "statement"),
    question("a"),
    question("b", ask_if={"a": "yes"}),
    question("c", ask_if={"b": "yes"}),
    question("d"),
)
GIVEN = st.dictionaries(
    st.sampled_from("abcd"), st.sampled_from([Choice("yes"), Choice("no"), Missing.SKIPPED])
)


def ids(answers: Answers) -> list[str]:
    return [item.id for item in route(CHAIN, answers).items]


def test_items_are_asked_when_their_condition_holds() -> None:
    assert ids({}) == ["intro", "a", "d"]
    assert ids({"a": Choice("yes")}) == ["intro", "a", "b", "d"]


def test_an_answer_off_the_route_opens_nothing() -> None:
    assert ids({"a": Choice("no"), "b": Choice("yes")}) == ["intro", "a", "d"]


@given(GIVEN)
def test_answers_to_later_items_never_change_what_came_before(answers: Answers) -> None:
    earlier = {key: value for key, value in answers.items() if key in "ab"}
    assert ids(earlier)[:3] == ids(answers)[:3]


@given(GIVEN)
def test_back_is_the_way_one_came(answers: Answers) -> None:
    way = route(CHAIN, answers)
    for item in way.items[:-1]:
        following = way.after(item.id)
        assert following is not None
        assert way.before(following.id) == item


def test_both_ends_of_a_route_are_open() -> None:
    way = route(CHAIN, {})
    assert way.before("intro") is None
    assert way.after("d") is None


def test_progress_counts_questions_and_not_statements() -> None:
    way = route(CHAIN, {"a": Choice("yes")})
    assert way.progress("intro") == way.progress("a") == Progress(1, 3)
    assert way.progress("d") == Progress(3, 3)


def test_an_item_off_the_route_has_no_place() -> None:
    assert "b" not in route(CHAIN, {})
    with pytest.raises(KeyError):
        route(CHAIN, {}).progress("b")


def test_every_question_ends_with_an_answer_or_the_reason_why_not() -> None:
    assert on_route(CHAIN, {"a": Choice("no"), "b": Choice("yes")}) == {
        "a": Choice("no"),
        "b": Missing.NOT_ASKED,
        "c": Missing.NOT_ASKED,
        "d": Missing.NOT_REACHED,
    }
