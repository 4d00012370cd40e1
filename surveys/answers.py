"""The value of one answer, and the reasons why there is none."""

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from msgspec import Struct


class Missing(StrEnum):
    """Item nonresponse: why a question has no answer."""

    SKIPPED = "skipped"
    DONT_KNOW = "dont_know"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    NOT_ASKED = "not_asked"
    NOT_REACHED = "not_reached"


class Choice(Struct, frozen=True, array_like=True, tag="choice"):
    """One option of a single_choice item."""

    code: str


class Choices(Struct, frozen=True, array_like=True, tag="choices"):
    """Options of a multiple_choice item, in the order of the file."""

    codes: tuple[str, ...]


class Rating(Struct, frozen=True, array_like=True, tag="rating"):
    """A point on a scale, counted from 1."""

    point: int


class Ranks(Struct, frozen=True, array_like=True, tag="ranks"):
    """Options of a ranking item, the first choice first."""

    codes: tuple[str, ...]


class Amount(Struct, frozen=True, array_like=True, tag="amount"):
    """A number in the unit of its item."""

    value: float


class Said(Struct, frozen=True, array_like=True, tag="said"):
    """An open-ended answer, in the person's own words."""

    words: str


def as_whole(amount: float) -> int | float:
    """Return ``amount``, a finite number, without a point where it is whole."""
    return int(amount) if amount == int(amount) else amount


def in_digits(amount: float) -> str:
    """Return ``amount`` as people write it: with all its digits, however large it is."""
    return str(as_whole(amount))


Answer = Choice | Choices | Rating | Ranks | Amount | Said
Entry = Answer | Missing
Answers = Mapping[str, Entry]
"""What was answered so far, by item id."""

Plain = str | int | float | list[str] | dict[str, str]


def to_plain(entry: Entry) -> Plain:
    """Return ``entry`` as JSON can hold it; `from_plain` reads it back."""
    match entry:
        case Missing():
            return {"missing": entry.value}
        case Choice(code):
            return {"choice": code}
        case Said(words):
            return words
        case Choices(codes):
            return list(codes)
        case Ranks(codes):
            return ["#", *codes]
        case Rating(point):
            return point
        case Amount(value):
            return float(value)
        case _:
            assert_never(entry)


def from_plain(value: object) -> Entry:
    """Return the entry that `to_plain` wrote. Raises ValueError for anything else."""
    match value:
        case {"missing": reason}:
            return Missing(str(reason))
        case {"choice": code}:
            return Choice(str(code))
        case str():
            return Said(value)
        case ["#", *codes]:
            return Ranks(tuple(map(str, codes)))
        case [*codes]:
            return Choices(tuple(map(str, codes)))
        case float():
            return Amount(value)
        case int():
            return Rating(value)
        case _:
            raise ValueError("not an answer")
