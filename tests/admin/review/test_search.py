"""Answers are found by words, whatever their endings, accents and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.review.search import finds


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("bus", "Buses are late"),
        ("late buses", "the BUSES were always late!"),
        ("cafe", "a Café by the stop"),
        ("light", "better lighting"),
        ("wheel", "a wheelchair"),
        ("tocyn", "mae'r tocynnau'n ddrud"),
        ("wheelchiar", "a wheelchair"),
        ("バス", "最終のバスが早い"),
        ("9", "they stop at 9"),
    ],
)
def test_it_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("bus wifi", "buses"), ("", "buses"), ("!!", "buses"), ("train", "buses"), ("at", "late")],
)
def test_it_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=4))
def test_the_order_of_the_words_does_not_matter(text: str, words: list[str]) -> None:
    assert finds(" ".join(words), text) == finds(" ".join(reversed(words)), text)
