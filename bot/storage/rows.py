"""What the store hands out: one class for each kind of row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.dispositions import Disposition
from bot.standing import Standing


@dataclass(frozen=True, slots=True)
class Contact:
    """A person reached. ``tag`` is a keyed hash of the chat id, ``chat`` the sealed chat id."""

    id: str
    tag: bytes
    chat: bytes
    language: str
    standing: Standing
    may_ask_again: bool
    month_active: str
    """The month, ``2027-01``, in which the person last wrote."""


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview in progress, or a ballot when ``sent``. ``sealed`` is its state."""

    contact: str
    survey: str
    version: str
    """Fingerprint of the frozen survey that it is pinned to."""
    sealed: bytes
    turn: int
    touched: date
    owed: bool
    """The newest screen was not yet accepted by the channel."""
    sent: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """A row of the audience: what came of one survey with one person."""

    survey: str
    disposition: Disposition
    hears: bool | None = None
    """Whether the person asked to hear what happens; None while not asked."""


@dataclass(frozen=True, slots=True)
class Person:
    """All that is held of one person while a survey is open."""

    contact: Contact
    interviews: tuple[Interview, ...] = ()
    attendance: Mapping[str, Attendance] | None = None
    """By survey id."""


class SurveyState(StrEnum):
    """The life of a published survey."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSING = "closing"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PublishedSurvey:
    """A frozen copy of a survey version, as JSON, with its state."""

    survey: str
    fingerprint: str
    frozen: str
    published: date
    state: SurveyState
    grace_ends: float | None = None
    """While closing: when open interviews end, in seconds since 1970."""
    ended: bool = False
    """While closing: whether they have ended. `Publish` takes no notice of it."""


@dataclass(frozen=True, slots=True)
class OpenResponse:
    """A counted response of an open survey. ``receipt`` is the hash of the person's receipt."""

    id: str
    survey: str
    version: str
    values: bytes
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """A counted response of a closed survey: joined to nobody."""

    id: str
    survey: str
    version: str
    values: bytes


class ErrandKind(StrEnum):
    """What a message that we start ourselves is about."""

    INVITATION = "invitation"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Errand:
    """One message of the outbox, claimed for sending."""

    id: int
    contact: Contact
    survey: str
    kind: ErrandKind
    attempts: int
    has_met: bool
    """Whether the person has come across the survey, with or without us."""


class Outcome(StrEnum):
    """How sending one errand ended. ``LEFT`` = the person said no before it was their turn."""

    SENT = "sent"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a push has come: errands waiting, and those settled, by outcome."""

    waiting: int
    settled: Mapping[Outcome, int]


class FeedbackState(StrEnum):
    """The life of one "you said, we did"."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A "you said, we did", as JSON; the admin floor reads and writes ``document``."""

    survey: str
    state: FeedbackState
    document: str
    sent_on: date | None = None


class Role(StrEnum):
    """What a member of staff may do."""

    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff, known by the keyed hash of their chat id."""

    tag: bytes
    role: Role
