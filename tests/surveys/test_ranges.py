from math import inf

import pytest

from surveys.ranges import gaps, overlaps, range_of, ranges_of


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("16 to 17", 16, 17),
        ("16–17", 16, 17),
        ("16 i 17", 16, 17),
        ("£5 to £10", 5, 10),
        ("1 to 2 hours", 1, 2),
        ("Under 16", -inf, 15),
        ("O dan 16", -inf, 15),
        ("17 or under", -inf, 17),
        ("Over 25", 26, inf),
        ("Dros 25", 26, inf),
        ("25+", 25, inf),
        ("18 or over", 18, inf),
        ("18 neu hŷn", 18, inf),
        ("18", 18, 18),
        ("1,000 to 2,000", 1000, 2000),
    ],
)
def test_a_label_that_is_a_range_is_read(label: str, low: float, high: float) -> None:
    found = range_of(label)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("label", ["Every week", "Route 4 to the hospital", "9pm", "16 to", ""])
def test_other_labels_are_no_ranges(label: str) -> None:
    assert range_of(label) is None


def test_neighbours_that_share_a_number_overlap() -> None:
    found = list(overlaps(ranges_of(["Over 21", "16 to 18", "18 to 21", "Under 16"])))
    assert [(before.label, after.label, number) for before, after, number in found] == [
        ("16 to 18", "18 to 21", 18)
    ]


def test_neighbours_with_numbers_between_them_have_a_gap() -> None:
    found = list(gaps(ranges_of(["Under 16", "16 to 17", "20 or over", "Other"])))
    assert [(before.label, after.label) for before, after in found] == [("16 to 17", "20 or over")]


def test_ranges_that_meet_are_fine() -> None:
    ranges = ranges_of(["Under 16", "16 to 17", "18 to 21", "Over 21"])
    assert (list(overlaps(ranges)), list(gaps(ranges))) == ([], [])
