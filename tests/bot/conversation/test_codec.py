"""Interviews as bytes."""

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.codec import Unreadable, from_bytes, plain_answers, to_bytes
from bot.conversation.state import (
    Asking,
    AtTheDoor,
    ChoosingLanguage,
    Interview,
    Introduced,
    Reviewing,
    Rewritten,
    Sent,
    StopOrHelp,
)
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said

fewer = settings(max_examples=50)

_IDS = st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True)
_CODES = st.lists(_IDS, max_size=4, unique=True).map(tuple)
_WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
_ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.sampled_from(Missing),
    st.builds(Choice, _IDS),
    st.builds(Choices, _CODES),
    st.builds(Ranks, _CODES),
    st.builds(Rating, st.integers(1, 10)),
    st.builds(Amount, st.floats(allow_nan=False, allow_infinity=False)),
    st.builds(Said, _WORDS),
)
_PLACES = st.one_of(
    st.builds(Introduced, st.booleans()),
    st.just(AtTheDoor()),
    st.builds(Asking, _IDS, _CODES, _WORDS),
    st.just(Reviewing()),
    st.builds(Sent, _WORDS),
)
_ASIDES = st.one_of(
    st.none(),
    st.just(StopOrHelp()),
    st.just(ChoosingLanguage()),
    st.builds(Rewritten, _IDS, _WORDS),
)
_INTERVIEWS = st.builds(
    Interview,
    survey=_IDS,
    version=_IDS,
    seed=st.integers(0, 2**32 - 1),
    at=_PLACES,
    answers=st.dictionaries(_IDS, _ENTRIES, max_size=4),
    turn=st.integers(0, 10**6),
    active=st.booleans(),
    changing=st.booleans(),
    aside=_ASIDES,
    typed=st.dictionaries(_IDS, st.integers(0, 2**31), max_size=3),
    message=st.integers(0, 2**31),
)


@given(_INTERVIEWS)
@fewer
def test_an_interview_survives_being_written_and_read(interview: Interview) -> None:
    assert from_bytes(to_bytes(interview)) == interview


@given(_INTERVIEWS)
@fewer
def test_plain_answers_are_what_json_can_hold(interview: Interview) -> None:
    plain = plain_answers(interview)
    assert orjson.loads(orjson.dumps(plain)) == plain


@given(st.binary(max_size=60))
@fewer
def test_other_bytes_are_unreadable(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        from_bytes(raw)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", ["nowhere"]),
        ("at", None),
        ("aside", ["only one"]),
        ("answers", {"it": None}),
        ("answers", []),
    ],
)
def test_an_interview_with_a_strange_part_is_unreadable(name: str, value: object) -> None:
    raw = orjson.loads(to_bytes(Interview("s", "v", 1)))
    with pytest.raises(Unreadable):
        from_bytes(orjson.dumps({**raw, name: value}))


def test_an_interview_with_a_part_missing_is_unreadable() -> None:
    raw = orjson.loads(to_bytes(Interview("s", "v", 1)))
    del raw["survey"]
    with pytest.raises(Unreadable):
        from_bytes(orjson.dumps(raw))
