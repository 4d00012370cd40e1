"""What a reviewer asks for, by a button or typed: a closed union."""

from msgspec import Struct

from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf

Places = tuple[int, ...]
"""Numbers of the list; none means those that are chosen."""


class Pick(Struct, frozen=True):
    """Choose an answer, or leave it."""

    place: int
    on: bool


class Choose(Struct, frozen=True):
    """Choose exactly these."""

    places: Places


class Quote(Struct, frozen=True):
    """Approve words as a quote, as they were written."""

    places: Places = ()


class Change(Struct, frozen=True):
    """Approve a quote with words left out."""

    places: Places
    words: str


class Paraphrase(Struct, frozen=True):
    """Approve other words in place of those that were written."""

    places: Places
    words: str


class Confirm(Struct, frozen=True):
    """Approve the pending words, whatever was said against it."""


class Reject(Struct, frozen=True):
    """Never show the words."""

    places: Places
    reason: Reason


class PutTo(Struct, frozen=True):
    """Put answers to a theme that is there; where all of them have it, take it off."""

    theme: str
    places: Places = ()


class Name(Struct, frozen=True):
    """Put answers to the theme with that title, a new one if there is none."""

    places: Places
    title: str


class Rename(Struct, frozen=True):
    """Give the theme that is shown another title; one that there is already joins the two."""

    title: str


class MarkRead(Struct, frozen=True):
    """Note answers as read, their words not to be shown."""

    places: Places = ()


class MarkUnread(Struct, frozen=True):
    """Take back whatever was decided."""

    places: Places = ()


class Alike(Struct, frozen=True):
    """Show what is like the chosen answers."""

    places: Places = ()


class Same(Struct, frozen=True):
    """Do to all that is chosen what was done before."""


class Next(Struct, frozen=True):
    """Note the rest of the list as read, and show more."""


class Undo(Struct, frozen=True):
    """Take back the newest act."""


class Open(Struct, frozen=True):
    """Show another panel."""

    panel: Panel


class Show(Struct, frozen=True):
    """Show other answers."""

    shelf: Shelf
    theme: str = ""


class Find(Struct, frozen=True):
    """Show the answers with these words."""

    query: str


class TurnTo(Struct, frozen=True):
    """Read the answers to another question."""

    place: int


class OtherPart(Struct, frozen=True):
    """Show the rest of an answer that is longer than a message."""


Deciding = (
    Pick
    | Choose
    | Quote
    | Change
    | Paraphrase
    | Confirm
    | Reject
    | PutTo
    | Name
    | Rename
    | MarkRead
    | MarkUnread
    | Alike
    | Same
)
Looking = Next | Undo | Open | Show | Find | TurnTo | OtherPart
Order = Deciding | Looking
