"""Days that staff type: a date, or days from today."""

from datetime import date

from admin.feedback_review import MOST_YEARS
from admin.fieldwork import FieldworkFault
from surveys.days import day_of, resolved


def typed_day(words: str, today: date) -> date:
    """Return the day that ``words`` mean, which is to come. Raises FieldworkFault."""
    try:
        day = resolved(day_of(words), today)
    except (ValueError, OverflowError):
        raise FieldworkFault(
            "I could not read that as a date. Type one such as 2027-05-01, or +28 days."
        ) from None
    if day <= today:
        raise FieldworkFault("Please type a day after today.")
    if day.year - today.year > MOST_YEARS:
        raise FieldworkFault(f"That is more than {MOST_YEARS} years away. Is the year right?")
    return day
