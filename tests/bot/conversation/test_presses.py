"""What buttons carry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.presses import (
    AskAgain,
    GoHome,
    Hear,
    OpenSurvey,
    Press,
    ReadNews,
    Refuse,
    Speak,
    Step,
    StopAll,
    TakeBackPress,
    Verb,
    decode,
    encode,
)

unhurried = settings(deadline=None, max_examples=50)

_REFS = st.text("0123456789abcdef", min_size=8, max_size=8)
_RECEIPTS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", min_size=22, max_size=22
)
_SURVEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True)
_PRESSES: st.SearchStrategy[Press] = st.one_of(
    st.builds(
        Step,
        _REFS,
        st.integers(0, 10**6),
        st.integers(0, 59),
        st.sampled_from(Verb),
        st.integers(-(10**6), 10**6),
    ),
    st.builds(TakeBackPress, _REFS, _RECEIPTS),
    st.builds(AskAgain, _REFS, _RECEIPTS, st.booleans()),
    st.builds(Hear, _REFS, st.booleans()),
    st.builds(OpenSurvey, _SURVEYS),
    st.builds(Refuse, _REFS),
    st.builds(ReadNews, st.one_of(st.just(""), _SURVEYS)),
    st.builds(Speak, st.sampled_from(["en", "cy"])),
    st.just(StopAll()),
    st.just(GoHome()),
)


@given(_PRESSES)
@unhurried
def test_a_press_survives_its_button(press: Press) -> None:
    assert decode(encode(press)) == press


@given(_PRESSES)
@unhurried
def test_a_press_fits_into_64_bytes(press: Press) -> None:
    assert 1 <= len(encode(press).encode()) <= 64


@given(st.text(max_size=64))
@unhurried
def test_any_data_is_a_press_or_none(data: str) -> None:
    press = decode(data)
    assert press is None or decode(encode(press)) == press


@pytest.mark.parametrize(
    "data", ["", "?", "q.abc.1.2", "q.abc.2.p.0.x", "q.abc.2.?.0.1", "h.abc.2", "a.abc.r", "stop"]
)
def test_data_that_is_none_of_ours_is_no_press(data: str) -> None:
    assert decode(data) is None


def test_no_two_verbs_look_alike_on_a_button() -> None:
    assert len({verb.value for verb in Verb}) == len(Verb)
