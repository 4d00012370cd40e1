"""What a reviewer asks for, by a button or typed: a closed union."""

from dataclasses import dataclass

from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf

Places = tuple[int, ...]
"""Numbers of the list; none means those that are chosen."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Choose an answer, or leave it."""

    place: int
    on: bool


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose exactly these."""

    places: Places


@dataclass(frozen=True, slots=True)
class Quote:
    """Approve words as a quote, as they were written."""

    places: Places = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Approve a quote with words left out."""

    places: Places
    words: str


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Approve other words in place of those that were written."""

    places: Places
    words: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Approve the pending words, whatever was said against it."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Never show the words."""

    places: Places
    reason: Reason


@dataclass(frozen=True, slots=True)
class PutTo:
    """Put answers to a theme that is there; where all of them have it, take it off."""

    theme: str
    places: Places = ()


@dataclass(frozen=True, slots=True)
class Name:
    """Put answers to the theme with that title, a new one if there is none."""

    places: Places
    title: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the theme that is shown another title; one that there is already joins the two."""

    title: str


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Note answers as read, their words not to be shown."""

    places: Places = ()


@dataclass(frozen=True, slots=True)
class MarkUnread:
    """Take back whatever was decided."""

    places: Places = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Show what is like the chosen answers."""

    places: Places = ()


@dataclass(frozen=True, slots=True)
class Same:
    """Do to all that is chosen what was done before."""


@dataclass(frozen=True, slots=True)
class Next:
    """Note the rest of the list as read, and show more."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest act."""


@dataclass(frozen=True, slots=True)
class Open:
    """Show another panel."""

    panel: Panel


@dataclass(frozen=True, slots=True)
class Show:
    """Show other answers."""

    shelf: Shelf
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """Show the answers with these words."""

    query: str


@dataclass(frozen=True, slots=True)
class TurnTo:
    """Read the answers to another question."""

    place: int


@dataclass(frozen=True, slots=True)
class OtherPart:
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
