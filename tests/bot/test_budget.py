from datetime import date

import pytest
from msgspec.structs import replace

from bot.budget import Budget
from tests.bot.storage.people import ANA

MONDAY, SUNDAY = date(2027, 1, 11), date(2027, 1, 17)
WEEK = "2027-W02"


@pytest.mark.parametrize(("started", "has_room"), [(0, True), (1, True), (2, False), (3, False)])
def test_nobody_is_written_to_more_than_twice_a_week(started: int, has_room: bool) -> None:
    written_to = replace(ANA, week=WEEK, started=started)
    assert Budget().has_room(written_to, SUNDAY) is has_room


def test_every_week_begins_with_nothing_on_monday() -> None:
    written_to = replace(ANA, week="2027-W01", started=2)
    assert Budget().has_room(written_to, MONDAY)


@pytest.mark.parametrize(("own", "has_room"), [(0, False), (1, False), (2, True), (9, True)])
def test_a_person_may_set_a_lower_limit(own: int, has_room: bool) -> None:
    written_to = replace(ANA, week=WEEK, started=1, most_a_week=own)
    assert Budget().has_room(written_to, SUNDAY) is has_room


def test_a_person_cannot_set_a_higher_limit_than_the_house() -> None:
    written_to = replace(ANA, week=WEEK, started=1, most_a_week=9)
    assert not Budget(1).has_room(written_to, SUNDAY)
