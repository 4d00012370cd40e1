import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import (
    Amount,
    Choice,
    Choices,
    Entry,
    Missing,
    Ranks,
    Rating,
    Said,
    as_whole,
    from_plain,
    in_digits,
    to_plain,
)

CODES = st.text("abc_1", min_size=1, max_size=4)
ENTRIES = st.one_of(
    st.sampled_from(Missing),
    st.builds(Choice, CODES),
    st.builds(Choices, st.lists(CODES).map(tuple)),
    st.builds(Ranks, st.lists(CODES).map(tuple)),
    st.builds(Rating, st.integers(1, 10)),
    st.builds(Amount, st.floats(allow_nan=False, allow_infinity=False)),
    st.builds(Said, st.text()),
)


@given(ENTRIES)
def test_every_entry_comes_back_from_json(entry: Entry) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(entry)))) == entry


@pytest.mark.parametrize("value", [None, {}, {"other": 1}, {"missing": "lost"}])
def test_what_is_no_answer_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not"):
        from_plain(value)


@pytest.mark.parametrize(
    ("amount", "written"),
    [(2.0, "2"), (-0.0, "0"), (2.5, "2.5"), (1234567.0, "1234567"), (1234567.25, "1234567.25")],
)
def test_a_number_is_written_with_all_its_digits(amount: float, written: str) -> None:
    assert in_digits(amount) == written
    assert as_whole(amount) == amount
