"""Where a person stands with us: what we may write to them."""

from datetime import date
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """Set by the person alone, except blocked and gone, which Telegram tells us."""

    ASKS = "asks"
    NEWS_ONLY = "news_only"
    PAUSED = "paused"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    GONE = "gone"


LISTENING: Final = frozenset({Standing.ASKS, Standing.NEWS_ONLY})
"""Those to whom what came of a survey may be written. Those who paused find it in the news."""
LOST: Final = frozenset({Standing.BLOCKED, Standing.GONE})
"""What Telegram tells us; the person's own choice is kept meanwhile."""
NO_END: Final = date.max
"""In place of the last day of a pause that has none, where the standing does not tell of it."""
MOST_A_WEEK: Final = 2
"""How many messages we may start a person a week, what came of a survey not counted."""


def kept_meanwhile(
    standing: Standing, chosen: Standing | None, until: date | None
) -> tuple[Standing | None, date | None]:
    """Return what to keep as chosen, and as the last day of a pause, of somebody who is lost or
    stops everything. To hear only what changed is a lasting wish: a pause, which ends, is known by
    its day beside it."""
    if standing is Standing.PAUSED and chosen is Standing.NEWS_ONLY:
        return chosen, until or NO_END
    return standing, until


def come_back(
    chosen: Standing | None, until: date | None, today: date
) -> tuple[Standing, Standing | None, date | None]:
    """Return standing, chosen and the last day of a pause of somebody of whom that was kept."""
    if chosen is not Standing.NEWS_ONLY or until is None:
        return chosen or Standing.ASKS, None, until
    if until < today:
        return chosen, None, None
    return Standing.PAUSED, chosen, None if until == NO_END else until


def is_on_a_pause(standing: Standing, chosen: Standing | None, until: date | None) -> bool:
    """Tell whether somebody is on a pause, reached or not."""
    if standing not in LOST:
        return standing is Standing.PAUSED
    return chosen is Standing.PAUSED or (chosen is Standing.NEWS_ONLY and until is not None)
