import pytest

from surveys import common_words
from surveys.named_people import names_a_person
from surveys.named_schools import names_a_school


@pytest.mark.parametrize(
    "words",
    [
        common_words.NO_NAMES,
        common_words.NO_TITLES,
        common_words.NO_SCHOOLS,
        common_words.NO_SCHOOLS_IN_WELSH,
        common_words.NO_ACCOUNTS,
        common_words.NO_HANDLES,
    ],
)
def test_they_are_written_as_they_are_looked_up(words: frozenset[str]) -> None:
    assert {word for word in words if word != word.lower()} == set()


def test_nobody_and_no_school_is_named_by_one() -> None:
    for word in common_words.NO_NAMES:
        assert not names_a_person(f"my name is {word}", frozenset({"name"}))
    for word in common_words.NO_SCHOOLS:
        assert not names_a_school(f"at {word} school", frozenset({"school"}))
