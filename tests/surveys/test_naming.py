import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.naming import name_for


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Every week", "every_week"),
        ("9pm – 10pm", "9pm_10pm"),
        ("Tŷ’r Ysgol", "tyr_ysgol"),
        ("🌳", "option"),
        ("ليس كثيرًا", "option"),
    ],
)
def test_a_name_is_made_of_the_letters_of_words(words: str, name: str) -> None:
    assert name_for(words, ()) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert name_for("Parks", {"parks"}) == "parks_2"
    assert name_for("Parks", {"parks", "parks-2"}, "-") == "parks-3"


@given(st.text(max_size=200), st.sets(st.sampled_from(["a", "a_2", "option", "option_2"])))
def test_whatever_is_said_its_name_is_a_code_that_nobody_has(words: str, taken: set[str]) -> None:
    name = name_for(words, taken)
    assert re.fullmatch("[a-z0-9_]{1,32}", name)
    assert name not in taken
