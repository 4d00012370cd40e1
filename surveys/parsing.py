"""What a person typed, as an answer to the item they see, or the reason why it is none."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import assert_never

from msgspec import Struct, field

from surveys.answers import Amount, Answer, Choice, Choices, Ranks, Rating, Said, as_whole
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Option,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)
from surveys.matching import Menu, menu
from surveys.numbers import number_in
from surveys.spelling import fold
from surveys.text import Text

_OUT_OF = re.compile(r"(?:/|out of|allan o|o|z|из|من)\s*(\d{1,9})\s*$", re.IGNORECASE)
_LAST = frozenset({"other", "none", "dont_know"})
"""Codes of options that stay behind the others when these are shuffled."""

_LONGEST = 4096
"""Characters of a message, spelled out: one Arabic sign may stand for eighteen, and so many of them
name no option and no number, but would be compared with all for most of a second."""


class Reason(StrEnum):
    """Why something typed is no answer."""

    NOT_AN_OPTION = "not_an_option"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_WHOLE = "not_whole"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    TWICE = "twice"
    GOES_ALONE = "goes_alone"


class Rejection(Struct, frozen=True):
    """No answer, with what a kind reply needs: numbers (``min``, ``max``, ``count``...), or the
    label of an ``option``."""

    reason: Reason
    details: Mapping[str, str | int | Text] = field(default_factory=dict)


def shown(item: Item, seed: int) -> tuple[Option, ...]:
    """Return the options of ``item`` in the order in which the person with ``seed`` sees them.

    Shuffled by hash, not by a random generator, so the order is the same in every Python.
    "Other", "none" and "don't know", by their codes, stay last, and so do options that go with no
    other or ask for words. Empty for kinds without options.
    """
    match item:
        case SingleChoice() | MultipleChoice() | Ranking():
            if not item.shuffle:
                return item.options
            return tuple(sorted(item.options, key=lambda option: _draw(option, item.id, seed)))
        case Scale() | Number() | OpenEnded() | Statement():
            return ()
        case _:
            assert_never(item)


def _draw(option: Option, item_id: str, seed: int) -> tuple[bool, bytes]:
    if option.code in _LAST or option.exclusive or option.specify:
        return True, b""
    return False, sha256(f"{seed}:{item_id}:{option.code}".encode()).digest()


def parse(item: Item, typed: str, shown: tuple[Option, ...]) -> Answer | Rejection:
    """Return the answer that ``typed`` gives to ``item``, whose options are ``shown`` in order.

    Takes any string.
    """
    if not _is_visible(typed):
        return Rejection(Reason.EMPTY)
    if not isinstance(item, OpenEnded) and len(unicodedata.normalize("NFKC", typed)) > _LONGEST:
        typed = ""
    match item:
        case SingleChoice():
            picked = menu(shown or item.options).picked(typed)
            return Choice(picked.code) if picked else Rejection(Reason.NOT_AN_OPTION)
        case MultipleChoice():
            return _choices(item, menu(shown or item.options).listed(typed))
        case Ranking():
            return _ranks(menu(shown or item.options), typed)
        case Scale():
            return _rating(item, typed)
        case Number():
            return _amount(item, typed)
        case OpenEnded():
            return _said(item, typed.strip())
        case Statement():
            return Rejection(Reason.NOT_AN_OPTION)
        case _:
            assert_never(item)


def _is_visible(typed: str) -> bool:
    return any(not char.isspace() and unicodedata.category(char)[0] != "C" for char in typed)


def _choices(item: MultipleChoice, listed: Sequence[Option] | None) -> Answer | Rejection:
    if not listed:
        return Rejection(Reason.NOT_AN_OPTION)
    return choices(item, {option.code for option in listed})


def choices(item: MultipleChoice, picked: Collection[str]) -> Choices | Rejection:
    """Return the options with the codes ``picked`` as an answer to ``item``, if they are one."""
    details = {"min": item.min, "max": item.most, "count": len(picked)}
    found = tuple(option for option in item.options if option.code in picked)
    alone = next((option for option in found if option.exclusive), None)
    if alone and len(found) > 1:
        return Rejection(Reason.GOES_ALONE, {"option": alone.label})
    if len(found) < item.min and not alone:
        return Rejection(Reason.TOO_FEW, details)
    if len(found) > item.most:
        return Rejection(Reason.TOO_MANY, details)
    return Choices(tuple(option.code for option in found))


def _ranks(options: Menu, typed: str) -> Answer | Rejection:
    listed = options.listed(typed) or options.listed(" ".join(fold(typed)))
    if not listed:
        return Rejection(Reason.NOT_AN_OPTION)
    codes = tuple(option.code for option in listed)
    details = {"count": len(set(codes)), "max": len(options.options)}
    if len(set(codes)) < len(codes):
        return Rejection(Reason.TWICE, details)
    if len(codes) < len(options.options):
        return Rejection(Reason.INCOMPLETE, details)
    return Ranks(codes)


def _rating(item: Scale, typed: str) -> Answer | Rejection:
    points = [Option(code=str(point), label=label) for point, label in item.labels.items()]
    if named := menu(points, numbered=False).picked(typed):
        return Rating(int(named.code))
    limits = {"min": 1, "max": item.points}
    value = number_in(_without_total(typed, item.points), (), whole=True)
    if value is None:
        return Rejection(Reason.NOT_A_NUMBER, limits)
    if not value.is_integer():
        return Rejection(Reason.NOT_WHOLE, limits)
    if value < 1:
        return Rejection(Reason.TOO_SMALL, limits)
    return Rating(int(value)) if value <= item.points else Rejection(Reason.TOO_LARGE, limits)


def _without_total(typed: str, points: int) -> str:
    """Return ``typed`` without "out of 5" where the scale has five points."""
    found = _OUT_OF.search(typed)
    return typed[: found.start()] if found and int(found[1]) == points else typed


def _amount(item: Number, typed: str) -> Answer | Rejection:
    unit = list(item.unit.everywhere()) if item.unit else []
    value = number_in(typed, unit, item.whole)
    limits = _limits(item)
    if value is None:
        return Rejection(Reason.NOT_A_NUMBER, limits)
    if item.whole and not value.is_integer():
        return Rejection(Reason.NOT_WHOLE, limits)
    if item.min is not None and value < item.min:
        return Rejection(Reason.TOO_SMALL, limits)
    if item.max is not None and value > item.max:
        return Rejection(Reason.TOO_LARGE, limits)
    return Amount(value)


def _limits(item: Number) -> Mapping[str, str | int | Text]:
    both = {"min": item.min, "max": item.max}
    return {name: _written(limit) for name, limit in both.items() if limit is not None}


def _written(limit: float) -> str | int:
    whole = as_whole(limit)
    return whole if isinstance(whole, int) else str(whole)


def _said(item: OpenEnded, words: str) -> Answer | Rejection:
    if len(words) > item.max_length:
        return Rejection(Reason.TOO_LONG, {"length": len(words), "max": item.max_length})
    return Said(words)
