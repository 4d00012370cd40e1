"""What a page is made of, apart from how it looks: a page is told as HTML and as plain text."""

from enum import StrEnum

from msgspec import Struct, field


class Say(Struct, frozen=True):
    """A paragraph. ``language`` is set where it is not that of the page."""

    text: str
    language: str = ""


class Quiet(Struct, frozen=True):
    """A paragraph in small print."""

    text: str


class Lead(Struct, frozen=True):
    """The one sentence of a section that nobody should miss."""

    text: str


class Gap(Struct, frozen=True):
    """Something that is not there: not yet, or not at all. Never hidden."""

    text: str


class Under(Struct, frozen=True):
    """A heading within a section."""

    text: str


class Points(Struct, frozen=True):
    """A list."""

    items: tuple[str, ...]


class Facts(Struct, frozen=True):
    """Names and what belongs to them."""

    pairs: tuple[tuple[str, str], ...]


class Bar(Struct, frozen=True):
    """One answer: ``share`` in per cent, or ``quarters`` for a share told in words, or neither.

    A quarter is ``full``, ``open`` (it may be so) or ``empty``. ``is_rest`` = answers put together.
    """

    label: str
    said: str
    share: int | None = None
    quarters: tuple[str, ...] = ()
    is_rest: bool = False


class Bars(Struct, frozen=True):
    """One question with its answers. ``who`` is the ledger that stands beside its base."""

    heading: str
    base: str
    bars: tuple[Bar, ...]
    who: str
    notes: tuple[str, ...] = ()


class Grid(Struct, frozen=True):
    """A table: the first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    who: str = ""
    """The ledger, where the table has a base."""
    folded: str = ""
    """What shows alone until somebody asks for the rest; on paper all of it does."""


class Look(StrEnum):
    """How an answer to a theme is marked, besides in words."""

    DONE = "done"
    DOING = "doing"
    NOT_DOING = "not_doing"
    NOT_DECIDED = "not_decided"
    MET = "met"
    GAP = "gap"


class Answer(Struct, frozen=True):
    """What was said, and what came of it. ``language`` is that of ``words``, if another."""

    heading: str
    said: str
    look: Look
    label: str
    words: str
    language: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """What it says and the address of the file, relative to the page."""


class Quotes(Struct, frozen=True):
    """Words of young people that a person let through."""

    items: tuple[str, ...]


class Unedited(Struct, frozen=True):
    """Words that are printed as they came, line for line."""

    text: str


class Links(Struct, frozen=True):
    """Addresses with what they lead to."""

    items: tuple[tuple[str, str], ...]


Block = (
    Say
    | Quiet
    | Lead
    | Gap
    | Under
    | Points
    | Facts
    | Bars
    | Grid
    | Answer
    | Quotes
    | Unedited
    | Links
)


class Section(Struct, frozen=True):
    """One heading of a page and what is below it; ``name`` is its address in the page."""

    name: str
    heading: str
    blocks: tuple[Block, ...]


class Figure(Struct, frozen=True):
    """A figure at the head of a page, and what it is of."""

    value: str
    label: str


class Page(Struct, frozen=True):
    """A whole page. ``others`` are the same page in other languages: code, name, address."""

    language: str
    kicker: str
    title: str
    summary: str
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    contents: str
    """What the list of the headings is called."""
    skip: str
    """What the link past the head is called."""
    under_figures: str = ""
    others: tuple[tuple[str, str, str], ...] = ()
    picture: str = ""
    """The mark of the organisation as a ``data:`` address."""
    home: tuple[str, str] | None = field(default=None)
    """What it says and the address of the page above this one."""
