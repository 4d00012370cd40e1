from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.days import After, Moment, day_of, plain, resolved

DAYS = st.one_of(st.dates(), st.builds(After, st.integers(0, 9999)))


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2027-02-12", date(2027, 2, 12)),
        (date(2027, 2, 12), date(2027, 2, 12)),
        ("+28 days", After(28)),
        ("+ 1 day", After(1)),
        (" +4 weeks ", After(28)),
        ("+0 days", After(0)),
    ],
)
def test_a_day_is_a_date_or_counted_from_publishing(raw: object, day: Moment) -> None:
    assert day_of(raw) == day


@pytest.mark.parametrize(
    "raw",
    ["soon", "", "28 days", "-3 days", "+3 months", "2027-02-30", 3, None, datetime(2027, 2, 12)],
)
def test_anything_else_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match="should be a date"):
        day_of(raw)


@given(DAYS)
def test_every_day_comes_back_from_its_file(day: Moment) -> None:
    assert day_of(plain(day)) == day


def test_a_relative_day_is_resolved_from_the_day_of_publishing() -> None:
    assert resolved(After(28), date(2027, 1, 15)) == date(2027, 2, 12)
    assert resolved(date(2027, 2, 12), date(2030, 1, 1)) == date(2027, 2, 12)
