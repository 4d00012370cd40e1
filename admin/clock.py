"""What time it is. Passed in everywhere, so that a demo and the tests may have their own."""

import time
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Clock:
    """The machine's clock, ``ahead`` of it by so many seconds, read in ``zone``."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    ahead: float = 0.0

    def seconds(self) -> float:
        """Return the seconds since 1970."""
        return time.time() + self.ahead

    def now(self) -> datetime:
        """Return the date and time in the clock's zone."""
        return datetime.fromtimestamp(self.seconds(), self.zone)

    def today(self) -> date:
        """Return the date in the clock's zone."""
        return self.now().date()


def at_ten(zone: ZoneInfo) -> Clock:
    """Return a clock that begins at ten in the morning of today: an hour when all may be asked."""
    now = datetime.now(zone)
    ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
    return Clock(zone, (ten - now).total_seconds())
