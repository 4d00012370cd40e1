"""Conditions and limits as XLSForm writes them."""

import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from surveys.answers import Missing, in_digits
from surveys.conditions import Among, Answered, AtLeast, AtMost, Every, Negated, Node, Some
from surveys.spreadsheet.expression import NotSaid, amount_said, canonical, parsed

_MISSING = frozenset(each.value for each in Missing)
_OF_ITSELF = re.compile(r"\bstring-length\(\s*\.\s*\)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def relevant(condition: Node, kinds: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return ``condition`` as XLSForm's `relevant`, with the kind and the name of each item.

    Raises NotSaid.
    """
    match condition:
        case Among(item, values):
            said = [_is(item, value, kinds, names) for value in values]
            return said[0] if len(said) == 1 else f"({' or '.join(said)})"
        case AtLeast(item, amount):
            return f"{_amount(item, kinds, names)} >= {in_digits(amount)}"
        case AtMost(item, amount):
            return f"{_amount(item, kinds, names)} <= {in_digits(amount)}"
        case Answered(item):
            return f"{_name(item, names)} != ''"
        case Every(parts):
            return " and ".join(f"({relevant(part, kinds, names)})" for part in parts)
        case Some(parts):
            return " or ".join(f"({relevant(part, kinds, names)})" for part in parts)
        case Negated(part):
            return f"not({relevant(part, kinds, names)})"
        case _:
            assert_never(condition)


def _name(item: str, names: Mapping[str, str]) -> str:
    if item not in names:
        raise NotSaid(f"there is no question “{item}”")
    return f"${{{names[item]}}}"


def _is(item: str, value: str, kinds: Mapping[str, str], names: Mapping[str, str]) -> str:
    name = _name(item, names)
    if value in _MISSING:
        raise NotSaid("why there is no answer cannot be asked")
    match kinds[item]:
        case "multiple_choice":
            return f"selected({name}, {_quoted(value)})"
        case "ranking":
            return f"selected-at({name}, 0) = {_quoted(value)}"
        case "scale" | "number" if _NUMBER.fullmatch(value):
            return f"{name} = {value}"
        case _:
            return f"{name} = {_quoted(value)}"


def _quoted(value: str) -> str:
    if "'" not in value:
        return f"'{value}'"
    if '"' not in value:
        return f'"{value}"'
    raise NotSaid("words with both kinds of quotes cannot be compared")


def _amount(item: str, kinds: Mapping[str, str], names: Mapping[str, str]) -> str:
    name = _name(item, names)
    return f"count-selected({name})" if kinds[item] == "multiple_choice" else name


def limits(text: str, is_whole: bool) -> tuple[float | None, float | None]:
    """Return the least and the most that a `constraint` allows. Raises NotSaid."""
    condition = parsed(_OF_ITSELF.sub(".", text), lambda _: is_whole)
    low: float | None = None
    high: float | None = None
    for part in _together(condition):
        match part:
            case AtLeast(".", amount):
                low = amount if low is None else max(low, amount)
            case AtMost(".", amount):
                high = amount if high is None else min(high, amount)
            case Among(".", (value,)) if _NUMBER.fullmatch(value):
                low = high = amount_said(value)
            case _:
                raise NotSaid("only a smallest and a largest number can be set")
    return low, high


def _together(condition: Node) -> Iterator[Node]:
    if isinstance(condition, Every):
        for part in condition.parts:
            yield from _together(part)
    else:
        yield condition


def constraint(of: str, low: float | None, high: float | None) -> str:
    """Return the `constraint` that allows ``low`` to ``high`` of ``of``, such as a lone point."""
    least = [] if low is None else [f"{of} >= {in_digits(low)}"]
    most = [] if high is None else [f"{of} <= {in_digits(high)}"]
    return " and ".join(least + most)


class Picks(Struct, frozen=True):
    """How many options may be picked, and the ``alone`` ones that go with no other."""

    least: float | None = None
    most: float | None = None
    alone: tuple[str, ...] = ()


_COUNT = "count-selected(.)"


def picks(text: str) -> Picks:
    """Return what a `constraint` allows to be picked. Raises NotSaid."""
    found, excused = Picks(), set[str]()
    for part in _together(canonical(parsed(text))):
        match part:
            case AtLeast(".", amount):
                found = replace(found, least=max(amount, found.least or amount))
            case AtMost(".", amount):
                found = replace(found, most=min(amount, found.most or amount))
            case Some((AtLeast(".", amount), Among(".", _) as but)):
                found = replace(found, least=amount)
                excused.update(but.values)
            case _:
                found = replace(found, alone=(*found.alone, _alone(part)))
    if not excused <= set(found.alone):
        raise NotSaid("only those who pick what goes with no other may pick fewer")
    return found


def _alone(part: Node) -> str:
    """Return the option that goes with no other, as forms say it."""
    match part:
        case Negated(Every((Among(".", (code,)), AtLeast(".", 2.0)))):
            return code
        case Some((Negated(Among(".", (code,))), other)) | Some(
            (other, Negated(Among(".", (code,))))
        ) if other in _ONE:
            return code
        case _:
            raise NotSaid("only how many are picked, and what goes with no other, can be set")


_ONE = (AtMost(".", 1.0), Every((AtLeast(".", 1.0), AtMost(".", 1.0))))


def picks_constraint(allowed: Picks) -> str:
    """Return the `constraint` that allows just that."""
    codes = [f"selected(., {_quoted(code)})" for code in allowed.alone]
    least = constraint(_COUNT, allowed.least, None)
    if least and codes:
        least = f"({' or '.join((least, *codes))})"
    rest = (
        constraint(_COUNT, None, allowed.most),
        *(f"not({each} and {_COUNT} > 1)" for each in codes),
    )
    return " and ".join(part for part in (least, *rest) if part)
