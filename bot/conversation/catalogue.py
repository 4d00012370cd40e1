"""What the conversation knows of the surveys and of who asks: immutable, shared by all turns."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.promised import Owed, Promised
from surveys.heard import heard_id
from surveys.organisation import Charter
from surveys.questionnaire import Survey, on
from surveys.text import Text

REF_LENGTH = 8


class Stage(Enum):
    """How far a survey has come, as young people see it."""

    OPEN = auto()
    RESTING = auto()
    CLOSING = auto()
    CLOSED = auto()
    WITHDRAWN = auto()


OVER: Final = (Stage.CLOSED, Stage.WITHDRAWN)
"""Nobody takes part any more, and no answer is anybody's."""


class News(StrEnum):
    """What a message to those who hear back is about, in the order in which they are promised."""

    SAID = "said"
    LATE = "late"
    FEEDBACK = "feedback"
    ADDED = "added"
    FOLLOW_UP = "follow_up"


class Told(Struct, frozen=True):
    """A message that is out: ``html`` is the whole of it, in the channel's HTML, by language.

    ``brief`` says it in as few words as go below a picture, ``card`` is what the picture is drawn
    from; both are empty where there is none.
    """

    kind: News
    html: Text
    sent_on: date | None = None
    brief: Text | None = None
    card: str = ""


class Listing(Struct, frozen=True):
    """A version of a published survey. ``told`` are all the messages about the survey that are out,
    oldest first."""

    survey: Survey
    fingerprint: str
    stage: Stage
    minutes: int
    told: tuple[Told, ...] = ()
    kept: bool = True
    """False when so few took part that no answers were kept."""
    sealed: bool = False
    """Answers that are sent can only be opened with a key that is kept elsewhere."""
    promises: tuple[Promised, ...] = ()
    """What was promised to those who were asked, by day."""

    @property
    def ref(self) -> str:
        """The short name of this version that buttons carry."""
        return self.fingerprint[:REF_LENGTH]

    def tells(self, kind: News) -> Told | None:
        """Return the message of a kind, if it is out."""
        return next((each for each in self.told if each.kind is kind), None)

    def promise(self, owed: Owed) -> Promised | None:
        """Return a promise of the survey."""
        return next((each for each in self.promises if each.owed is owed), None)

    def is_late(self, today: date) -> bool:
        """Tell whether something promised did not come in time, and has not come; or was taken
        back."""
        return any(each.missed(today) or each.stopped for each in self.promises)

    def has_begun(self, today: date) -> bool:
        """Tell whether its first day has come."""
        return on(self.survey.opens) <= today


class Terms(Struct, frozen=True):
    """How what people say is kept here, for the policy to tell: as this bot is really set up."""

    protection: Text | None = None
    """Whom to ask about data protection."""
    basis: Text | None = None
    """The lawful basis on which young people are asked."""
    on_a_server: bool = False
    """Whether the data is in a database of its own, rather than in a file on the bot's machine."""
    interview_days: int = 14
    """So long unsent answers wait without a word from their person."""
    contact_months: int = 12
    """So long a person who does not write is remembered."""
    news_months: int = 12
    """So long after the last promised message they are on the list of those who hear back."""


class Host(Struct, frozen=True):
    """Who asks, whom to ask back, and how many answers are shuffled together."""

    name: Text
    contact: Text
    batch: int
    sealed: bool = False
    """New surveys take sealed answers, as their listings say one by one."""
    terms: Terms = Terms()
    charter: Charter | None = None
    """What young people are promised whatever they are asked."""


class Catalogue(Struct, frozen=True, dict=True):
    """Every published survey, by id, in the order of publishing: its newest version.

    ``earlier`` are the versions that came before; whoever began with one stays with it.
    """

    host: Host
    listings: Mapping[str, Listing] = {}
    earlier: tuple[Listing, ...] = ()

    @cached_property
    def _by_ref(self) -> Mapping[str, Listing]:
        return {each.ref: each for each in (*self.earlier, *self.listings.values())}

    def by_ref(self, ref: str) -> Listing | None:
        """Return the listing that a button's ``ref`` means, in that version."""
        return self._by_ref.get(ref)

    def version(self, fingerprint: str) -> Listing | None:
        """Return the listing of one version, if it is known here."""
        found = self._by_ref.get(fingerprint[:REF_LENGTH])
        return found if found is not None and found.fingerprint == fingerprint else None

    def changed(self, change: Callable[[Listing], Listing]) -> "Catalogue":
        """Return the catalogue with every listing changed."""
        listings = {name: change(each) for name, each in self.listings.items()}
        return replace(self, listings=listings, earlier=tuple(map(change, self.earlier)))

    def asks_after(self, survey: str) -> Listing | None:
        """Return the survey that asks whether people feel heard about ``survey``, while it is
        open."""
        found = self.listings.get(heard_id(survey))
        return found if found is not None and found.stage is Stage.OPEN else None

    def offered(self, today: date) -> list[Listing]:
        """Return the surveys that anyone may take part in now, the newest first."""
        found = [
            each
            for each in self.listings.values()
            if each.stage is Stage.OPEN and each.survey.access == "open" and each.has_begun(today)
        ]
        return found[::-1]

    def going_on(self) -> list[Listing]:
        """Return the surveys that somebody who began may finish, the newest first."""
        stages = (Stage.OPEN, Stage.CLOSING)
        return [each for each in self.listings.values() if each.stage in stages][::-1]

    def news(self) -> list[Listing]:
        """Return the surveys that something is told of, the one with the newest word first."""
        told = [each for each in self.listings.values() if each.told][::-1]
        return sorted(told, key=_newest, reverse=True)


def _newest(listing: Listing) -> date:
    """Return the day of the newest word on a survey; one without a day is going out just now."""
    return max(each.sent_on or date.max for each in listing.told)
