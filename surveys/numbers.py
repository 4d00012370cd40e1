"""A number as people type it: signs, thousands, either decimal mark, units, "about"."""

import re
import unicodedata
from collections.abc import Collection

from surveys.spelling import fold, is_near

_SHAPE = re.compile(
    r"(?P<before>[^\d]*?)(?P<sign>[+-]?)\s*[£€$]?\s*"
    r"(?P<digits>(?:[.,](?=\d))?\d(?:[\d.,' ]*\d)?)(?P<after>.*)",
    re.DOTALL,
)
_GROUPED = re.compile(r"(?P<head>[1-9]\d{0,2}(?P<mark>[,.' ])\d{3}(?:(?P=mark)\d{3})*)(?P<tail>.*)")
_FRACTION = re.compile(r"[.,]\d+")
_PLAIN = re.compile(r"\d*(?:[.,]\d+)?")
_SPARE = frozenset(
    fold(
        "about around roughly approx approximately circa ca maybe probably nearly almost only just "
        "ish or so i think tua rhyw oddeutu efallai bron fwy neu lai dwi'n meddwl dw i'n"
    ).split()
)
_MARKS = str.maketrans("٫٬−–—’\n", ".,---' ")
_DIGITS_AT_MOST = 15
"""More digits than that are lost in a floating point number."""


def number_in(typed: str, unit: Collection[str], whole: bool) -> float | None:
    """Return the one number that ``typed`` says, or None.

    ``unit`` are words that may stand beside it, in any language. "1.500" is one and a half unless
    the number must be ``whole``; "1,500" is always fifteen hundred, as in Britain.
    """
    found = _SHAPE.fullmatch(_plain(typed))
    if not found or not _is_spare(found["before"], unit) or not _is_spare(found["after"], unit):
        return None
    value = _value(found["digits"], whole)
    return None if value is None else (-value if found["sign"] == "-" else value) + 0.0


def _plain(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed.strip()).casefold().translate(_MARKS)
    # One space at most: the shape would try every way to share out a run of them.
    return " ".join("".join(map(_digit, text)).split())


def _digit(char: str) -> str:
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf") else char


def _is_spare(beside: str, unit: Collection[str]) -> bool:
    """Tell whether the words beside a number leave it as it is; "3+" and "<3" do not."""
    if any(sign in beside for sign in "+<>="):
        return False
    allowed = {word for said in unit for word in fold(said).split()}
    return all(word in _SPARE or _is_unit(word, allowed) for word in fold(beside).split())


def _is_unit(word: str, allowed: Collection[str]) -> bool:
    return any(
        word in (each, each + "s", each.removesuffix("s")) or is_near(word, each)
        for each in allowed
    )


def _value(digits: str, whole: bool) -> float | None:
    grouped = _GROUPED.fullmatch(digits)
    if grouped and _is_thousands(grouped["mark"], grouped["head"], grouped["tail"], whole):
        head = grouped["head"].replace(grouped["mark"], "")
        return _decimal(head + grouped["tail"])
    return _decimal(digits)


def _is_thousands(mark: str, head: str, tail: str, whole: bool) -> bool:
    if tail and (not _FRACTION.fullmatch(tail) or tail[0] == mark):
        return False
    return mark != "." or head.count(".") > 1 or bool(tail) or whole


def _decimal(digits: str) -> float | None:
    if not _PLAIN.fullmatch(digits) or len(digits.lstrip("0")) > _DIGITS_AT_MOST:
        return None
    return float(digits.replace(",", "."))
