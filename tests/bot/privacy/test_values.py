"""The values of a response, written and read."""

import os

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.sealing import Sealer, Unsealable
from bot.privacy.values import read_values, write_values
from surveys.answers import (
    Amount,
    Choice,
    Choices,
    Entry,
    Missing,
    Ranks,
    Rating,
    Said,
    from_plain,
    to_plain,
)

WORDS = Sealer(os.urandom(32))
CODES = st.lists(st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True), max_size=4)
ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Said, st.text()),
    st.builds(Choice, st.sampled_from(["a", "sealed"])),
    st.builds(Choices, st.builds(tuple, CODES)),
    st.builds(Ranks, st.builds(tuple, CODES)),
    st.builds(Rating, st.integers(1, 10)),
    st.builds(Amount, st.floats(allow_nan=False, allow_infinity=False)),
    st.sampled_from(Missing),
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), ENTRIES, max_size=6))
def test_every_answer_is_read_as_it_was_written(answers: dict[str, Entry]) -> None:
    plain = {item: to_plain(entry) for item, entry in answers.items()}
    values = read_values(write_values(plain, "buses", WORDS), "buses", WORDS)
    assert {item: from_plain(value) for item, value in values.items()} == answers


def test_only_what_was_said_in_own_words_is_sealed() -> None:
    written = write_values({"own": "my secret", "pick": {"choice": "a"}}, "buses", WORDS)
    assert b"my secret" not in written
    assert orjson.loads(written)["pick"] == {"choice": "a"}


def test_words_of_one_survey_are_not_read_in_another() -> None:
    with pytest.raises(Unsealable):
        read_values(write_values({"own": "words"}, "buses", WORDS), "parks", WORDS)
