import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.commands.figures import people, people_in_steps


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "nobody"),
        (1, "fewer than 8 people"),
        (7, "fewer than 8 people"),
        (8, "about 10 people"),
        (62, "about 60 people"),
    ],
)
def test_people_are_rounded_and_small_numbers_are_not_told(count: int, said: str) -> None:
    assert people(count) == said


@given(st.integers(0, 500), st.integers(5, 20))
def test_a_figure_of_an_open_survey_changes_only_once_a_batch(count: int, step: int) -> None:
    floor = count // step * step
    assert people_in_steps(count, step) == people_in_steps(floor, step)


def test_nobody_and_a_few_are_not_told_apart_while_a_survey_is_open() -> None:
    assert people_in_steps(0, 8) == people_in_steps(7, 8) == "fewer than 8 people"
