"""A survey file as far as it can be understood, so that one fault never hides another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel, TypeAdapter, ValidationError

from surveys.days import Moment, day_of
from surveys.items import Item, has_options
from surveys.questionnaire import Survey
from surveys.quotes import unquoted
from surveys.review.findings import Loc
from surveys.review.shape import models_in
from surveys.text import UNNAMED, Text, text_of

PLATFORM_AGE: Final = 16
"""Years: Telegram's least in the UK. Where it is another one, the host sets it."""
_GROUPS = frozenset({"options", "labels"})


class Question(Struct, frozen=True):
    """One entry of ``questions``: as it stands, and as an item where it is one."""

    at: Loc
    raw: Mapping[str, Any]
    item: Item | None

    @property
    def id(self) -> str:
        """The id as written, or "" when there is none."""
        return str(self.raw.get("id", ""))

    @property
    def kind(self) -> str:
        """The kind as written."""
        return str(self.raw.get("kind", ""))

    @property
    def asks(self) -> Iterator[tuple[Loc, str, Text]]:
        """What is asked, with its place and its kind: here, and of those who pick an option."""
        if ask := said_in(self.raw.get("ask")):
            yield (*self.at, "ask"), self.kind, ask
        for option in self.item.options if self.item and has_options(self.item) else ():
            if option.specify:
                yield (*self.at, "options", option.code, "specify"), "open_ended", option.specify

    @property
    def is_about_you(self) -> bool:
        """Whether it asks about the person."""
        return "about_you" in self.raw


@dataclass(frozen=True)
class Draft:
    """The data of one file.

    ``today`` stands for the day of publishing where it is known, ``platform_age`` for the years
    from which on people may use the messenger that they are asked in.
    """

    data: Mapping[str, Any]
    today: date | None = None
    platform_age: int = PLATFORM_AGE
    model: type[BaseModel] = Survey

    def get(self, *at: str | int) -> Any:
        """Return what is written at ``at``, or None."""
        part: Any = self.data
        for step in at:
            match part:
                case Mapping():
                    part = part.get(step)
                case list() if isinstance(step, int) and step < len(part):
                    part = part[step]
                case _:
                    return None
        return part

    def entries(self, *at: str | int) -> list[Any]:
        """Return the list at ``at``, or an empty one."""
        found = self.get(*at)
        return found if isinstance(found, list) else []

    def day(self, *at: str) -> Moment | None:
        """Return the day at ``at`` if it is one."""
        try:
            return day_of(self.get(*at))
        except ValueError:
            return None

    @property
    def aim(self) -> str:
        """The key of the part that says what the answers are for."""
        return "decision" if self.get("purpose") == "decide" else "use"

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the file declares, or that its model supposes."""
        if "languages" not in self.data:
            spec = self.model.model_fields["languages"]
            return [] if spec.is_required() else list(spec.get_default())
        return [language for language in self.entries("languages") if isinstance(language, str)]

    def questions(self) -> list[Question]:
        """Return the questions in order, those with faults included."""
        return self._questions

    @cached_property
    def _questions(self) -> list[Question]:
        return [
            Question(("questions", place), raw, part(Item, raw))
            for place, raw in enumerate(self.entries("questions"))
            if isinstance(raw, Mapping)
        ]

    def texts(self) -> Iterator[tuple[Loc, Text]]:
        """Yield all words for people that can be read, with their place."""
        yield from self._texts

    @cached_property
    def _texts(self) -> list[tuple[Loc, Text]]:
        written = _words(self.data, (), wordy(self.model))
        return [(at, text) for at, raw in written if (text := said_in(raw)) is not None]

    def named(self, text: Text) -> Mapping[str, str]:
        """Return the words of ``text`` by language, plain ones as the first language.

        They are those that are read where nobody is quoted.
        """
        first = self.languages[0] if self.languages else UNNAMED
        return {language or first: unquoted(said) for language, said in text.by_language.items()}


@lru_cache(maxsize=16)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def part(kind: Any, raw: object) -> Any:
    """Return ``raw`` as ``kind``, or None when it is not one."""
    try:
        return _adapter(kind).validate_python(raw)
    except ValidationError:
        return None


def said_in(raw: object) -> Text | None:
    """Return ``raw`` as words for people, or None when it is none."""
    try:
        return text_of(raw)
    except ValueError:
        return None


class Wordy(Struct, frozen=True):
    """Keys of a model whose values are words for people, or lists of them."""

    words: frozenset[str]
    lists: frozenset[str]


@lru_cache(maxsize=4)
def wordy(model: type[BaseModel]) -> Wordy:
    """Return the keys of words in ``model`` and in the models that it is made of."""
    fields = [
        (name, spec.annotation)
        for each in _made_of(model)
        for name, spec in each.model_fields.items()
        if Text in _types(spec.annotation) and name not in _GROUPS
    ]
    lists = {name for name, annotation in fields if get_origin(annotation) is tuple}
    return Wordy(frozenset({name for name, _ in fields} - lists), frozenset(lists))


def _made_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for spec in model.model_fields.values():
        for inner in models_in(spec.annotation):
            yield from _made_of(inner)


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _words(part: Any, at: Loc, keys: Wordy) -> Iterator[tuple[Loc, Any]]:
    match part:
        case Mapping():
            for key, value in part.items():
                yield from _under(key, value, (*at, key), keys)
        case list():
            for place, value in enumerate(part):
                yield from _words(value, (*at, place), keys)


def _under(key: Any, value: Any, at: Loc, keys: Wordy) -> Iterator[tuple[Loc, Any]]:
    if key in _GROUPS and isinstance(value, Mapping):
        for name, said in value.items():
            if isinstance(said, Mapping) and "label" in said:
                yield from _words(said, (*at, str(name)), keys)
            else:
                yield (*at, str(name)), said
    elif key in keys.lists and isinstance(value, list):
        yield from (((*at, place), said) for place, said in enumerate(value))
    elif key in keys.words:
        yield at, value
    else:
        yield from _words(value, at, keys)
