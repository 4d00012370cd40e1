"""What happened: one class for each thing a person can do."""

from enum import StrEnum

from msgspec import Struct


class Arrived(Struct, frozen=True):
    """The person opened the bot, perhaps by the link of a survey (``code``)."""

    code: str


class Pressed(Struct, frozen=True):
    """A button was tapped. ``data`` is what it carried, ``message`` where it stood.

    ``receipt_valid`` is what the shell found out about the receipt on the button, if it has one.
    """

    data: str
    message: int
    receipt_valid: bool = False


class Code(StrEnum):
    """What the shell found out about words typed where the word of a session is asked for."""

    NONE = "none"
    """No word is in force."""
    WRONG = "wrong"
    RIGHT = "right"
    TOO_MANY = "too_many"
    """This person guessed too often lately: even the right word has to wait."""


class Typed(Struct, frozen=True):
    """Words were written. ``crossed``: they left before the newest screen arrived.

    ``receipt_valid`` is what the shell found out about the receipt, where they are one's code.
    ``awaited`` are the surveys of which the person is to hear, where no interview is going on.
    ``code`` tells of a word that lets people into a survey, where one is asked for.
    """

    words: str
    message: int
    crossed: bool = False
    receipt_valid: bool = False
    awaited: tuple[str, ...] = ()
    code: Code = Code.NONE


class Edited(Struct, frozen=True):
    """An earlier message was rewritten."""

    words: str
    message: int
    receipt_valid: bool = False


class Attached(Struct, frozen=True):
    """Something without words was sent: a photo, a voice note, a sticker."""


class Request(StrEnum):
    """The commands that a young person has, besides /start."""

    SURVEYS = "surveys"
    STOP = "stop"
    HELP = "help"
    LANGUAGE = "language"
    NEWS = "news"
    PRIVACY = "privacy"
    MYDATA = "mydata"
    FORGETME = "forgetme"
    CHARTER = "charter"
    UNKNOWN = "unknown"


class Asked(Struct, frozen=True):
    """A command was given."""

    request: Request


class BlockedUs(Struct, frozen=True):
    """The person blocked the bot."""


class UnblockedUs(Struct, frozen=True):
    """The person unblocked the bot."""


Event = Arrived | Pressed | Typed | Edited | Attached | Asked | BlockedUs | UnblockedUs
