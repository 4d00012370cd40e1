import pytest

from surveys.conditions import Among, Answered, AtLeast, Every, Negated, Node, Some
from surveys.spreadsheet.expression import NotSaid
from surveys.spreadsheet.relevant import (
    Picks,
    constraint,
    limits,
    picks,
    picks_constraint,
    relevant,
)

KINDS = {"one": "single_choice", "many": "multiple_choice", "order": "ranking", "rate": "scale"}
NAMES = {**{item: item for item in KINDS}, "one": "q_one"}


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Among("one", ("a", "b")), "(${q_one} = 'a' or ${q_one} = 'b')"),
        (Among("many", ("a",)), "selected(${many}, 'a')"),
        (Among("order", ("a",)), "selected-at(${order}, 0) = 'a'"),
        (Among("rate", ("3",)), "${rate} = 3"),
        (Answered("one"), "${q_one} != ''"),
        (AtLeast("many", 2.0), "count-selected(${many}) >= 2"),
        (Negated(AtLeast("rate", 2.5)), "not(${rate} >= 2.5)"),
        (
            Some((Every((Among("rate", ("1",)), AtLeast("rate", 1))), Among("one", ("it's",)))),
            '((${rate} = 1) and (${rate} >= 1)) or (${q_one} = "it\'s")',
        ),
    ],
)
def test_a_condition_is_said_as_other_tools_say_it(condition: Node, text: str) -> None:
    assert relevant(condition, KINDS, NAMES) == text


@pytest.mark.parametrize(
    "condition", [Among("one", ("skipped",)), Among("two", ("a",)), Among("one", ("'\"",))]
)
def test_what_other_tools_cannot_say_is_refused(condition: Node) -> None:
    with pytest.raises(NotSaid):
        relevant(condition, KINDS, NAMES)


@pytest.mark.parametrize(
    ("text", "is_whole", "found"),
    [
        (". >= 1 and . <= 9", True, (1, 9)),
        (".>0 and .<10", True, (1, 9)),
        ("0.5 <= .", False, None),
        ("string-length(.) <= 80", True, (None, 80)),
        (". > 0", False, None),
        (". >= 1 or . = 0", True, None),
        ("${rate} > 1", True, None),
        (". <= 1e999", True, None),
        (f". = {'9' * 400}", True, None),
    ],
)
def test_a_constraint_sets_limits_or_is_refused(
    text: str, is_whole: bool, found: tuple[float | None, float | None] | None
) -> None:
    if found is None:
        with pytest.raises(NotSaid):
            limits(text, is_whole)
    else:
        assert limits(text, is_whole) == found


def test_limits_are_read_back_as_they_were_written() -> None:
    assert limits(constraint(".", -1.5, 20.0), is_whole=False) == (-1.5, 20.0)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("count-selected( . ) = 2", Picks(2, 2)),
        ("count-selected(.) < 3", Picks(None, 2)),
        ("not(selected(., 'none') and count-selected(.) > 1)", Picks(alone=("none",))),
        ("not(selected(., 'none')) or count-selected(.) = 1", Picks(alone=("none",))),
        ("count-selected(.) <= 1 or not(selected(., 'none'))", Picks(alone=("none",))),
        (
            "(count-selected(.) >= 2 or selected(., 'x')) and not(selected(., 'x') "
            "and count-selected(.) > 1)",
            Picks(2, None, ("x",)),
        ),
        ("count-selected(.) >= 2 or selected(., 'x')", None),
        ("not(selected(., 'a') and selected(., 'b'))", None),
        ("selected(., 'a')", None),
        (". > 2", None),
    ],
)
def test_a_constraint_says_what_may_be_picked_or_is_refused(
    text: str, allowed: Picks | None
) -> None:
    if allowed is None:
        with pytest.raises(NotSaid):
            picks(text)
    else:
        assert picks(text) == allowed


@pytest.mark.parametrize(
    "allowed",
    [Picks(), Picks(2, 3), Picks(None, 3, ("none",)), Picks(2, 4, ("none", "dont_know"))],
)
def test_what_may_be_picked_is_read_back_as_it_was_written(allowed: Picks) -> None:
    text = picks_constraint(allowed)
    assert (picks(text) if text else Picks()) == allowed
