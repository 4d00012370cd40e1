from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.conditions import Among, Answered, AtLeast, AtMost, Every, Negated, Node, Some
from surveys.spreadsheet.expression import NotSaid, canonical, parsed, said
from tests.surveys.spreadsheet.made import ID, PLAIN, conditions

A, B = Among("x", ("a",)), Among("x", ("b",))
HIGH = AtLeast("n", 3.0)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("x = a", A),
        ("x = a, b", Among("x", ("a", "b"))),
        ("${x} = 'a'", A),
        ("'a' = ${x}", A),
        ("selected(${x}, 'a')", A),
        ("selected-at(${x}, 0) = 'a'", A),
        ("x != a", Negated(A)),
        ("not(x = a)", Negated(A)),
        ("not (not x = a)", Negated(Negated(A))),
        ("n >= 3", HIGH),
        ("3 <= ${n}", HIGH),
        ("count-selected(${n}) >= 3", HIGH),
        ("count-selected(${n}) > 2", HIGH),
        ("n > 2.5", Every((AtLeast("n", 2.5), Negated(AtMost("n", 2.5))))),
        ("x = a and n >= 3 or x = b", Some((Every((A, HIGH)), B))),
        ("x = a and (n >= 3 or x = b)", Every((A, Some((HIGH, B))))),
        ("${x} = 'it''s'", Among("x", ("it's",))),
        ("${x} != ''", Answered("x")),
        ("${x} = ''", Negated(Answered("x"))),
        ("x answered", Answered("x")),
        ("x not answered", Negated(Answered("x"))),
        ("not x answered", Negated(Answered("x"))),
        ("x = answered and answered not answered",
         Every((Among("x", ("answered",)), Negated(Answered("answered"))))),
    ],
)  # fmt: skip
def test_a_cell_says_a_condition(text: str, condition: Node) -> None:
    assert parsed(text) == condition


@pytest.mark.parametrize(("sign", "condition"), [(">", AtLeast("n", 4)), ("<", AtMost("n", 2))])
def test_more_than_three_is_at_least_four_where_numbers_are_whole(
    sign: str, condition: Node
) -> None:
    assert parsed(f"n {sign} 3", lambda item: item == "n") == condition


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "too early"),
        ("x", "too early"),
        ("x = ", "too early"),
        ("x is a", "=, <= or >="),
        ("x not a", "answered"),
        ("x = a)", "nothing more"),
        ("(x = a", "is expected"),
        ("${x} = ${y}", "two questions"),
        ("regex(${x}, 'a')", "nothing like it"),
        ("position(..) = 1", "nothing like it"),
        ("selected-at(${x}, 1) = 'a'", "first place"),
        ("n >= many", "no number"),
        ("n <= inf", "no number"),
        ("n < 1e999", "no number"),
        ("n > nan", "no number"),
        ("x = a $ y", "not known"),
        ("(" * 200 + "x = a" + ")" * 200, "brackets"),
        ("not " * 200 + "x = a", "brackets"),
    ],
)
def test_what_cannot_be_said_says_why(text: str, why: str) -> None:
    with pytest.raises(NotSaid, match=why):
        parsed(text)


@settings(max_examples=100)
@given(st.lists(ID, min_size=1, max_size=3).flatmap(lambda ids: conditions(ids, PLAIN)))
def test_any_condition_is_read_back_as_it_was_said(condition: Node) -> None:
    assert parsed(said(condition)) == condition


@settings(max_examples=200)
@given(st.text(st.sampled_from("x= <>!()',\"${}andornot123"), max_size=30))
def test_words_are_a_condition_or_are_refused(text: str) -> None:
    with suppress(NotSaid):
        assert parsed(said(parsed(text))) == parsed(text)


def test_answers_to_one_question_are_said_in_one_list() -> None:
    assert canonical(Some((A, B))) == Among("x", ("a", "b"))
    assert canonical(Every((Some((A, B)),))) == Among("x", ("a", "b"))
    assert canonical(Negated(Some((A, HIGH, B)))) == Negated(Some((A, HIGH, B)))


def test_whether_there_is_an_answer_can_be_asked_where_several_are_picked() -> None:
    assert parsed("${x} != ''", is_several=lambda _: True) == Answered("x")
    with pytest.raises(NotSaid, match="as a whole"):
        parsed("${x} = 'a'", is_several=lambda _: True)
