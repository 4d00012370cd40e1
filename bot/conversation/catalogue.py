"""What the conversation knows of the surveys and of who asks: immutable, shared by all turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from surveys.questionnaire import Survey
from surveys.text import Text

REF_LENGTH = 8


class Stage(Enum):
    """How far a survey has come, as young people see it."""

    OPEN = auto()
    RESTING = auto()
    CLOSING = auto()
    CLOSED = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True, slots=True)
class Listing:
    """A published survey. ``outcome`` is "you said, we did" in the channel's HTML, once sent."""

    survey: Survey
    fingerprint: str
    stage: Stage
    minutes: int
    outcome: Text | None = None
    kept: bool = True
    """False when so few took part that no answers were kept."""

    @property
    def ref(self) -> str:
        """The short name of this version that buttons carry."""
        return self.fingerprint[:REF_LENGTH]


@dataclass(frozen=True, slots=True)
class Host:
    """Who asks, whom to ask back, and how many answers are shuffled together."""

    name: Text
    contact: Text
    batch: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every published survey, by id, in the order of publishing."""

    host: Host
    listings: Mapping[str, Listing] = field(default_factory=dict)
    _by_ref: Mapping[str, Listing] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_ref = {each.ref: each for each in self.listings.values()}
        object.__setattr__(self, "_by_ref", by_ref)

    def by_ref(self, ref: str) -> Listing | None:
        """Return the listing that a button's ``ref`` means."""
        return self._by_ref.get(ref)

    def offered(self) -> list[Listing]:
        """Return the surveys that anyone may take part in now, the newest first."""
        found = [
            each
            for each in self.listings.values()
            if each.stage is Stage.OPEN and each.survey.access == "open"
        ]
        return found[::-1]

    def going_on(self) -> list[Listing]:
        """Return the surveys that somebody who began may finish, the newest first."""
        stages = (Stage.OPEN, Stage.CLOSING)
        return [each for each in self.listings.values() if each.stage in stages][::-1]

    def news(self) -> list[Listing]:
        """Return the surveys that were answered, the newest first."""
        return [each for each in self.listings.values() if each.outcome is not None][::-1]
