from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.quiet_hours import NEVER_QUIET, QuietHours, Span, span

NIGHT, SCHOOL = Span(time(20, 30), time(8)), Span(time(8, 45), time(15, 15))
LONDON = QuietHours(ZoneInfo("Europe/London"), NIGHT, SCHOOL)


def at(written: str, zone: str = "Europe/London", fold: int = 0) -> float:
    """Return the moment that a clock in ``zone`` shows."""
    local = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return local.timestamp()


@pytest.mark.parametrize(
    ("written", "is_quiet"),
    [
        ("2027-01-16T20:29:59", False),
        ("2027-01-16T20:30", True),
        ("2027-01-17T00:00", True),
        ("2027-01-17T07:59:59", True),
        ("2027-01-17T08:00", False),
    ],
)
def test_the_night_is_quiet_on_every_day(written: str, is_quiet: bool) -> None:
    assert LONDON.is_quiet(at(written)) is is_quiet


@pytest.mark.parametrize(
    ("written", "is_quiet"),
    [
        ("2027-01-18T08:44:59", False),
        ("2027-01-18T08:45", True),
        ("2027-01-22T15:14:59", True),
        ("2027-01-22T15:15", False),
        ("2027-01-23T10:00", False),
        ("2027-01-24T10:00", False),
    ],
)
def test_school_is_quiet_from_monday_to_friday(written: str, is_quiet: bool) -> None:
    assert LONDON.is_quiet(at(written)) is is_quiet


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2027-01-16T12:00:07", "2027-01-16T12:00:07"),
        ("2027-01-16T23:10:07", "2027-01-17T08:00"),
        ("2027-01-18T03:00", "2027-01-18T08:00"),
        ("2027-01-18T09:30:01", "2027-01-18T15:15"),
        ("2027-01-18T20:30", "2027-01-19T08:00"),
    ],
)
def test_messages_start_when_the_quiet_ends(now: str, opens: str) -> None:
    assert LONDON.opens(at(now)) == at(opens)


def test_the_night_when_clocks_go_forward_is_an_hour_shorter() -> None:
    evening = at("2027-03-27T20:30")
    assert LONDON.opens(evening) == at("2027-03-28T08:00") == evening + 10.5 * 3600


def test_the_night_when_clocks_go_back_is_an_hour_longer() -> None:
    evening = at("2027-10-30T20:30")
    assert LONDON.opens(evening) == at("2027-10-31T08:00") == evening + 12.5 * 3600


def test_a_span_that_ends_in_an_hour_that_is_left_out_ends_as_clocks_go_forward() -> None:
    hours = QuietHours(ZoneInfo("Europe/London"), Span(time(20, 30), time(1, 30)))
    assert hours.opens(at("2027-03-28T00:10")) == at("2027-03-28T02:00")


def test_a_span_that_ends_in_an_hour_that_comes_twice_is_quiet_again() -> None:
    hours = QuietHours(ZoneInfo("Europe/London"), Span(time(20, 30), time(1, 30)))
    first, second = at("2027-10-31T01:40"), at("2027-10-31T01:10", fold=1)
    assert (hours.is_quiet(first), hours.is_quiet(second)) == (False, True)
    assert hours.opens(second) == at("2027-10-31T01:30", fold=1)


@pytest.mark.parametrize(
    ("zone", "evening"),
    [
        ("Australia/Lord_Howe", "2027-04-03T21:00"),  # goes back by half an hour
        ("Australia/Lord_Howe", "2027-10-02T21:00"),
        ("Asia/Kathmandu", "2027-01-16T21:00"),  # 5 hours and 45 minutes ahead
        ("Pacific/Chatham", "2027-04-03T21:00"),
        ("America/St_Johns", "2027-03-13T21:00"),
        ("Africa/Cairo", "2027-04-29T21:00"),  # goes forward at midnight
    ],
)
def test_messages_start_at_eight_by_the_clocks_of_any_zone(zone: str, evening: str) -> None:
    opens = QuietHours(ZoneInfo(zone), NIGHT).opens(at(evening, zone))
    shown = datetime.fromtimestamp(opens, ZoneInfo(zone))
    morning = datetime.fromisoformat(evening).date() + timedelta(days=1)
    assert (shown.date(), shown.time()) == (morning, time(8))


def test_no_minute_of_a_year_starts_a_message_before_the_quiet_ends() -> None:
    moment, end = at("2027-01-01T00:00"), at("2028-01-01T00:00")
    while moment < end:
        opens = LONDON.opens(moment)
        assert not LONDON.is_quiet(opens)
        assert opens == moment or LONDON.is_quiet(opens - 1)
        moment += 5 * 3600 + 7 * 60


def test_without_spans_no_hour_is_quiet() -> None:
    assert not any(NEVER_QUIET.is_quiet(3600.0 * hour) for hour in range(200))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2027-01-16T12:00", "at once"),
        ("2027-01-16T06:00", "at 08:00 today"),
        ("2027-01-16T23:00", "at 08:00 tomorrow"),
        ("2027-01-18T09:00", "at 15:15 today"),
    ],
)
def test_staff_are_told_when_messages_start(now: str, told: str) -> None:
    assert LONDON.told(at(now)) == told


def test_a_start_after_tomorrow_is_told_by_its_day() -> None:
    closed = QuietHours(UTC, Span(time(6), time(5)), Span(time(4), time(6)))
    assert closed.told(datetime(2027, 1, 20, 7, tzinfo=UTC).timestamp()) == "at 05:00 on Saturday"


def test_a_setting_names_two_times_or_none() -> None:
    assert span("20:30-08:00") == NIGHT
    assert span("none") is None


@pytest.mark.parametrize("raw", ["", "20:30", "8:00-9:00", "20:30-24:00", "08:00-08:00", "night"])
def test_any_other_setting_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="should"):
        span(raw)


def test_a_day_begins_at_midnight_of_its_zone() -> None:
    monday = datetime(2027, 7, 5).date()
    assert LONDON.begins(monday) == at("2027-07-05T00:00")
    assert LONDON.day(LONDON.begins(monday)) == monday
