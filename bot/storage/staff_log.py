"""Reading what members of staff did."""

from datetime import date, datetime

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One act of a member of staff, known by their tag. Later acts have greater numbers."""

    number: int
    at: datetime
    member: bytes
    act: str
    subject: str
    note: str = ""
    """Why, in their words, where they said so."""


class Wanted(Struct, frozen=True):
    """Which entries are asked for. None and empty mean any."""

    member: bytes | None = None
    act: str = ""
    subject: str = ""
    since: date | None = None
    """The first day."""
    before: int | None = None
    """Only entries with smaller numbers, which are earlier."""


class Logged(Struct, frozen=True):
    """Who and what the log speaks of, each once and in order."""

    members: tuple[bytes, ...]
    acts: tuple[str, ...]
    subjects: tuple[str, ...]
