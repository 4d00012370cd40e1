"""What the buttons of the review desk carry: an order in a few letters."""

import re
from collections.abc import Mapping
from typing import TypeGuard

from msgspec.structs import replace

from admin.review.orders import (
    Alike,
    Confirm,
    MarkRead,
    MarkUnread,
    Next,
    Open,
    Order,
    OtherPart,
    Pick,
    Places,
    PutTo,
    Quote,
    Reject,
    Same,
    Show,
    TurnTo,
    Undo,
)
from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf

_PLAIN: Mapping[str, Order] = {
    "q": Quote(),
    "w": Open(Panel.PARAPHRASE),
    "e": Open(Panel.CHANGE),
    "c": Confirm(),
    "t": Open(Panel.THEMES),
    "j": Open(Panel.REASONS),
    "l": Alike(),
    "r": MarkRead(),
    "u": MarkUnread(),
    "m": Same(),
    "n": Next(),
    "z": Undo(),
    "s": Open(Panel.SHELVES),
    "f": Open(Panel.FIND),
    "g": Open(Panel.RENAME),
    "b": Open(Panel.ANSWERS),
    "a": Open(Panel.AWAY),
    "o": OtherPart(),
}
"""What a button carries, by its code."""


def code(order: Order) -> str:
    """Return what a button carries so that `tapped` returns ``order``."""
    match order:
        case Pick(place, on):
            return f"p{place}{'+' if on else '-'}"
        case PutTo(theme, places):
            return f"T{theme}{_packed(places)}"
        case Reject(places, reason):
            return f"J{reason}{_packed(places)}"
        case Show(Shelf.THEME, theme):
            return f"K{theme}"
        case Show(shelf):
            return f"S{shelf}"
        case TurnTo(place):
            return f"I{place}"
        case _:
            return next(code for code, each in _PLAIN.items() if each == order)


def _packed(places: Places) -> str:
    """Return places as a suffix of a few letters; "" for none."""
    return f"-{sum(1 << place for place in places):x}" if places else ""


def _unpacked(mask: str) -> Places:
    bits = int(mask, 16)
    return tuple(place for place in range(1, bits.bit_length()) if bits >> place & 1)


def tapped(code: str) -> Order | None:
    """Return what a button asks for; None for one that means nothing here."""
    if found := re.fullmatch(r"p(\d{1,2})([+-])", code):
        return Pick(int(found[1]), found[2] == "+")
    if found := re.fullmatch(r"([TJ])(\w+)-([0-9a-f]{1,8})", code):
        plain = tapped(found[1] + found[2])
        return replace(plain, places=_unpacked(found[3])) if _has_places(plain) else None
    first, rest = code[:1], code[1:]
    match first:
        case "T":
            return PutTo(rest)
        case "J" if rest in set(Reason):
            return Reject((), Reason(rest))
        case "K":
            return Show(Shelf.THEME, rest)
        case "S" if rest in set(Shelf):
            return Show(Shelf(rest))
        case "I" if rest.isdecimal():
            return TurnTo(int(rest))
        case _:
            return _PLAIN.get(code)


def _has_places(order: Order | None) -> TypeGuard[PutTo | Reject]:
    return isinstance(order, PutTo | Reject)
