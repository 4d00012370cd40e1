"""Conditions as people write them in a cell: `how_often = weekly, monthly and age not answered`.

The same grammar reads what XLSForm calls `relevant`, as far as `ask_if` can say it:
`selected(${how_often}, 'weekly') or ${happy} >= 3`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct

from surveys.answers import in_digits
from surveys.conditions import (
    Among,
    Answered,
    AtLeast,
    AtMost,
    Every,
    Negated,
    Node,
    Some,
    amount_of,
)

_SIGN: Final = re.compile(
    r"""\s*(?:
        (?P<name>\$\{[^{}]+\})
      | (?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")
      | (?P<sign><=|>=|!=|[=<>(),])
      | (?P<word>[^\s'"<>=!(),${}]+)
    )""",
    re.VERBOSE,
)
_RESERVED: Final = frozenset({"and", "or", "not"})
_BARE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*")
_DEEPEST: Final = 30
_FLIPPED: Final = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}


class NotSaid(ValueError):
    """`ask_if` cannot say this; says why in one line."""


class _Sign(Struct, frozen=True):
    kind: str
    text: str


class _Item(Struct, frozen=True):
    name: str
    counts: bool = False
    """Whether it is how many options are picked that is compared."""
    is_several: bool = False
    """Whether an answer to it is never one alone."""


def parsed(
    text: str,
    is_whole: Callable[[str], bool] = lambda _: False,
    is_several: Callable[[str], bool] = lambda _: False,
) -> Node:
    """Return the condition that ``text`` says. Raises NotSaid.

    Over an item that ``is_whole``, "more than 3" is at least 4. With "=" alone, an item that
    ``is_several`` would have to be answered with exactly that, which `ask_if` cannot say.
    """
    reader = _Reader(tuple(_signs(text)), is_whole, is_several)
    found = reader.some_of()
    if (left := reader.peek()) is not None:
        raise NotSaid(f"“{left.text}” stands where nothing more is expected")
    return found


def _signs(text: str) -> Iterator[_Sign]:
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _SIGN.match(text, place)
        if not found:
            raise NotSaid(f"“{text[place:].strip()[:20]}” is not known here")
        kind = str(found.lastgroup)
        yield _Sign(kind, _bare_text(kind, found[kind]))
        place = found.end()


def _bare_text(kind: str, text: str) -> str:
    match kind:
        case "name":
            return text[2:-1].strip()
        case "quoted":
            return text[1:-1].replace(text[0] * 2, text[0])
        case _:
            return text


@dataclass(slots=True)
class _Reader:
    signs: tuple[_Sign, ...]
    is_whole: Callable[[str], bool]
    is_several: Callable[[str], bool]
    place: int = 0
    depth: int = field(default=0)

    def peek(self, ahead: int = 0) -> _Sign | None:
        at = self.place + ahead
        return self.signs[at] if at < len(self.signs) else None

    def take(self) -> _Sign:
        found = self.peek()
        if found is None:
            raise NotSaid("it ends too early")
        self.place += 1
        return found

    def takes(self, text: str) -> bool:
        """Tell whether the next sign is ``text``, and pass it if so."""
        found = self.peek()
        is_it = found is not None and found.kind in ("sign", "word") and found.text == text
        self.place += is_it
        return is_it

    def need(self, text: str) -> None:
        if not self.takes(text):
            found = self.peek()
            instead = f"“{found.text}” stands" if found else "it ends"
            raise NotSaid(f"{instead} where “{text}” is expected")

    def some_of(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotSaid("it has too many brackets")
        parts = [self.all_of()]
        while self.takes("or"):
            parts.append(self.all_of())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def all_of(self) -> Node:
        parts = [self.one()]
        while self.takes("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self) -> Node:
        if self.takes("not"):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise NotSaid("it has too many brackets")
            inner = self.one()
            self.depth -= 1
            return Negated(inner)
        if self.takes("("):
            found = self.some_of()
            self.need(")")
            return found
        if self.is_function():
            return self.function()
        return self.comparison()

    def is_function(self) -> bool:
        found, after = self.peek(), self.peek(1)
        is_word = found is not None and found.kind == "word"
        return is_word and after is not None and (after.kind, after.text) == ("sign", "(")

    def function(self) -> Node:
        name = self.take().text
        self.need("(")
        item = self.take().text
        match name:
            case "selected":
                self.need(",")
                value = self.value()
                self.need(")")
                return Among(item, (value,))
            case "count-selected":
                self.need(")")
                return self.compared(_Item(item, counts=True))
            case "selected-at":
                self.need(",")
                if self.value() != "0":
                    raise NotSaid("only the first place of an order can be looked at")
                self.need(")")
                return self.compared(_Item(item))
            case _:
                raise NotSaid(f"“{name}(…)” has nothing like it in Hearback")

    def comparison(self) -> Node:
        found = self.peek()
        after = self.peek(1)
        if found and found.kind != "name" and after and after.text in _FLIPPED:
            ahead = self.peek(2)
            if ahead and ahead.kind == "name":
                value, sign = self.value(), self.take().text
                return self.made(self.whole(self.take().text), _FLIPPED[sign], (value,))
        name = self.take()
        if name.kind == "sign":
            raise NotSaid(f"“{name.text}” stands where a question is expected")
        if self.takes("answered"):
            return Answered(name.text)
        if self.takes("not"):
            self.need("answered")
            return Negated(Answered(name.text))
        return self.compared(self.whole(name.text))

    def whole(self, name: str) -> _Item:
        return _Item(name, is_several=self.is_several(name))

    def compared(self, item: _Item) -> Node:
        sign = self.take()
        if sign.kind != "sign" or sign.text not in _FLIPPED:
            raise NotSaid(f"“{sign.text}” stands where =, <= or >= is expected")
        values = [self.value()]
        while sign.text in ("=", "!=") and self.takes(","):
            values.append(self.value())
        return self.made(item, sign.text, tuple(values))

    def value(self) -> str:
        found = self.take()
        if found.kind == "name":
            raise NotSaid("two questions cannot be compared with each other")
        if found.kind == "sign" or (found.kind == "word" and found.text in _RESERVED):
            raise NotSaid(f"“{found.text}” stands where an answer is expected")
        return found.text

    def made(self, item: _Item, sign: str, values: tuple[str, ...]) -> Node:
        if values == ("",) and sign in ("=", "!="):
            answered = Answered(item.name)
            return answered if sign == "!=" else Negated(answered)
        if "" in values:
            raise NotSaid("no answer at all stands in a list of answers")
        if item.is_several:
            raise NotSaid(f"what is picked at “{item.name}” cannot be compared as a whole")
        if sign in ("=", "!="):
            return self.equal(item, sign, values)
        amount = amount_said(values[0])
        match sign:
            case ">=":
                return AtLeast(item.name, amount)
            case "<=":
                return AtMost(item.name, amount)
            case _:
                return self.beyond(item, sign, amount)

    def equal(self, item: _Item, sign: str, values: tuple[str, ...]) -> Node:
        if item.counts:
            amount = amount_said(values[0])
            found: Node = Every((AtLeast(item.name, amount), AtMost(item.name, amount)))
        else:
            found = Among(item.name, values)
        return found if sign == "=" else Negated(found)

    def beyond(self, item: _Item, sign: str, amount: float) -> Node:
        """Return "more than" or "less than": a comparison with no answer is false, as in XPath."""
        if item.counts or self.is_whole(item.name):
            whole = int(amount // 1)
            if sign == ">":
                return AtLeast(item.name, float(whole + 1))
            return AtMost(item.name, float(whole - 1 if whole == amount else whole))
        if sign == ">":
            return Every((AtLeast(item.name, amount), Negated(AtMost(item.name, amount))))
        return Every((AtMost(item.name, amount), Negated(AtLeast(item.name, amount))))


def amount_said(text: str) -> float:
    """Return the number that ``text`` says. Raises NotSaid."""
    try:
        return amount_of(text)
    except ValueError as error:
        raise NotSaid(str(error)) from None


def canonical(condition: Node) -> Node:
    """Return the same condition, said in one way: answers to one question in one list, and no
    "all" or "any" of a single part."""
    match condition:
        case Every(parts):
            inner = tuple(map(canonical, parts))
            return inner[0] if len(inner) == 1 else Every(inner)
        case Some(parts):
            joined = tuple(_joined(list(map(canonical, parts))))
            return joined[0] if len(joined) == 1 else Some(joined)
        case Negated(part):
            return Negated(canonical(part))
        case _:
            return condition


def _joined(parts: list[Node]) -> Iterator[Node]:
    """Yield ``parts`` with neighbours that look at one question made into one."""
    held: Among | None = None
    for part in parts:
        if isinstance(part, Among) and held and held.item == part.item:
            held = Among(held.item, held.values + part.values)
            continue
        if held:
            yield held
        held = part if isinstance(part, Among) else None
        if held is None:
            yield part
    if held:
        yield held


def said(condition: Node) -> str:
    """Return ``condition`` as a person would type it; `parsed` reads it back."""
    match condition:
        case Among(item, values):
            return f"{_word(item)} = {', '.join(map(_word, values))}"
        case AtLeast(item, amount):
            return f"{_word(item)} >= {in_digits(amount)}"
        case AtMost(item, amount):
            return f"{_word(item)} <= {in_digits(amount)}"
        case Answered(item):
            return f"{_word(item)} answered"
        case Negated(Answered(item)):
            return f"{_word(item)} not answered"
        case Every(parts):
            return " and ".join(_bracketed(part) for part in parts)
        case Some(parts):
            return " or ".join(_bracketed(part) for part in parts)
        case Negated(part):
            return f"not ({said(part)})"


def _bracketed(part: Node) -> str:
    return f"({said(part)})" if isinstance(part, Every | Some) else said(part)


def _word(text: str) -> str:
    if _BARE.fullmatch(text) and text not in _RESERVED:
        return text
    return "'" + text.replace("'", "''") + "'"
