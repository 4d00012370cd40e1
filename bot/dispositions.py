"""What came of asking one person one survey. Silence is never a refusal."""

from collections.abc import Mapping
from enum import StrEnum


class Disposition(StrEnum):
    """Exclusive: one per person and survey. After the AAPOR standard definitions."""

    BLOCKED = "not_reached_blocked"
    GONE = "not_reached_gone"
    FAILED = "not_reached_failed"
    UNKNOWN = "not_reached_unknown"
    REACHED = "reached"
    LOOKED = "looked"
    PAUSED = "paused"
    PART_DONE = "part_done"
    DONE = "done"
    DECLINED = "declined"
    STOPPED = "stopped"
    COULD_NOT = "could_not"


NOT_REACHED = frozenset(
    {Disposition.BLOCKED, Disposition.GONE, Disposition.FAILED, Disposition.UNKNOWN}
)
REFUSED = frozenset({Disposition.DECLINED, Disposition.STOPPED})
"""A no, said by the person: coming back takes an explicit tap."""
BEGAN = frozenset({Disposition.PART_DONE, Disposition.PAUSED, Disposition.DONE})
"""Those who are owed an answer without having asked for it."""

Ledger = Mapping[Disposition, int]
"""How many people have each disposition in one survey."""
