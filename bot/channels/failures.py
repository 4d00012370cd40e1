"""What an error of the Bot API means for the message that was being sent. Pure."""

from datetime import timedelta
from enum import Enum, auto
from traceback import extract_tb

from msgspec import Struct
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

WAIT_WHEN_UNTOLD = 5.0
"""Seconds to wait after a 429 that does not say how long."""


class NotSent(NetworkError):
    """The request surely never reached Telegram: no connection could be had."""


class NotYet(Exception):
    """Nothing was sent, and nothing should be for ``seconds``: to anyone, or to that chat."""

    def __init__(self, seconds: float, *, one_chat: bool = False) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.one_chat = one_chat


class Failure(Enum):
    """What became of a message that was not simply accepted."""

    BLOCKED = auto()
    """The person blocked the bot, or never wrote to it."""
    GONE = auto()
    """The account or the chat is no more."""
    NOT_MODIFIED = auto()
    """The message reads so already: a success."""
    CANNOT_EDIT = auto()
    """The message to be edited is gone or too old; a new one may be sent."""
    QUERY_TOO_OLD = auto()
    """A button was answered too late: harmless."""
    SURELY_NOT_SENT = auto()
    MAYBE_SENT = auto()
    """Timed out, dropped, or failed inside Telegram: nobody can tell."""
    REFUSED = auto()
    """Telegram will not have this message; the same again is refused again."""
    BAD_TOKEN = auto()
    CONFLICT = auto()
    """Another program reads this bot's messages."""


class Wait(Struct, frozen=True):
    """Too many requests: nothing was sent; nothing is to be sent for ``seconds``, to anyone or to
    that chat alone."""

    seconds: float
    one_chat: bool = False


Verdict = Wait | Failure

_REFUSALS = (
    ("message is not modified", Failure.NOT_MODIFIED),
    ("message to edit not found", Failure.CANNOT_EDIT),
    ("message can't be edited", Failure.CANNOT_EDIT),
    ("message_id_invalid", Failure.CANNOT_EDIT),
    ("there is no text in the message to edit", Failure.CANNOT_EDIT),
    ("query is too old", Failure.QUERY_TOO_OLD),
    ("query_id_invalid", Failure.QUERY_TOO_OLD),
    ("chat not found", Failure.GONE),
    ("user not found", Failure.GONE),
    ("peer_id_invalid", Failure.GONE),
    ("deactivated", Failure.GONE),
    ("blocked by the user", Failure.BLOCKED),
    ("user_is_blocked", Failure.BLOCKED),
)
"""Telegram tells these apart by their words alone."""


def verdict(error: Exception) -> Verdict:
    """Tell what an error means. Whatever is not known to be harmless may have been sent."""
    match error:
        case NotYet():
            return Wait(error.seconds, error.one_chat)
        case RetryAfter():
            return Wait(_seconds(error.retry_after))
        case NotSent():
            return Failure.SURELY_NOT_SENT
        case Forbidden():
            return _by_words(error, Failure.BLOCKED)
        case BadRequest():
            return _by_words(error, Failure.REFUSED)
        case InvalidToken() | EndPointNotFound():
            return Failure.BAD_TOKEN
        case Conflict():
            return Failure.CONFLICT
        case NetworkError() if error.message.startswith("Too Many Requests"):
            return Wait(WAIT_WHEN_UNTOLD)
    return Failure.MAYBE_SENT


def place(error: BaseException) -> str:
    """Name an error by its type and where it was raised, without a word of what it says: its text
    may hold an answer, a chat id or a token."""
    frames = extract_tb(error.__traceback__)
    name = type(error).__name__
    return f"{name} in {frames[-1].name}, line {frames[-1].lineno}" if frames else name


def _seconds(value: float | timedelta) -> float:
    return value.total_seconds() if isinstance(value, timedelta) else float(value)


def _by_words(error: Forbidden | BadRequest, otherwise: Failure) -> Failure:
    said = error.message.lower()
    return next((failure for words, failure in _REFUSALS if words in said), otherwise)
