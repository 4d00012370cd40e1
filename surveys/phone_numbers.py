"""Telephone numbers in what people type, found by the rules of every country's numbers."""

import re
from functools import cache
from importlib import import_module
from typing import Any, Final

REGION: Final = "GB"
"""Where a number without a country code belongs."""
FEWEST_DIGITS: Final = 9

_SEVEN_DIGITS: Final = re.compile(r"(?:\d[\s().\-–/]*){7}")
_ROUND_ZEROS: Final = re.compile(r"(?<=\d)[oO]+|[oO]+(?=\d)")
_TOLD: Final = re.compile(
    r"\b(?:my (?:phone |mobile |home |new )?(?:number|num|mobile|phone)"
    r"|(?:call|ring|text|whatsapp) me|fy rhif(?: ff[oô]n)?(?: i)?|(?:ffonia|tecstia) fi)\b"
    r"[\w\s:]{0,8}\d[\d\s-]{4,}",
    re.IGNORECASE,
)
"""A number without its area code, which needs words beside it to be known as one."""
_DIGIT_WORDS: Final = (
    "zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple"
    "|sero|dim|un|dau|tri|pedwar|pump|chwech|saith|wyth|naw|dwbl"
)
_IN_WORDS: Final = re.compile(rf"(?:\b(?:{_DIGIT_WORDS})\b[\s,.-]*){{7}}", re.IGNORECASE)
_CLUES: Final = frozenset(_DIGIT_WORDS.split("|"))
_FEWEST_CLUES: Final = 3


def has_phone_number(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` holds a number to reach somebody by, in digits or in words.

    Numbers that are free to call, and numbers that cost extra, are nobody's own. ``words`` are
    the words of ``text`` in small letters.
    """
    if len(words & _CLUES) >= _FEWEST_CLUES and _IN_WORDS.search(text):
        return True
    if not any(map(str.isdigit, text)):
        return False
    plain = _ROUND_ZEROS.sub(lambda found: "0" * len(found[0]), text)
    if _TOLD.search(plain):
        return True
    return _SEVEN_DIGITS.search(plain) is not None and _has_one(plain)


def _has_one(text: str) -> bool:
    library = _library()
    found = library.PhoneNumberMatcher(text, REGION, leniency=library.Leniency.POSSIBLE)
    return any(map(_is_personal, found))


@cache
def _library() -> Any:
    # Six megabytes that few answers need: loaded for the first one with so many digits.
    return import_module("phonenumbers")


def _is_personal(found: Any) -> bool:
    library, raw = _library(), str(found.raw_string)
    if sum(map(str.isdigit, raw)) < FEWEST_DIGITS:
        return False
    if library.number_type(found.number) in _nobodys_own():
        return False
    return raw.lstrip("( ").startswith(("+", "0", "44")) or bool(
        library.is_valid_number(found.number)
    )


@cache
def _nobodys_own() -> frozenset[int]:
    kinds = _library().PhoneNumberType
    return frozenset({kinds.TOLL_FREE, kinds.PREMIUM_RATE, kinds.SHARED_COST, kinds.UAN})
