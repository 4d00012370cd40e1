import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.numbers import number_in

UNIT = ("hours", "awr")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        (" 3. ", 3),
        ("1.5", 1.5),
        ("1,5", 1.5),
        (".5", 0.5),
        ("0,500", 0.5),
        ("1,500", 1500),
        ("1 500", 1500),
        ("1.500.000", 1_500_000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("-2", -2),
        ("−2", -2),
        ("+2", 2),
        ("about 3", 3),
        ("3ish", 3),
        ("tua 3 awr", 3),
        ("3 hours", 3),
        ("3 hour", 3),
        ("3 horus", 3),
        ("£5", 5),
        ("٣", 3),
        ("١٫٥", 1.5),
        ("3️⃣", 3),
        ("1️⃣0️⃣", 10),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, value: float) -> None:
    assert number_in(typed, UNIT, whole=False) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "lots",
        "two",
        "1e5",
        "3-4",
        "3 or 4",
        "12 34",
        "1,23,4",
        "½",
        "2½",
        "1/2",
        "10:30",
        "3+",
        "<3",
        "3 minutes",
        "not 3",
        "3 hundred",
        "9" * 400,
    ],
)
def test_what_is_not_exactly_one_number_is_none(typed: str) -> None:
    assert number_in(typed, UNIT, whole=False) is None


def test_a_point_before_three_digits_means_thousands_only_where_numbers_are_whole() -> None:
    assert number_in("1.500", (), whole=True) == 1500
    assert number_in("1.500", (), whole=False) == 1.5


@given(st.integers(-(10**12), 10**12))
def test_every_whole_number_reads_back_plain_and_grouped(value: int) -> None:
    assert number_in(str(value), (), whole=True) == value
    assert number_in(f"{value:,}", (), whole=True) == value


@given(st.text(alphabet=st.characters(), max_size=40), st.booleans())
def test_any_text_can_be_read(text: str, whole: bool) -> None:
    value = number_in(text, UNIT, whole)
    assert value is None or abs(value) < 10**15


def test_nothing_becomes_a_negative_zero() -> None:
    assert str(number_in("-0", (), whole=False)) == "0.0"
