"""Whether those who answered felt heard, as a page may tell it: published values and no others."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from admin.reports.published import Heard, PublishedTable
from surveys.text import Text


class Element(StrEnum):
    """The four parts of being heard, after Laura Lundy's model of participation (2007)."""

    SPACE = "space"
    """It felt safe to say it."""
    VOICE = "voice"
    """They could say what they wanted."""
    AUDIENCE = "audience"
    """The right people listened."""
    INFLUENCE = "influence"
    """It made a difference, or they were told why not."""


class Asking(Struct, frozen=True):
    """They are being asked just now. ``until`` is the last day on which they may say it."""

    until: date


class FeltHeard(Struct, frozen=True):
    """What they said, element by element; an element without a table had too few answers.

    ``heard`` is of the small survey that asked, with its own ledger. ``reopened`` are the themes
    that enough of them called still not right.
    ``only_read`` is how many had not answered the survey before, told apart.
    """

    heard: Heard
    closed_on: date
    tables: Mapping[Element, PublishedTable] = field(default_factory=dict)
    only_read: PublishedTable | None = None
    reopened: tuple[Text, ...] = ()


Felt = Asking | FeltHeard | None
"""None: nobody has been asked yet."""
