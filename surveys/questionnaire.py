"""A survey and its questionnaire, as staff write them: frozen pydantic models."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from surveys.days import After, Day, resolved
from surveys.items import Code, Frozen, Item, follow_ups
from surveys.paths import Paths
from surveys.quotes import quoted
from surveys.text import Text, Words

SurveyId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]{2,8})?$")]


class Purpose(StrEnum):
    """What a survey is for: P2 asks different promises of each."""

    DECIDE = "decide"
    EXPLORE = "explore"
    EVALUATE = "evaluate"


class Level(StrEnum):
    """How much say young people have."""

    CONSULTATION = "consultation"
    REPRESENTATION = "representation"
    DECISION_SHARING = "decision_sharing"
    IMPLEMENTATION = "implementation"
    INITIATING = "initiating"


class Decision(Frozen):
    """What is to be decided, by whom, and what taking part can and cannot change."""

    question: Words
    owner: Words
    can_change: tuple[Words, ...] = Field(min_length=1)
    cannot_change: tuple[Words, ...] = Field(min_length=1)
    decide_by: Day


class Use(Frozen):
    """What will be done with the answers, and by when, where nothing is decided yet or any more."""

    what: Words
    by: Day
    owner: Words
    can_change: tuple[Words, ...] = Field(min_length=1)
    cannot_change: tuple[Words, ...] = Field(min_length=1)


class Promise(Frozen):
    """When the young people hear back, and when they are told how it went on."""

    promised_by: Day
    follow_up_on: Day


class PopulationCount(Frozen):
    """How many people there are of whom one answer to an about-you question is true."""

    item: Code
    code: Code
    people: int = Field(ge=0, le=10_000_000_000)
    source: str = Field(min_length=1, max_length=300)


class Audience(Frozen):
    """Whom the survey is for. ``population`` counts people, from ``source``.

    ``population_file`` lies beside the survey; what it says is in ``populations`` once the file is
    reviewed, or is written there at once.
    """

    min_age: int = Field(ge=0, le=120)
    max_age: int = Field(ge=0, le=120)
    population: int | None = Field(default=None, ge=1)
    source: str | None = None
    population_file: str | None = None
    populations: tuple[PopulationCount, ...] | None = None
    """Unset in the file, it is not in the frozen copy."""


class Safeguarding(Frozen):
    """Who reads open answers for a young person at risk, and how often."""

    lead: Words
    deputy: Words
    review_days: int = Field(ge=1, le=14)
    contact: Words


class Outcome(Frozen):
    """What would be different afterwards, and how anyone will know."""

    different: Words
    known_by: Words


class Representation(Frozen):
    """Who brings young people's views to where things are decided, and why they may."""

    representatives: Words
    speak_for: Words
    chosen: Words


class DecisionSharing(Frozen):
    """What part of the decision is young people's, and what happens when the two sides differ."""

    share: Words
    disagreement: Words


class Implementation(Frozen):
    """What young people do to bring the change about, and who helps them."""

    doing: Words
    support: Words


class Initiating(Frozen):
    """Whose idea this is, and who owes the young people behind it an answer, by when."""

    idea_of: Words
    answered_by: Words
    by: Day


Part = Representation | DecisionSharing | Implementation | Initiating
"""What young people's part is at a level above consultation."""

REMIND_AFTER: Final = 7
"""Days of silence after which somebody is reminded, unless the survey says otherwise."""


class Survey(Frozen):
    """One consultation: its questionnaire, its promise and its dates."""

    id: SurveyId
    version: str = Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")
    title: Words
    languages: tuple[Language, ...] = Field(min_length=1)
    purpose: Purpose
    level: Level
    representation: Representation | None = None
    decision_sharing: DecisionSharing | None = None
    implementation: Implementation | None = None
    initiating: Initiating | None = None
    """Each is of the level of its name. Unset in the file, it is not in the frozen copy."""
    why: Words
    decision: Decision | None = None
    use: Use | None = None
    outcomes: tuple[Outcome, ...] = ()
    feedback: Promise
    opens: Day
    closes: Day
    access: Literal["open", "link", "code"] = "open"
    who: Literal["young_people", "parents_and_carers"] = "young_people"
    audience: Audience
    other_ways: tuple[Words, ...] = Field(min_length=1)
    complaints: Words
    champion: Words
    safeguarding: Safeguarding | None = None
    sensitive: bool = False
    written: tuple[Item, ...] = Field(alias="questions", min_length=1, max_length=60)
    """The questions as the file has them; `questions` are all that may be asked."""
    breakdowns: tuple[Code, ...] = Field(default=(), max_length=2)
    retention_days: int = Field(default=120, ge=30, le=1000)
    remind_after: int | None = Field(default=None, ge=0, le=60)
    """Days before the one reminder; 0 = none. Unset in the file, it is not in the frozen copy."""

    @cached_property
    def questions(self) -> tuple[Item, ...]:
        """All items in order: what is written, each with what its options ask in own words."""
        return tuple(each for item in self.written for each in (item, *follow_ups(item)))

    def asking(self, *items: Item) -> Self:
        """Return this survey with ``items`` alone."""
        found = self.model_copy(update={"written": items})
        for derived in ("questions", "paths", "_places", "quoting", "sections"):
            found.__dict__.pop(derived, None)
        return found

    @property
    def reminder_days(self) -> int | None:
        """Days of silence after which somebody is reminded, once; None = nobody is."""
        return (REMIND_AFTER if self.remind_after is None else self.remind_after) or None

    @property
    def part(self) -> Part | None:
        """Young people's part at this level; None at consultation, and in old frozen copies."""
        parts: Mapping[Level, Part | None] = {
            Level.REPRESENTATION: self.representation,
            Level.DECISION_SHARING: self.decision_sharing,
            Level.IMPLEMENTATION: self.implementation,
            Level.INITIATING: self.initiating,
        }
        return parts.get(self.level)

    def item(self, item_id: str) -> Item:
        """Return the item with that id. Raises KeyError when there is none."""
        return self.questions[self.place(item_id)]

    def place(self, item_id: str) -> int:
        """Return where the item with that id stands, from 0. Raises KeyError."""
        return self._places[item_id]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {item.id: place for place, item in enumerate(self.questions)}

    @cached_property
    def paths(self) -> Paths:
        """The ways through the questions."""
        return Paths(self.questions)

    @cached_property
    def quoting(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the items that an item quotes, by its own id; only those that quote."""
        found = {item.id: quoted(item.ask, item.hint) for item in self.questions}
        return {item_id: quotes for item_id, quotes in found.items() if quotes}

    @cached_property
    def sections(self) -> Mapping[str, Text]:
        """The heading of the part that an item is in, by its id; none before the first part.

        Whoever is not asked the item that carries the heading still reads it at the next one.
        """
        found: dict[str, Text] = {}
        heading: Text | None = None
        for item in self.questions:
            heading = item.section or heading
            if heading:
                found[item.id] = heading
        return found

    @property
    def aim(self) -> Decision | Use:
        """What the answers are for. A checked survey has exactly one of the two."""
        found = self.decision or self.use
        if found is None:
            raise ValueError(f"{self.id} says neither what is decided nor what is done with it")
        return found


def freeze(survey: Survey, published: date) -> Survey:
    """Return ``survey`` with every relative day resolved for publishing on ``published``."""
    return type(survey).model_validate(_resolved(survey, published))


def _resolved(part: Any, published: date) -> Any:
    match part:
        case BaseModel():
            fields = type(part).model_fields.items()
            return {
                field.alias or name: _resolved(getattr(part, name), published)
                for name, field in fields
            }
        case After():
            return resolved(part, published)
        case _:
            return part


def keys_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the keys that a file may write for ``model``, each with its field."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def frozen_copy(survey: Survey) -> str:
    """Return ``survey`` as JSON that `Survey.model_validate_json` reads back."""
    return survey.model_dump_json(exclude_none=True)


def fingerprint(survey: Survey) -> str:
    """Return a name for exactly this content: 16 hexadecimal digits."""
    return fingerprint_of(frozen_copy(survey))


def fingerprint_of(frozen: str) -> str:
    """Return the fingerprint of the survey with that frozen copy."""
    return sha256(frozen.encode()).hexdigest()[:16]


def on(day: Day) -> date:
    """Return the date of ``day`` in a frozen survey. Raises ValueError when it is relative."""
    if isinstance(day, After):
        raise ValueError("this survey is not published yet, so it has no dates")
    return day
