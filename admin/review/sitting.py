"""A reviewer at the desk: what they look at, what they hold, what their next words are for."""

from enum import StrEnum

from msgspec import DecodeError, Struct, field
from msgspec.json import Decoder, Encoder
from msgspec.structs import replace

from admin.review.rulings import Ruling, State
from bot.privacy.sealing import Sealer
from bot.storage.rows import Paper, PaperKind

HOLD = 600.0
"""Seconds for which nobody else is given the answers that somebody holds."""


class Shelf(StrEnum):
    """Which answers are shown."""

    UNREAD = "unread"
    ALL = "all"
    QUOTES = "quotes"
    """Those of which words may be shown: quotes and paraphrases."""
    REJECTED = "rejected"
    THEME = "theme"
    FOUND = "found"
    ALIKE = "alike"


class Panel(StrEnum):
    """What the desk shows, which is also what typed words are for."""

    ANSWERS = "answers"
    THEMES = "themes"
    REASONS = "reasons"
    SHELVES = "shelves"
    CONCERN = "concern"
    CHANGE = "change"
    PARAPHRASE = "paraphrase"
    FIND = "find"
    RENAME = "rename"
    AWAY = "away"


class Before(Struct, frozen=True):
    """What an answer's ruling was, and the id of the one that took its place."""

    key: str
    ruling: Ruling | None
    now: str


class Secret(Struct, frozen=True, omit_defaults=True):
    """What of a sitting may hold words of young people, and is kept sealed."""

    query: str = ""
    pending: str = ""
    """Words that wait for a second look before they may be shown."""
    before: tuple[Before, ...] = ()
    """What undo brings back."""


class Held(Struct, frozen=True, array_like=True):
    """An answer in somebody's hands, and the id of its ruling as they saw it."""

    key: str
    seen: str = ""


class Sitting(Struct, frozen=True, omit_defaults=True):
    """What one reviewer is doing at one survey. Places count the held answers from 1.

    ``turn`` changes with what is held: a button of an earlier list does nothing. ``same`` is a
    ruling that is offered for all that is chosen, ``until`` when the hold ends (seconds since
    1970), ``message`` where the desk stands in the chat.
    """

    seed: str
    item: str = ""
    shelf: Shelf = Shelf.UNREAD
    theme: str = ""
    after: str = ""
    held: tuple[Held, ...] = ()
    chosen: tuple[int, ...] = ()
    origin: tuple[str, ...] = ()
    """What was decided last: others like these are offered."""
    declined: tuple[str, ...] = ()
    """What was offered as alike, and was not: it is not offered again with these."""
    turn: int = 0
    until: float = 0.0
    panel: Panel = Panel.ANSWERS
    becomes: State = State.QUOTE
    """What the pending words become once they are confirmed."""
    is_paraphrasing: bool = False
    """Whether the pending words were typed as a paraphrase."""
    same: Ruling | None = None
    part: int = 0
    message: int = 0
    secret: Secret = field(default_factory=Secret)

    @property
    def is_open(self) -> bool:
        """Tell whether the reviewer has not put the answers away."""
        return self.panel is not Panel.AWAY

    @property
    def keys(self) -> tuple[str, ...]:
        """The held answers, in the order in which they are numbered."""
        return tuple(each.key for each in self.held)

    def holds_at(self, now: float) -> frozenset[str]:
        """Return what nobody else is given now."""
        return frozenset(self.keys if self.is_open and now < self.until else ())


Sittings = dict[str, Sitting]
"""All who sit at one survey, by their tags in hexadecimal digits."""

_ENCODER = Encoder()
_SITTINGS = Decoder(dict[str, Sitting])
_SECRETS = Decoder(dict[str, Secret])


def paper_of(sittings: Sittings, survey: str, words: Sealer) -> Paper:
    """Return the one paper about all who sit at a survey."""
    bare = {member: replace(each, secret=Secret()) for member, each in sittings.items()}
    paper = Paper(PaperKind.READING, survey, "", _ENCODER.encode(bare).decode())
    secrets = {member: each.secret for member, each in sittings.items()}
    sealed = words.seal(_ENCODER.encode(secrets), paper.place)
    return Paper(paper.kind, survey, "", paper.document, sealed)


def sittings_in(paper: Paper | None, words: Sealer) -> Sittings:
    """Return who sits, as `paper_of` wrote it. What another version wrote is forgotten: it is
    nobody's work, only where they were. Raises Unsealable."""
    if paper is None:
        return {}
    try:
        sittings = _SITTINGS.decode(paper.document)
        secrets = _SECRETS.decode(words.open(paper.sealed, paper.place))
    except (DecodeError, UnicodeError):
        return {}
    return {m: replace(each, secret=secrets.get(m, Secret())) for m, each in sittings.items()}
