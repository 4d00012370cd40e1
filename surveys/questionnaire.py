"""A survey and its questionnaire, as staff write them: frozen pydantic models."""

from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b, sha256
from typing import Annotated, Any, Final, Literal, Self, TypeGuard

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic.fields import FieldInfo

from surveys.conditions import Among, Condition
from surveys.days import After, Day, resolved
from surveys.quotes import QuotingWords, quoted
from surveys.text import Text, Words

SurveyId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Code = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]
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


class Frozen(BaseModel):
    """A part of a survey file: nothing unknown in it, nothing changed after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, serialize_by_alias=True
    )


class Image(Frozen):
    """A picture beside the survey file, and what it shows, in words.

    ``data`` is what the file holds, in base64: unset in the survey file, it is read from there
    when that is reviewed, and is in the frozen copy.
    """

    file: str = Field(min_length=1, max_length=100)
    alt: Words
    data: str | None = None

    @cached_property
    def content(self) -> bytes:
        """The bytes of a PNG or JPEG; none before the survey was reviewed."""
        return b64decode(self.data or "")

    @cached_property
    def name(self) -> str:
        """A name for exactly this picture: 32 hexadecimal digits."""
        return blake2b(self.content, digest_size=16).hexdigest()


class Option(Frozen):
    """One possible answer: a code for machines, a label for people, words that mean the same."""

    code: Code
    label: Words
    also: tuple[Words, ...] = ()
    exclusive: Annotated[bool | None, AfterValidator(lambda is_alone: is_alone or None)] = None
    """Whether it goes with no other: "none of these". Like the next two, only where it is set."""
    specify: Words | None = None
    """What is asked, in own words, of those who pick it: "What would that be?"."""
    image: Image | None = None


def _options_of(raw: object) -> object:
    if isinstance(raw, tuple) and all(isinstance(option, Option) for option in raw):
        return raw
    if not isinstance(raw, Mapping):
        raise ValueError("should be lines of `code: label`")
    return tuple(_option_of(code, value) for code, value in raw.items())


def _option_of(code: object, value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping) and "label" in value:
        return {**value, "code": str(code)}
    return {"code": str(code), "label": value}


def _options_plain(options: tuple[Option, ...]) -> dict[str, Any]:
    return {option.code: _option_plain(option) for option in options}


def _option_plain(option: Option) -> Any:
    whole = option.model_dump(mode="json", exclude={"code"}, exclude_none=True)
    kept = {key: value for key, value in whole.items() if value}
    return kept["label"] if len(kept) == 1 else kept


Options = Annotated[
    tuple[Option, ...],
    BeforeValidator(_options_of),
    PlainSerializer(_options_plain),
    Field(min_length=2, max_length=30),
]


class BaseItem(Frozen):
    """What every kind of item has."""

    id: Code
    ask: QuotingWords
    """Like the hint, it may quote what was answered before."""
    hint: QuotingWords | None = None
    informs: tuple[int, ...] = ()
    """Entries of the decision's ``can_change`` that this item feeds, counted from 1."""
    about_you: Words | None = None
    """Why a question about the person is asked; its presence makes it one."""
    ask_if: Condition | None = None
    section: Words | None = None
    """The heading of a part that begins here and goes on to the next one. Often unset."""
    image: Image | None = None


class SingleChoice(BaseItem):
    """Pick one option."""

    kind: Literal["single_choice"]
    options: Options
    shuffle: bool = False


class MultipleChoice(BaseItem):
    """Pick between ``min`` and ``max`` options."""

    kind: Literal["multiple_choice"]
    options: Options
    min: int = Field(default=1, ge=1)
    max: int | None = Field(default=None, ge=1)
    shuffle: bool = False

    @property
    def most(self) -> int:
        """The largest number of options that may be picked."""
        return self.together if self.max is None else self.max

    @property
    def together(self) -> int:
        """How many options there are that go together."""
        return max(1, len(self.options) - len(self.exclusive))

    @cached_property
    def exclusive(self) -> frozenset[str]:
        """The codes of the options that go with no other."""
        return frozenset(option.code for option in self.options if option.exclusive)


class Scale(BaseItem):
    """Rate from 1 to ``points``; ``labels`` say what a point means."""

    kind: Literal["scale"]
    points: int = Field(default=5, ge=2, le=10)
    labels: dict[int, Words] = Field(default_factory=dict)


class Ranking(BaseItem):
    """Put all options in order, the most wanted first."""

    kind: Literal["ranking"]
    options: Options
    shuffle: bool = False


class Number(BaseItem):
    """A number from ``min`` to ``max``, both allowed, in ``unit``."""

    kind: Literal["number"]
    min: float | None = None
    max: float | None = None
    whole: bool = True
    unit: Words | None = None


class OpenEnded(BaseItem):
    """The person's own words, at most ``max_length`` characters."""

    kind: Literal["open_ended"]
    max_length: int = Field(default=1000, ge=10, le=3000)


class Statement(BaseItem):
    """Something to read; it has no answer."""

    kind: Literal["statement"]


Item = Annotated[
    SingleChoice | MultipleChoice | Scale | Ranking | Number | OpenEnded | Statement,
    Field(discriminator="kind"),
]
WithOptions = SingleChoice | MultipleChoice | Ranking
"""The kinds that `has_options` is true of."""
SPECIFIED: Final = 300
"""Characters that somebody may write who picked an option with ``specify``."""


class FollowUp(OpenEnded):
    """What is asked, in own words, of those who picked ``option`` of the item ``of``.

    It is in no file, but derived from its option. An item of its own, so that its words are
    sealed, reviewed and deleted like all words.
    """

    of: SingleChoice | MultipleChoice
    option: Option


def follow_ups(item: Item) -> tuple[FollowUp, ...]:
    """Return what is asked of those who pick an option of ``item`` that wants to know more.

    Its id is unchecked here, as it is put together: the review has a rule for it.
    """
    if not isinstance(item, SingleChoice | MultipleChoice):
        return ()
    return tuple(
        FollowUp.model_construct(
            kind="open_ended",
            id=f"{item.id}_{option.code}",
            ask=option.specify,
            informs=item.informs,
            about_you=item.about_you,
            ask_if=Among(item.id, (option.code,)),
            max_length=SPECIFIED,
            of=item,
            option=option,
        )
        for option in item.options
        if option.specify is not None
    )


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
        for derived in ("questions", "_places", "quoting", "sections"):
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
            return {field.alias or name: _field(part, name, published) for name, field in fields}
        case After():
            return resolved(part, published)
        case _:
            return part


def _field(part: BaseModel, name: str, published: date) -> Any:
    value = getattr(part, name)
    return value if name in ("written", "outcomes") else _resolved(value, published)


def keys_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the keys that a file may write for ``model``, each with its field."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def frozen_copy(survey: Survey) -> str:
    """Return ``survey`` as JSON that `Survey.model_validate_json` reads back."""
    return survey.model_dump_json(exclude_none=True)


def fingerprint(survey: Survey) -> str:
    """Return a name for exactly this content: 16 hexadecimal digits."""
    return sha256(frozen_copy(survey).encode()).hexdigest()[:16]


def has_options(item: Item) -> TypeGuard[WithOptions]:
    """Tell whether ``item`` is answered by picking among written options."""
    return isinstance(item, WithOptions)


def is_question(item: Item) -> bool:
    """Tell whether ``item`` has an answer; a statement has none."""
    return not isinstance(item, Statement)


def on(day: Day) -> date:
    """Return the date of ``day`` in a frozen survey. Raises ValueError when it is relative."""
    if isinstance(day, After):
        raise ValueError("this survey is not published yet, so it has no dates")
    return day
