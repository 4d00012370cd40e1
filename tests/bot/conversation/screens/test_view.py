"""Cutting words to what a message holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.screens.view import cut
from bot.emulator.entities import utf16_length

fewer = settings(max_examples=50)


@given(st.text(), st.integers(1, 40))
@fewer
def test_cut_words_fit(text: str, longest: int) -> None:
    assert utf16_length(cut(text, longest)) <= longest


@given(st.text(max_size=20))
@fewer
def test_words_that_fit_are_left_alone(text: str) -> None:
    assert cut(text, 40) == text


def test_cut_words_say_so() -> None:
    assert cut("😀" * 5, 5) == "😀😀…"
