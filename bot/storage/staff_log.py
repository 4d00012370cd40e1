"""Reading what members of staff did."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of a member of staff, known by their tag. Later acts have greater numbers."""

    number: int
    at: datetime
    member: bytes
    act: str
    subject: str
    note: str = ""
    """Why, in their words, where they said so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for. None and empty mean any."""

    member: bytes | None = None
    act: str = ""
    subject: str = ""
    since: date | None = None
    """The first day."""
    before: int | None = None
    """Only entries with smaller numbers, which are earlier."""


@dataclass(frozen=True, slots=True)
class Logged:
    """Who and what the log speaks of, each once and in order."""

    members: tuple[bytes, ...]
    acts: tuple[str, ...]
    subjects: tuple[str, ...]
