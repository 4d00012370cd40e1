"""Where a person stands with us: what we may write to them."""

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
MOST_A_WEEK: Final = 2
"""How many messages we may start a person a week, what came of a survey not counted."""
