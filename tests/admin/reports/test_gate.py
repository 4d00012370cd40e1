"""Thresholds can be made stricter and never looser."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.reports.gate import Gate, told_as, word
from admin.reports.published import Count, Suppressed, Word


@pytest.mark.parametrize("setting", [field.name for field in fields(Gate)])
def test_no_threshold_can_be_loosened(setting: str) -> None:
    with pytest.raises(ValueError, match=setting):
        replace(Gate(), **{setting: getattr(Gate(), setting) - 1})


@pytest.mark.parametrize("setting", [field.name for field in fields(Gate)])
def test_every_threshold_can_be_made_stricter(setting: str) -> None:
    stricter = getattr(Gate(), setting) * 2
    assert getattr(replace(Gate(), **{setting: stricter}), setting) == stricter


@pytest.mark.parametrize("count", range(1, 8))
def test_one_to_seven_are_suppressed(count: int) -> None:
    assert Gate().rounded(count) == Suppressed(8)


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (8, 10), (12, 10), (13, 15), (62, 60)])
def test_other_counts_go_to_the_nearest_five(count: int, shown: int) -> None:
    assert Gate().rounded(count) == shown


@pytest.mark.parametrize(
    ("count", "base", "shown"),
    [(62, 113, Count(60, 52)), (0, 60, Count(0, 0)), (58, 57, Count(60, 100))],
)
def test_shares_come_from_rounded_counts(count: int, base: int, shown: Count) -> None:
    assert Gate().value(count, base) == shown


@given(st.integers(5, 49), st.data())
def test_words_follow_the_share(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    share = Fraction(count, base)
    expected = (
        Word.MOST
        if share > Fraction(3, 5)
        else Word.HALF
        if share >= Fraction(2, 5)
        else Word.SOME
        if share > Fraction(1, 5)
        else Word.FEW
    )
    assert word(count, base) is expected


def test_nobody_and_everybody_have_no_words_of_their_own() -> None:
    assert word(0, 20) is word(3, 20)
    assert word(20, 20) is word(15, 20)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([100], [0]),
        ([10, 10], [0, 1]),
        ([100, 3, 50], [0, 0, 2]),
        ([20, 3, 9], [0, 0, 0]),
        ([3, 100], [1, 1]),
        ([3, 4, 100], [2, 2, 2]),
        ([5, 6, 7], [0, 0, 0]),
        ([0, 20], [1, 1]),
        ([], []),
    ],
)
def test_a_version_with_too_few_answers_goes_with_the_one_before(
    counts: list[int], told: list[int]
) -> None:
    assert told_as(counts, 10) == told
