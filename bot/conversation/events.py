"""What happened: one class for each thing a person can do."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Arrived:
    """The person opened the bot, perhaps by the link of a survey (``code``)."""

    code: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was tapped. ``data`` is what it carried, ``message`` where it stood.

    ``receipt_valid`` is what the shell found out about the receipt on the button, if it has one.
    """

    data: str
    message: int
    receipt_valid: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Words were written. ``crossed``: they left before the newest screen arrived."""

    words: str
    message: int
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """An earlier message was rewritten."""

    words: str
    message: int


@dataclass(frozen=True, slots=True)
class Attached:
    """Something without words was sent: a photo, a voice note, a sticker."""


class Request(StrEnum):
    """The commands that a young person has, besides /start."""

    SURVEYS = "surveys"
    STOP = "stop"
    HELP = "help"
    LANGUAGE = "language"
    NEWS = "news"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """A command was given."""

    request: Request


@dataclass(frozen=True, slots=True)
class BlockedUs:
    """The person blocked the bot."""


@dataclass(frozen=True, slots=True)
class UnblockedUs:
    """The person unblocked the bot."""


Event = Arrived | Pressed | Typed | Edited | Attached | Asked | BlockedUs | UnblockedUs
