"""When an item is asked: a closed set of operators over earlier answers."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite, nan
from typing import Annotated, Any, assert_never

from pydantic import GetCoreSchemaHandler, PlainSerializer
from pydantic_core import core_schema

from surveys.answers import (
    Amount,
    Answers,
    Choice,
    Choices,
    Entry,
    Missing,
    Ranks,
    Rating,
    Said,
    in_digits,
)


@dataclass(frozen=True, slots=True)
class Among:
    """The answer is one of ``values``; for multiple_choice, at least one of them is picked."""

    item: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number or point is ``amount`` or more; for multiple_choice, so many are picked."""

    item: str
    amount: float


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number or point is ``amount`` or less; for multiple_choice, so many are picked."""

    item: str
    amount: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The item has an answer: it was not skipped, and nobody preferred not to say."""

    item: str


@dataclass(frozen=True, slots=True)
class Every:
    """All ``parts`` hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of ``parts`` holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """``part`` does not hold."""

    part: "Node"


_CUT = 30
"""Signs of a number that are told."""

Node = Among | AtLeast | AtMost | Answered | Every | Some | Negated


def holds(condition: Node, answers: Answers) -> bool:
    """Tell whether ``condition`` is true of ``answers``.

    A comparison with an item that has no answer is false, so its negation is true; only the reason
    why there is none can be named: `{item: skipped}`.
    """
    match condition:
        case Among(item, values):
            return any(said in values for said in _codes(answers.get(item)))
        case AtLeast(item, amount):
            return any(found >= amount for found in _amounts(answers.get(item)))
        case AtMost(item, amount):
            return any(found <= amount for found in _amounts(answers.get(item)))
        case Answered(item):
            return not isinstance(answers.get(item, Missing.NOT_REACHED), Missing)
        case Every(parts):
            return all(holds(part, answers) for part in parts)
        case Some(parts):
            return any(holds(part, answers) for part in parts)
        case Negated(part):
            return not holds(part, answers)
        case _:
            assert_never(condition)


def _codes(entry: Entry | None) -> tuple[str, ...]:
    match entry:
        case Choice(code):
            return (code,)
        case Choices(codes):
            return codes
        case Ranks(codes):
            return codes[:1]
        case Rating(point):
            return (str(point),)
        case Amount(value):
            return (in_digits(value),)
        case Said(words):
            return (words,)
        case Missing():
            return (entry.value,)
        case None:
            return ()
        case _:
            assert_never(entry)


def _amounts(entry: Entry | None) -> tuple[float, ...]:
    match entry:
        case Rating(point):
            return (float(point),)
        case Amount(value):
            return (value,)
        case Choices(codes):
            return (float(len(codes)),)
        case _:
            return ()


def mentions(condition: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each item that ``condition`` looks at, with the values it is compared with."""
    match condition:
        case Among(item, values):
            yield item, values
        case AtLeast(item, _) | AtMost(item, _) | Answered(item):
            yield item, ()
        case Every(parts) | Some(parts):
            for part in parts:
                yield from mentions(part)
        case Negated(part):
            yield from mentions(part)
        case _:
            assert_never(condition)


def unanswered(condition: Node, items: Container[str]) -> Node | bool:
    """Return ``condition`` for those who answer none of ``items``; True or False where that is
    enough to tell."""
    match condition:
        case Among(item, _) | AtLeast(item, _) | AtMost(item, _) | Answered(item):
            return condition if item not in items else False
        case Every(parts):
            found = [unanswered(part, items) for part in parts]
            left = tuple(part for part in found if not isinstance(part, bool))
            return all(part is not False for part in found) and (Every(left) if left else True)
        case Some(parts):
            found = [unanswered(part, items) for part in parts]
            left = tuple(part for part in found if not isinstance(part, bool))
            return any(part is True for part in found) or (Some(left) if left else False)
        case Negated(part):
            inner = unanswered(part, items)
            return not inner if isinstance(inner, bool) else Negated(inner)
        case _:
            assert_never(condition)


def condition_of(raw: object) -> Node:
    """Return the condition that a file's ``raw`` mapping means. Raises ValueError when none."""
    if not isinstance(raw, Mapping) or not raw:
        raise ValueError("should look like `item: value`, or all, any or not with conditions")
    parts = tuple(_part(str(name), value) for name, value in raw.items())
    return parts[0] if len(parts) == 1 else Every(parts)


def _part(name: str, value: object) -> Node:
    match name, value:
        case "all", [*parts] if parts:
            return Every(tuple(map(condition_of, parts)))
        case "any", [*parts] if parts:
            return Some(tuple(map(condition_of, parts)))
        case (("all" | "any"), _):
            raise ValueError(f"`{name}` needs a list of conditions")
        case "not", _:
            return Negated(condition_of(value))
        case _, Mapping():
            return _comparison(name, value)
        case _, [*values] if values and all(_is_value(each) for each in values):
            return Among(name, tuple(map(_written, values)))
        case _ if _is_value(value):
            return Among(name, (_written(value),))
        case _:
            raise ValueError(f"cannot compare `{name}` with that")


def _comparison(item: str, raw: Mapping[Any, Any]) -> Node:
    match dict(raw):
        case {"at_least": int() | float() as amount, **rest} if not rest:
            return AtLeast(item, amount_of(amount))
        case {"at_most": int() | float() as amount, **rest} if not rest:
            return AtMost(item, amount_of(amount))
        case {"answered": bool() as answered, **rest} if not rest:
            return Answered(item) if answered else Negated(Answered(item))
        case _:
            raise ValueError(
                f"`{item}` can be compared with at_least or at_most and one number, "
                "or with answered: true"
            )


def amount_of(raw: object) -> float:
    """Return the number that ``raw`` is, or says. Raises ValueError for what is none or endless."""
    try:
        amount = nan if isinstance(raw, bool) else float(str(raw))
    except ValueError:
        amount = nan
    if not isfinite(amount):
        raise ValueError(f"“{str(raw)[:_CUT]}” is no number to compare with")
    return amount


def _written(value: object) -> str:
    """Return ``value`` as an answer is compared: 2.0 is the same number as 2."""
    return in_digits(value) if isinstance(value, float) and isfinite(value) else str(value)


def _is_value(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def plain(condition: Node) -> dict[str, Any]:
    """Return ``condition`` as a file would write it."""
    match condition:
        case Among(item, values):
            return {item: list(values)}
        case AtLeast(item, amount):
            return {item: {"at_least": amount}}
        case AtMost(item, amount):
            return {item: {"at_most": amount}}
        case Answered(item):
            return {item: {"answered": True}}
        case Every(parts):
            return {"all": [plain(part) for part in parts]}
        case Some(parts):
            return {"any": [plain(part) for part in parts]}
        case Negated(part):
            return {"not": plain(part)}
        case _:
            assert_never(condition)


class _Schema:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_node)


def _node(raw: object) -> Node:
    if isinstance(raw, Among | AtLeast | AtMost | Answered | Every | Some | Negated):
        return raw
    return condition_of(raw)


Condition = Annotated[Node, _Schema, PlainSerializer(plain)]
"""A condition as a field of a pydantic model."""
