"""Schools and colleges that are named in what somebody types."""

import re
from typing import Final

from surveys.common_words import NO_SCHOOLS, NO_SCHOOLS_IN_WELSH

_KIND = (
    "school|academy|college|comprehensive|comp|grammar|primary|juniors|infants|secondary|sixth form"
    "|6th form"
)
_NAME = r"[A-Z][\w'.-]{0,40}+"
_NO_STREET = (
    r"\b(?! (?i:street|road|st|rd|chair|court|five|level|musical|price|prices|quality|score|speed"
    r"|time|up)\b)"
)
_GOING = (
    "go|goes|going|went|transferred|moved|move|walk|bus|get|getting|am|im|i'm|was|is|are|study"
    "|studying|been|sent"
)
_AT_SCHOOL = rf"(?:{_GOING}|used to go) (?:to|at|in)|attend|attended|attends|left|leaving|at|from"
_ENGLISH: Final = (
    re.compile(
        rf"(?P<names>(?:\b{_NAME} ){{1,5}}(?:(?:of|in|y|yr|the|and|RC|CofE) (?:{_NAME} ){{0,5}})?)"
        rf"(?:(?i:{_KIND})|High|Secondary){_NO_STREET}"
    ),
    re.compile(
        rf"\b(?:{_AT_SCHOOL}) (?P<names>(?:[a-z][\w'.-]* ){{1,4}})(?:{_KIND}|high){_NO_STREET}",
        re.IGNORECASE,
    ),
)
_SAINT: Final = re.compile(
    rf"\b(?:st|saint)\.? [a-z]+(?:'?s)? (?:rc |c of e |catholic |cofe )?(?:{_KIND}|high)\b",
    re.IGNORECASE,
)
_SORTS = "bro|cynradd|cyfun|eglwysig|gatholig|gyfun|gymraeg|gynradd|uchaf|uwchradd|y|yr"
_WELSH: Final = (
    re.compile(rf"\b(?i:(?:ysgol|coleg|goleg|ngholeg)(?: (?:{_SORTS}))*) (?P<names>{_NAME})"),
    re.compile(
        rf"\b(?:at|gadael|i|mynychu|o|to|yn|yng) (?:ysgol|coleg)(?: (?:{_SORTS}))*"
        r" (?P<names>[a-zâêîôûŵŷ'-]{3,})",
        re.IGNORECASE,
    ),
)
_OF_A_KIND: Final = frozenset(
    f"{_KIND}|catholic|church|community|form|high|in|junior|rc|sixth|wales".split("|")
)
"""Words between the name of a school and what it is."""
_CLUES: Final = frozenset(f"high form ysgol coleg goleg ngholeg {_KIND.replace('|', ' ')}".split())


def names_a_school(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` names a school or college, and does not just speak of one.

    ``words`` are the words of ``text`` in small letters.
    """
    if words.isdisjoint(_CLUES):
        return False
    return (
        _SAINT.search(text) is not None
        or _is_named(text, _ENGLISH, NO_SCHOOLS)
        or _is_named(text, _WELSH, NO_SCHOOLS_IN_WELSH)
    )


def _is_named(text: str, patterns: tuple[re.Pattern[str], ...], plain: frozenset[str]) -> bool:
    found = (each["names"] for pattern in patterns for each in pattern.finditer(text))
    return any(_name(each.lower().split()) not in plain for each in found)


def _name(words: list[str]) -> str:
    """Return the last word that may be a name: of "whitchurch high" the first."""
    while len(words) > 1 and words[-1] in _OF_A_KIND:
        words.pop()
    return words[-1]
