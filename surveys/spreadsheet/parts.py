"""The parts of a survey that one cell can hold, by the models themselves: a field that a model
gains has its place in a spreadsheet without another word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from surveys.days import After
from surveys.review.findings import Loc
from surveys.spreadsheet.workbook import Value, words
from surveys.text import Text

LIST_ROWS = 3
"""Rows that a blank sheet offers for a list."""
_YES = frozenset({"yes", "true", "1", "ie", "x"})
_NO = frozenset({"no", "false", "0", "na"})


class Leaf(StrEnum):
    """What a cell holds."""

    WORDS = "words"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    TEXT = "text"
    NAMES = "names"
    NUMBERS = "numbers"


class Part(Struct, frozen=True):
    """A part of a model that one cell holds; ``choices`` are all it may be, where they are few."""

    at: Loc
    leaf: Leaf
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The way to it in one word; places in lists are counted from 1."""
        return ".".join(str(step + 1) if isinstance(step, int) else step for step in self.at)


def parts_of(model: type[BaseModel], but: frozenset[str] = frozenset()) -> Iterator[Part]:
    """Yield what a blank sheet asks for, without the fields ``but``."""
    for name, field in model.model_fields.items():
        if name not in but:
            yield from _offered(field.annotation, (name,))


def _offered(annotation: Any, at: Loc) -> Iterator[Part]:
    inner, is_list = _listed(annotation)
    owner, is_numbered = _model(inner), is_list and _has_rows(inner)
    for here in [(*at, place) for place in range(LIST_ROWS)] if is_numbered else [at]:
        if owner:
            for name, field in owner.model_fields.items():
                yield from _offered(field.annotation, (*here, name))
        else:
            yield _part(inner, here, is_list)


def part_at(model: type[BaseModel], at: Loc) -> Part | None:
    """Return the part of ``model`` at ``at``, or None when no cell could hold that."""
    return _found(model, at, at)


def _found(annotation: Any, at: Loc, rest: Loc) -> Part | None:
    inner, is_list = _listed(annotation)
    owner = _model(inner)
    if is_list and _has_rows(inner):
        return _found(inner, at, rest[1:]) if rest and isinstance(rest[0], int) else None
    if owner is None:
        return None if rest else _part(inner, at, is_list)
    field = owner.model_fields.get(str(rest[0])) if rest else None
    return _found(field.annotation, at, rest[1:]) if field else None


def _has_rows(inner: Any) -> bool:
    """Tell whether the entries of a list have rows of their own; names and numbers share one."""
    return _model(inner) is not None or Text in set(_types(inner))


def _part(inner: Any, at: Loc, is_list: bool) -> Part:
    types = set(_types(inner))
    if Text in types:
        return Part(at, Leaf.WORDS)
    if is_list:
        return Part(at, Leaf.NUMBERS if int in types else Leaf.NAMES)
    if types & {date, After}:
        return Part(at, Leaf.DAY)
    if bool in types:
        return Part(at, Leaf.FLAG, ("yes", "no"))
    if types & {int, float}:
        return Part(at, Leaf.NUMBER)
    return Part(at, Leaf.TEXT, tuple(_choices(inner)))


def _choices(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(member.value) for member in annotation)
    elif get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)


def _listed(annotation: Any) -> tuple[Any, bool]:
    """Return what a list holds, and that it is one; else what was given."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    if get_origin(annotation) in (Literal, dict):
        return annotation, False
    lists = [inner for inner in get_args(annotation) if get_origin(inner) is tuple]
    return (get_args(lists[0])[0], True) if lists else (annotation, False)


@lru_cache(maxsize=256)
def _model(annotation: Any) -> type[BaseModel] | None:
    found = (each for each in _types(annotation) if isinstance(each, type))
    return next((each for each in found if issubclass(each, BaseModel)), None)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _types(inner)


def loc_of(key: str) -> Loc:
    """Return the way that ``key`` says: "decision.can_change.1" is its first entry."""
    steps = key.strip().split(".")
    return tuple(int(step) - 1 if _counts(step) else step for step in steps)


def _counts(step: str) -> bool:
    return step.isascii() and step.isdigit() and 0 < int(step[:4]) < 1000 and len(step) < 5


def read_as(leaf: Leaf, value: Value) -> Any:
    """Return what a cell means; the words in it where they mean nothing of the kind."""
    said = words(value)
    match leaf:
        case Leaf.NUMBER:
            return _number(value, said)
        case Leaf.FLAG:
            small = said.lower()
            return True if small in _YES else False if small in _NO else said
        case Leaf.NAMES:
            return [name.strip() for name in said.split(",") if name.strip()]
        case Leaf.NUMBERS:
            return [_number(part, part.strip()) for part in said.split(",") if part.strip()]
        case Leaf.WORDS | Leaf.DAY | Leaf.TEXT:
            return said


def _number(value: Value, said: str) -> Any:
    if isinstance(value, float) and not value.is_integer():
        return value
    try:
        return int(said)
    except ValueError:
        pass
    try:
        return float(said.replace(",", "."))
    except ValueError:
        return said


def written(leaf: Leaf, value: Any) -> Value:
    """Return what stands in a cell for ``value``."""
    match leaf:
        case Leaf.NAMES | Leaf.NUMBERS:
            return ", ".join(map(str, value))
        case Leaf.FLAG:
            return "yes" if value else "no"
        case Leaf.NUMBER:
            return value  # type: ignore[no-any-return]
        case Leaf.WORDS | Leaf.DAY | Leaf.TEXT:
            return str(value)


def cells_of(model: type[BaseModel], part: Any, at: Loc = ()) -> Iterator[tuple[Part, Any]]:
    """Yield every part of the data ``part`` that a cell can hold, with what is there."""
    if at and (found := part_at(model, at)):
        yield found, part
        return
    match part:
        case Mapping():
            for key, value in part.items():
                yield from cells_of(model, value, (*at, str(key)))
        case list():
            for place, value in enumerate(part):
                yield from cells_of(model, value, (*at, place))


def closed(ways: Iterable[Loc]) -> Mapping[Loc, Loc]:
    """Return each of ``ways`` with its lists counted anew, so that no entry is left out."""
    every = sorted({way[: end + 1] for way in ways for end in range(len(way))}, key=_ordered)
    found: dict[Loc, Loc] = {(): ()}
    seen: Counter[Loc] = Counter()
    for way in every:
        before = way[:-1]
        step = way[-1]
        if isinstance(step, int):
            step, seen[before] = seen[before], seen[before] + 1
        found[way] = (*found[before], step)
    return found


def _ordered(way: Loc) -> tuple[int, list[str]]:
    return len(way), [f"{step:06d}" if isinstance(step, int) else step for step in way]


def put(data: dict[str, Any], at: Loc, value: Any) -> None:
    """Write ``value`` into ``data`` at ``at``; `with_lists` makes lists of what is counted."""
    here: Any = data
    for step in at[:-1]:
        here = here.setdefault(step, {})
    here[at[-1]] = value


def with_lists(part: Any) -> Any:
    """Return ``part`` with a list wherever the keys are places in one."""
    if not isinstance(part, dict):
        return part
    if part and all(isinstance(key, int) for key in part):
        return [with_lists(part[key]) for key in sorted(part)]
    return {key: with_lists(value) for key, value in part.items()}
