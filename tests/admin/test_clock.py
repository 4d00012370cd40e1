from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from admin.clock import Clock, at_ten


def test_a_clock_is_ahead_by_so_many_seconds() -> None:
    gap = Clock(ahead=3600.0).seconds() - Clock().seconds()
    assert abs(gap - 3600) < 5


def test_days_are_counted_in_the_clocks_zone() -> None:
    east, west = (Clock(ZoneInfo(zone)) for zone in ("Pacific/Kiritimati", "Pacific/Niue"))
    assert east.today() - west.today() in (timedelta(days=1), timedelta(days=2))
    assert east.now().utcoffset() == timedelta(hours=14)


def test_a_demo_begins_at_ten_in_the_morning() -> None:
    clock = at_ten(ZoneInfo("Europe/London"))
    assert (clock.now().hour, clock.now().minute) == (10, 0)
    assert clock.today() == datetime.now(UTC).astimezone(ZoneInfo("Europe/London")).date()
