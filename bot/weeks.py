"""Weeks and months by name, as they are kept of people: never a clock time."""

from datetime import date, timedelta


def week_of(day: date) -> str:
    """Return the ISO week of a day, ``2027-W03``. Names of weeks sort as the weeks do."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def next_week(day: date) -> date:
    """Return the Monday after a day."""
    return day + timedelta(days=8 - day.isoweekday())


def month_of(day: date, back: int = 0) -> str:
    """Return the month of a day, ``2027-01``, or one so many months ``back``."""
    months = day.year * 12 + day.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02}"


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; in a shorter month, its last day."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
