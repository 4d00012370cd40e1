"""What to do besides remembering: orders to the shell."""

from enum import Enum, auto

from msgspec import Struct

from bot.barriers import Barrier
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


class NoteWhy(Struct, frozen=True):
    """Count a reason for leaving a survey, apart from the person."""

    survey: str
    barrier: Barrier


class Forget(Struct, frozen=True):
    """Erase everything that names the person. ``left`` are the surveys that they leave by it."""

    left: tuple[str, ...] = ()


class Disclose(Struct, frozen=True):
    """Show the person all that is held of them; ``as_file``, hand it over as a file."""

    place: Place
    as_file: bool = False


class File(Struct, frozen=True):
    """A file, and the words under it in the channel's HTML. It exists in memory alone."""

    name: str
    content: bytes
    caption: str


Effect = Show | Toast | TakeBack | NoteWhy | Forget | Disclose
