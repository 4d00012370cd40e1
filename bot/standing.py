"""Where a person stands with us: what we may write to them."""

from enum import StrEnum


class Standing(StrEnum):
    """Set by the person alone, except blocked and gone, which Telegram tells us."""

    ASKS = "asks"
    NEWS_ONLY = "news_only"
    PAUSED = "paused"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    GONE = "gone"


LISTENING = frozenset({Standing.ASKS, Standing.NEWS_ONLY})
"""Those to whom what came of a survey may be written."""
