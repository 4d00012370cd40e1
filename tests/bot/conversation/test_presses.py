"""What buttons carry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.barriers import Barrier
from bot.conversation.presses import (
    AskAgain,
    Because,
    ForgetMe,
    GoHome,
    GoOn,
    Hear,
    OpenSettings,
    OpenSurvey,
    Press,
    ReadNews,
    ReadPrivacy,
    Refuse,
    ShowMyData,
    Speak,
    Step,
    StopAll,
    TakeBackPress,
    TakeBreak,
    Undo,
    UndoAll,
    Verb,
    Why,
    WriteToMe,
    Writing,
    decode,
    encode,
    receipt_pressed,
)
from bot.standing import Standing

fewer = settings(max_examples=50)

_REFS = st.text("0123456789abcdef", min_size=8, max_size=8)
_RECEIPTS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", min_size=22, max_size=22
)
_SURVEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True)
PRESSES: st.SearchStrategy[Press] = st.one_of(
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
    st.builds(Undo, _SURVEYS, st.integers(0, 10**6)),
    st.builds(UndoAll, st.integers(0, 10**6), st.sampled_from(Standing), st.booleans()),
    st.builds(Why, _SURVEYS, st.booleans()),
    st.builds(Because, _SURVEYS, st.sampled_from(Barrier)),
    st.builds(OpenSettings, st.booleans()),
    st.just(TakeBreak()),
    st.builds(WriteToMe, st.sampled_from(Writing)),
    st.just(GoHome()),
    st.just(GoOn()),
    st.builds(ReadPrivacy, st.booleans()),
    st.builds(ShowMyData, st.booleans()),
    st.builds(ForgetMe, st.booleans()),
)


@given(PRESSES)
@fewer
def test_a_press_survives_its_button(press: Press) -> None:
    assert decode(encode(press)) == press


@given(PRESSES)
@fewer
def test_a_receipt_is_found_on_its_button_and_on_no_other(press: Press) -> None:
    assert receipt_pressed(encode(press)) == (press if isinstance(press, TakeBackPress) else None)


@given(PRESSES)
@fewer
def test_a_press_fits_into_64_bytes(press: Press) -> None:
    assert 1 <= len(encode(press).encode()) <= 64


@given(st.text(max_size=64))
@fewer
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
