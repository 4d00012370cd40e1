"""Days that staff type: a date as people write it, or days from today."""

import re
from calendar import month_name
from datetime import date
from typing import Final

from admin.feedback_review import MOST_YEARS
from admin.fieldwork import FieldworkFault
from surveys.days import day_of, resolved

_DAY: Final = re.compile(
    r"(\d{1,2})(?:[/.](\d{1,2})[/.]|(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? ?)(\d{4})?",
    re.IGNORECASE,
)
"""The day first, then the month: 12/3/2027, 12.3.2027, 12 March 2027, 12th Mar."""


def typed_day(words: str, today: date) -> date:
    """Return the day that ``words`` mean, which is to come. Raises FieldworkFault."""
    try:
        day = _written_day(words, today) or resolved(day_of(words), today)
    except (ValueError, OverflowError):
        raise FieldworkFault(
            "I could not read that as a date. Type one such as 2027-05-01, or +28 days."
        ) from None
    if day <= today:
        raise FieldworkFault("Please type a day after today.")
    if day.year - today.year > MOST_YEARS:
        raise FieldworkFault(f"That is more than {MOST_YEARS} years away. Is the year right?")
    return day


def _written_day(words: str, today: date) -> date | None:
    """Return a day with the day first; without a year, the next one. Raises ValueError for one
    that does not exist."""
    found = _DAY.fullmatch(words.strip())
    if found is None:
        return None
    day, number, name, year = found.groups()
    months = [each.lower() for each in month_name]
    month = int(number or next((at for at, each in enumerate(months) if _is(name, each)), 0))
    if year:
        return date(int(year), month, int(day))
    this_year = date(today.year, month, int(day))
    return this_year if this_year > today else date(today.year + 1, month, int(day))


def _is(typed: str, month: str) -> bool:
    """Tell whether the name of a month was typed, or as much of it as stands for it."""
    return bool(month) and month.startswith(typed.lower())
