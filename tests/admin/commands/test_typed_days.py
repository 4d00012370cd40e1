from datetime import date

import pytest

from admin.commands.typed_days import typed_day
from admin.fieldwork import FieldworkFault

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-05-01", date(2027, 5, 1)),
        ("+28 days", date(2026, 12, 20)),
        ("12/3/2027", date(2027, 3, 12)),
        ("12.03.2027", date(2027, 3, 12)),
        ("12 March 2027", date(2027, 3, 12)),
        ("3rd of May 2027", date(2027, 5, 3)),
        ("5 Sept. 2027", date(2027, 9, 5)),
        ("1 December", date(2026, 12, 1)),
        ("12th Mar", date(2027, 3, 12)),
        ("22 November", date(2027, 11, 22)),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: date) -> None:
    assert typed_day(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["soon", "12/3", "31/2/2027", "12/13/2027", "5 Foo", "29 February"]
)
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(FieldworkFault, match="could not read that as a date"):
        typed_day(words, TODAY)


@pytest.mark.parametrize("words", ["2026-11-22", "1/1/2020", "1 March 2026"])
def test_a_day_that_is_not_to_come_is_refused(words: str) -> None:
    with pytest.raises(FieldworkFault, match="a day after today"):
        typed_day(words, TODAY)


def test_a_day_in_many_years_is_doubted() -> None:
    with pytest.raises(FieldworkFault, match="Is the year right"):
        typed_day("1 May 2127", TODAY)
