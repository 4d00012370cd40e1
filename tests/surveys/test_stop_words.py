import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.stop_words import STOP_WORDS, is_stop


@pytest.mark.parametrize("words", sorted({word for said in STOP_WORDS.values() for word in said}))
def test_every_stop_word_stops(words: str) -> None:
    assert is_stop(words)


@pytest.mark.parametrize(
    "typed",
    ["STOP!!", " stop ", "/stop", "🛑 stop", "“Stop.”", "stpo", "sotp", "stp", "sttop", "stoooop"],
)
def test_a_mistyped_stop_still_stops(typed: str) -> None:
    assert is_stop(typed)


@pytest.mark.parametrize(
    "typed", ["unsubcribe", "leave me alon", "Rho’r gorau iddi!", "stopoi", "paid a gofyn"]
)
def test_longer_ways_of_leaving_allow_slips_too(typed: str) -> None:
    assert is_stop(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "shop",
        "top",
        "step",
        "end",
        "spot",
        "post",
        "stops",
        "quiet",
        "quite",
        "exist",
        "exits",
        "no",
        "no thanks",
        "dim diolch",
        "na",
        "siop",
        "digon",
        "enough",
        "go away",
        "skip",
        "",
    ],
)
def test_an_ordinary_answer_never_stops(typed: str) -> None:
    assert not is_stop(typed)


@pytest.mark.parametrize(
    "typed", ["the bus stop", "stop the cuts", "please stop closing clubs", "stopio'r bws"]
)
def test_a_stop_word_inside_a_longer_answer_never_stops(typed: str) -> None:
    assert not is_stop(typed)


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    assert is_stop(text) in (True, False)
