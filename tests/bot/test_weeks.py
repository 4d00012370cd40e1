from datetime import date, timedelta

import pytest

from bot.weeks import month_of, months_after, next_week, week_of


def test_a_week_belongs_to_the_year_that_most_of_it_is_in() -> None:
    assert week_of(date(2027, 1, 3)) == "2026-W53"
    assert week_of(date(2027, 1, 4)) == "2027-W01"


def test_the_names_of_weeks_sort_as_the_weeks_do() -> None:
    names = [week_of(date(2026, 1, 1) + timedelta(weeks=each)) for each in range(120)]
    assert sorted(names) == names


@pytest.mark.parametrize(("day", "monday"), [(18, 25), (20, 25), (24, 25), (25, 32)])
def test_the_next_week_begins_on_the_monday_after_a_day(day: int, monday: int) -> None:
    assert next_week(date(2027, 1, day)) == date(2027, 1, 1) + timedelta(days=monday - 1)


def test_months_are_counted_back_over_the_turn_of_the_year() -> None:
    day = date(2027, 1, 31)
    assert [month_of(day, back) for back in (0, 1, 12, 13)] == [
        "2027-01",
        "2026-12",
        "2026-01",
        "2025-12",
    ]


def test_a_day_that_a_later_month_lacks_becomes_its_last_day() -> None:
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 12) == date(2028, 8, 31)
