"""Conditions and limits as XLSForm writes them."""

import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from surveys.answers import Missing
from surveys.conditions import Among, Answered, AtLeast, AtMost, Every, Negated, Node, Some
from surveys.spreadsheet.expression import NotSaid, number, parsed

_MISSING = frozenset(each.value for each in Missing)
_OF_ITSELF = re.compile(r"\b(?:count-selected|string-length)\(\s*\.\s*\)")
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
            return f"{_amount(item, kinds, names)} >= {number(amount)}"
        case AtMost(item, amount):
            return f"{_amount(item, kinds, names)} <= {number(amount)}"
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
                low = high = float(value)
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
    least = [] if low is None else [f"{of} >= {number(low)}"]
    most = [] if high is None else [f"{of} <= {number(high)}"]
    return " and ".join(least + most)
