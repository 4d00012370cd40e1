"""What is asked: the kinds of items and the options to pick from, as frozen pydantic models."""

from base64 import b64decode
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Annotated, Any, Final, Literal, TypeGuard

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from surveys.conditions import Among, Condition
from surveys.quotes import QuotingWords
from surveys.text import Words

Code = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]


class Frozen(BaseModel):
    """A part of a survey file: nothing unknown in it, nothing changed after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        arbitrary_types_allowed=True,
        serialize_by_alias=True,
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


def follow_up_id(item_id: str, code: str) -> str:
    """Return the id of what is asked of those who picked the option ``code`` of an item."""
    return f"{item_id}_{code}"


def follow_ups(item: Item) -> tuple[FollowUp, ...]:
    """Return what is asked of those who pick an option of ``item`` that wants to know more.

    Its id is unchecked here, as it is put together: the review has a rule for it.
    """
    if not isinstance(item, SingleChoice | MultipleChoice):
        return ()
    return tuple(
        FollowUp.model_construct(
            kind="open_ended",
            id=follow_up_id(item.id, option.code),
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


def has_options(item: Item) -> TypeGuard[WithOptions]:
    """Tell whether ``item`` is answered by picking among written options."""
    return isinstance(item, WithOptions)


def is_question(item: Item) -> bool:
    """Tell whether ``item`` has an answer; a statement has none."""
    return not isinstance(item, Statement)
