"""When we start no message: at night, and while school is on. Replies never wait."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_MINUTE = 60
_LONGEST = 8 * 24 * 60
"""Minutes looked ahead. No week is quiet throughout, for a span is shorter than a day."""
_SATURDAY = 6


class Span(Struct, frozen=True):
    """A part of the day by the clock on the wall, perhaps over midnight; ``ends`` is outside."""

    begins: time
    ends: time

    def holds(self, moment: time) -> bool:
        """Tell whether a time of day lies in it."""
        if self.begins < self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends


def span(raw: str) -> Span | None:
    """Return the span that a setting names, ``20:30-08:00``; of ``none``, None.

    Raises ValueError, with what is wrong, for anything else.
    """
    if raw.strip().lower() == "none":
        return None
    found = _SPAN.fullmatch(raw.strip())
    if not found:
        raise ValueError("should be two times such as 20:30-08:00, or none")
    begins, ends = (time(int(found[at]), int(found[at + 1])) for at in (1, 3))
    if begins == ends:
        raise ValueError("should end at another time than it begins; none switches it off")
    return Span(begins, ends)


class QuietHours(Struct, frozen=True):
    """The hours in which nothing is started, by the clocks of ``zone``. Moments are seconds since
    1970, so that it is right on the days when clocks are put forward or back."""

    zone: tzinfo = UTC
    night: Span | None = None
    school: Span | None = None
    """From Monday to Friday."""

    def is_quiet(self, now: float) -> bool:
        """Tell whether nothing may be started just now."""
        here = datetime.fromtimestamp(now, self.zone)
        on = [self.night, self.school if here.isoweekday() < _SATURDAY else None]
        return any(each is not None and each.holds(here.time()) for each in on)

    def opens(self, now: float) -> float:
        """Return when messages may be started: ``now``, or the full minute when it ceases to be
        quiet."""
        if not self.is_quiet(now):
            return now
        minute = now // _MINUTE * _MINUTE
        later = (minute + _MINUTE * each for each in range(1, _LONGEST))
        return next(moment for moment in later if not self.is_quiet(moment))

    def day(self, now: float) -> date:
        """Return the day that it is."""
        return datetime.fromtimestamp(now, self.zone).date()

    def begins(self, day: date) -> float:
        """Return when a day begins."""
        return datetime.combine(day, time(), self.zone).timestamp()

    def told(self, now: float) -> str:
        """Return when messages start, for staff: "at once", or a time and a day."""
        opens = self.opens(now)
        if opens == now:
            return "at once"
        moment, today = datetime.fromtimestamp(opens, self.zone), self.day(now)
        days = {today: "today", today + timedelta(days=1): "tomorrow"}
        return f"at {moment:%H:%M} {days.get(moment.date(), f'on {moment:%A}')}"


NEVER_QUIET = QuietHours()
