import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Amount, Answers, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.conditions import (
    Among,
    Answered,
    AtLeast,
    AtMost,
    Every,
    Negated,
    Node,
    Some,
    condition_of,
    holds,
    mentions,
    plain,
)

ANSWERS: Answers = {
    "one": Choice("tea"),
    "some": Choices(("tea", "bus")),
    "rank": Ranks(("bus", "tea")),
    "scale": Rating(4),
    "hours": Amount(2.5),
    "income": Amount(1234567.0),
    "words": Said("hello"),
    "left": Missing.SKIPPED,
}
VALUES = st.lists(st.text("ab", min_size=1), min_size=1, max_size=3).map(tuple)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Among, st.just("one"), VALUES),
    st.builds(AtLeast, st.just("scale"), st.floats(0, 9)),
    st.builds(AtMost, st.just("scale"), st.floats(0, 9)),
    st.builds(Answered, st.sampled_from(["one", "left", "words"])),
)


def _combined(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Every, parts), st.builds(Some, parts), st.builds(Negated, part))


CONDITIONS = st.recursive(LEAVES, _combined)


@pytest.mark.parametrize(
    "raw",
    [
        {"one": "tea"},
        {"one": ["tea", "sea"]},
        {"some": "bus"},
        {"rank": "bus"},
        {"scale": 4},
        {"scale": {"at_least": 4}},
        {"scale": {"at_most": 4}},
        {"hours": 2.5},
        {"scale": 4.0},
        {"income": 1234567},
        {"income": 1234567.0},
        {"hours": {"at_least": 2}},
        {"some": {"at_least": 2}},
        {"words": "hello"},
        {"words": {"answered": True}},
        {"left": {"answered": False}},
        {"left": "skipped"},
        {"some": {"at_most": 2}},
        {"not": {"one": "sea"}},
        {"all": [{"one": "tea"}, {"scale": 4}]},
        {"any": [{"one": "sea"}, {"scale": 4}]},
        {"one": "tea", "scale": 4},
    ],
)
def test_a_true_condition_holds(raw: object) -> None:
    assert holds(condition_of(raw), ANSWERS)


@pytest.mark.parametrize(
    "raw",
    [
        {"one": "sea"},
        {"some": "sea"},
        {"rank": "tea"},
        {"scale": {"at_least": 5}},
        {"one": {"at_least": 1}},
        {"not": {"one": "tea"}},
        {"left": {"answered": True}},
        {"nobody": {"answered": True}},
        {"one": {"answered": False}},
        {"all": [{"one": "tea"}, {"scale": 3}]},
        {"any": [{"one": "sea"}, {"scale": 3}]},
        {"one": "tea", "scale": 3},
    ],
)
def test_a_false_condition_does_not_hold(raw: object) -> None:
    assert not holds(condition_of(raw), ANSWERS)


@pytest.mark.parametrize("entry", [None, Missing.NOT_ASKED])
def test_a_comparison_without_an_answer_is_false_and_its_negation_true(entry: Entry | None) -> None:
    answers: Answers = {} if entry is None else {"one": entry}
    for raw in ({"one": "tea"}, {"one": {"at_least": 0}}):
        assert not holds(condition_of(raw), answers)
        assert holds(condition_of({"not": raw}), answers)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "one",
        [],
        {},
        {"all": []},
        {"any": "x"},
        {"not": 3},
        {"one": None},
        {"one": True},
        {"one": []},
        {"one": {"at_least": "x"}},
        {"one": {"at_least": True}},
        {"one": {"at_most": float("inf")}},
        {"one": {"at_most": float("nan")}},
        {"one": {"at_least": 10**400}},
        {"one": {"at_least": 10**5000}},
        {"one": {"at_least": 1, "at_most": 2}},
        {"one": {"answered": "yes"}},
        {"one": {"answered": True, "at_least": 1}},
        {"one": {}},
    ],
)
def test_what_is_no_condition_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        condition_of(raw)


@given(CONDITIONS)
def test_every_condition_comes_back_from_its_file(condition: Node) -> None:
    assert condition_of(plain(condition)) == condition


@given(CONDITIONS)
def test_a_negation_is_always_the_opposite(condition: Node) -> None:
    assert holds(Negated(condition), ANSWERS) is not holds(condition, ANSWERS)


def test_every_item_that_a_condition_looks_at_is_mentioned() -> None:
    raw = {"all": [{"one": "tea"}, {"any": [{"scale": {"at_least": 2}}, {"not": {"some": "bus"}}]}]}
    found = list(mentions(condition_of(raw)))
    assert found == [("one", ("tea",)), ("scale", ()), ("some", ("bus",))]
