"""What to do besides remembering: orders to the shell."""

from enum import Enum, auto

from msgspec import Struct

from bot.conversation.screen import Screen


class Place(Enum):
    """Where a screen goes."""

    IN_PLACE = auto()
    """Over the message whose button was tapped."""
    BELOW = auto()
    """As a new message."""
    BELOW_UNLESS_THERE = auto()
    """As a new message, unless the same screen already is the newest one."""


class Show(Struct, frozen=True):
    """Show a screen. ``of`` is the survey whose interview owes it, if one does."""

    screen: Screen
    place: Place
    of: str | None = None


class Toast(Struct, frozen=True):
    """Answer a tap with a word that fades by itself."""

    words: str


class TakeBack(Struct, frozen=True):
    """Withdraw the counted response that a receipt belongs to."""

    survey: str
    receipt: str


Effect = Show | Toast | TakeBack
