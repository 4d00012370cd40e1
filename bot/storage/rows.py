"""What the store hands out: one class for each kind of row."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage import sealed_places


class Contact(Struct, frozen=True):
    """A person reached. ``tag`` is a keyed hash of the chat id, ``chat`` the sealed chat id."""

    id: str
    tag: bytes
    chat: bytes
    language: str
    standing: Standing
    may_ask_again: bool
    month_active: str
    """The month, ``2027-01``, in which the person last wrote."""
    paused_until: date | None = None
    """The last day of a pause; None in the standing paused means until they come back. Beside the
    choice of news only, it tells that they were on a pause when they were lost or stopped."""
    stopped_on: date | None = None
    """The day of the newest stop or no: it may be undone and explained for a day, no longer."""
    most_a_week: int | None = None
    """How many messages a week we may start, where the person set a limit of their own."""
    chosen: Standing | None = None
    """What the person chose before the stop or the pause that ``standing`` tells of, or while it is
    blocked or gone. It comes back when that ends; None means asks."""
    unexplained: str | None = None
    """The survey that was left last, as long as a reason may be given for it."""
    week: str = ""
    """The ISO week, ``2027-W03``, of the newest message that we started and that counts."""
    started: int = 0
    """How many of those went out in that week."""
    still_asked: str = ""
    """The month in which they were asked whether they still want to hear from us."""


class Interview(Struct, frozen=True):
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

    @property
    def place(self) -> bytes:
        """What the state is sealed to."""
        return sealed_places.of_interview(self.contact, self.survey)


class Attendance(Struct, frozen=True):
    """A row of the audience: what came of one survey with one person."""

    survey: str
    disposition: Disposition
    hears: bool | None = None
    """Whether the person asked to hear what happens; None while not asked."""
    reminded: bool = False
    """Whether the one reminder was queued."""


class Person(Struct, frozen=True):
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


class PublishedSurvey(Struct, frozen=True):
    """A frozen copy of a survey version, as JSON, with its state."""

    survey: str
    fingerprint: str
    frozen: str
    published: date
    """The day on which the first version of it was published: its days are counted from then."""
    state: SurveyState
    grace_ends: float | None = None
    """While closing: when open interviews end, in seconds since 1970."""
    ended: bool = False
    """While closing: whether they have ended. `Publish` takes no notice of it."""
    sealed_to: bytes = b""
    """The public key that its ballots are sealed to; empty when they are not."""


def newest_of(versions: Iterable[PublishedSurvey]) -> list[PublishedSurvey]:
    """Return the newest version of each survey, in the order in which their first ones come."""
    return list({row.survey: row for row in versions}.values())


class OpenResponse(Struct, frozen=True):
    """A counted response of an open survey. ``receipt`` is the hash of the person's receipt."""

    id: str
    survey: str
    version: str
    values: bytes
    receipt: bytes


class Response(Struct, frozen=True):
    """A counted response of a closed survey: joined to nobody."""

    id: str
    survey: str
    version: str
    values: bytes


class ErrandKind(StrEnum):
    """What a message that we start ourselves is about."""

    INVITATION = "invitation"
    FEEDBACK = "feedback"
    """What we did about what was said."""
    SAID = "said"
    """What was said, soon after close."""
    LATE = "late"
    """We promised to answer by a day, and have not."""
    FOLLOW_UP = "follow_up"
    """How it went on with what was promised."""
    ADDED = "added"
    """One more answer, to what was not right yet."""
    REMINDER = "reminder"
    STILL_WANTED = "still_wanted"
    """Whether somebody still wants to hear from us; about no survey, so its survey is empty."""


COUNTED = frozenset({ErrandKind.INVITATION, ErrandKind.REMINDER, ErrandKind.STILL_WANTED})
"""Of these nobody gets more than a few in a week. What came of a survey was promised."""


HEAR_BACK = frozenset(
    {ErrandKind.SAID, ErrandKind.FEEDBACK, ErrandKind.LATE, ErrandKind.FOLLOW_UP, ErrandKind.ADDED}
)
"""What is told to everyone on a survey's hear_back list."""


class Errand(Struct, frozen=True):
    """One message of the outbox, claimed for sending."""

    id: int
    contact: Contact
    survey: str
    kind: ErrandKind
    attempts: int
    met: Disposition | None
    """What came of the survey with the person so far, with or without us."""

    @property
    def has_met(self) -> bool:
        """Tell whether the person has come across the survey."""
        return self.met is not None


class Outcome(StrEnum):
    """How sending one errand ended. ``LEFT`` = the person said no before it was their turn."""

    SENT = "sent"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LEFT = "left"


class Delivery(Struct, frozen=True):
    """How far a push has come: errands waiting, and those settled, by outcome."""

    waiting: int
    settled: Mapping[Outcome, int]


class FeedbackState(StrEnum):
    """The life of one message to those who hear back."""

    DRAFT = "draft"
    SENDING = "sending"
    PAUSED = "paused"
    """Staff hold it: nobody is written to until it goes on."""
    STOPPED = "stopped"
    """Staff ended it for good: who was not written to yet finds it in the news."""
    SENT = "sent"


HELD = frozenset({FeedbackState.PAUSED, FeedbackState.STOPPED})
"""While a message is in one of these, none of its errands is claimed."""
ENDED = frozenset({FeedbackState.SENT, FeedbackState.STOPPED})
"""In these nobody is written to any more."""


class Feedback(Struct, frozen=True):
    """What one survey answers back, of one kind, as JSON; the admin floor writes ``document``."""

    survey: str
    state: FeedbackState
    document: str
    sent_on: date | None = None
    kind: ErrandKind = ErrandKind.FEEDBACK
    """One of HEAR_BACK."""


class PaperKind(StrEnum):
    """What a paper is about."""

    APPROVAL = "approval"
    PROMISE = "promise"
    """What was written down about the promises of a survey."""
    PROPOSAL = "proposal"
    """What a member of staff typed and has not confirmed yet."""
    CALENDAR = "calendar"
    """What was done by the clock, once each."""
    REVIEW = "review"
    """What was decided about one open answer."""
    THEME = "theme"
    """A theme that open answers are put to."""
    READING = "reading"
    """Where each reviewer of a survey's open answers is."""
    SAID = "said"
    """When "what you said" goes out by itself, and whom staff were told so."""
    LEARNED = "learned"
    """What staff write for the page of a survey: what went wrong, and what came of it."""
    DROP_OFF = "drop_off"
    """Where those stopped whose interviews ended by themselves, and not by leaving."""
    SO_FAR = "so_far"
    """From which groups too few were heard by a day, in words, while a survey is out."""
    HEARD = "heard"
    """What enough people said is still not right, after "what we did"."""
    TYPING = "typing"
    """Whose typed words are awaited, and what for."""
    PUBLISHING = "publishing"
    """What a member of staff is about to publish, until they have said yes to it."""
    SETUP = "setup"
    """What owners answered about the organisation, and have not saved yet."""
    NEW = "new"
    """The survey that a member of staff is writing in the chat: sealed."""
    SENT = "sent"
    """The survey file that a member sent last, sealed, until it is published."""
    PREVIEW = "preview"
    """How far a member has come in the preview of a survey, sealed."""
    CODE = "code"
    """The word by which people at a session get into a survey, sealed, and how long it is good."""


ON_THE_BOARD = frozenset({PaperKind.PROMISE, PaperKind.LEARNED})
"""Papers that young people see something of."""


class Paper(Struct, frozen=True):
    """What staff write or decide about a survey, as JSON, under a name of its own among its kind.

    Words of young people are in no ``document`` but ``sealed``, by `Keys.words`, to `place`.
    """

    kind: PaperKind
    survey: str
    name: str
    document: str
    sealed: bytes = b""

    @property
    def place(self) -> bytes:
        """What the sealed words are sealed to."""
        return sealed_places.of_paper(self.kind, self.survey, self.name)


class Role(StrEnum):
    """What a member of staff is on the team for. `admin/access.py` says what each may do."""

    OWNER = "owner"
    EDITOR = "editor"
    APPROVER = "approver"
    REVIEWER = "reviewer"
    SAFEGUARDING = "safeguarding"
    VIEWER = "viewer"


class Member(Struct, frozen=True):
    """A member of staff, known by the keyed hash of their chat id.

    ``chat`` is the sealed chat id, empty for those who came before it was kept, and for those who
    were removed: a new key needs it for a new hash.
    """

    tag: bytes
    role: Role
    chat: bytes = b""
    name: bytes = b""
    """What the team calls them, sealed; empty when nobody gave a name."""
    removed: bool = False
    """Whether they are on the team no more; the log still names them."""


class StaffLink(Struct, frozen=True):
    """A one-time link that makes somebody staff, by its hash. ``name`` is sealed."""

    secret: bytes
    role: Role
    expires: date
    name: bytes = b""
