"""The values of a response, written and read."""

import os

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.sealing import Sealer, Unsealable
from bot.privacy.values import is_words, read_values, resealed, without_words, write_values
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


def test_without_words_everything_else_reads_the_same() -> None:
    said = {"pick": to_plain(Choice("a")), "say": "by the bridge", "many": to_plain(Choices(()))}
    left = without_words(write_values(said, "buses", WORDS))
    assert read_values(left, "buses", WORDS) == said | {"say": ""}
    assert [item for item, value in orjson.loads(left).items() if is_words(value)] == ["say"]


def test_values_without_words_stay_as_they_are_to_the_byte() -> None:
    written = write_values({"pick": to_plain(Choice("a"))}, "buses", WORDS)
    assert without_words(written) == written
    said = without_words(write_values({"say": "by the bridge"}, "buses", WORDS))
    assert without_words(said) == said


def test_nothing_is_left_of_what_is_sealed_as_a_whole() -> None:
    assert without_words(b"\x01sealed elsewhere") == b""


def test_words_that_are_sealed_anew_open_with_the_new_key_and_not_with_the_old() -> None:
    new = Sealer(os.urandom(32))
    written = write_values({"a": "More trees", "b": ["x"], "c": 3}, "parks", WORDS)
    anew = resealed(written, "parks", WORDS, new)
    assert read_values(anew, "parks", new) == {"a": "More trees", "b": ["x"], "c": 3}
    with pytest.raises(Unsealable):
        read_values(anew, "parks", WORDS)
    assert resealed(anew, "parks", WORDS, new) == anew


@pytest.mark.parametrize(
    "written",
    [
        b"\x01sealed to a key that is elsewhere",
        b'{"a":{"sealed":"?"}}',
        b'{"a":{"sealed":"AAAA"}}',
        b'{"a":{"choice":"x"},"b":[1,2]}',
    ],
)
def test_what_the_old_key_does_not_open_is_not_sealed_anew(written: bytes) -> None:
    assert resealed(written, "parks", WORDS, Sealer(os.urandom(32))) == written
