"""The solver that attacks what is published: right about what can be worked out and what cannot."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.admin.reports.solver import Problem


def test_a_sum_leaves_its_parts_open() -> None:
    problem = Problem()
    one, other = problem.number(), problem.number()
    problem.know({one: 1, other: 1}, 9, 9)
    assert problem.another([4, 5], {one: 1})


def test_two_sums_give_their_parts_away() -> None:
    problem = Problem()
    one, other = problem.number(), problem.number()
    problem.know({one: 1, other: 1}, 9, 9)
    problem.know({one: 1, other: -1}, 1, 2)
    assert not problem.another([5, 4], {one: 1})


SMALL = st.integers(0, 3)
ROW = st.tuples(st.lists(st.integers(-2, 2), min_size=3, max_size=3), st.integers(0, 2))


@settings(max_examples=200)
@given(st.lists(SMALL, min_size=3, max_size=3), st.lists(ROW, min_size=1, max_size=4))
def test_it_says_what_trying_everything_says(
    known: list[int], rows: list[tuple[list[int], int]]
) -> None:
    problem = Problem()
    places = [problem.number() for _ in known]
    for place in places:
        problem.know({place: 1}, 0, 6)
    for factors, slack in rows:
        total = sum(factor * value for factor, value in zip(factors, known, strict=True))
        terms = {place: factor for place, factor in zip(places, factors, strict=True) if factor}
        problem.know(terms, total - slack, total + slack)
    solutions = [each for each in product(range(7), repeat=3) if problem.holds(each)]
    assert problem.another(known, {0: 1}) == (len({each[0] for each in solutions}) > 1)
