"""People who are named in what somebody types: by a title, or by "my name is"."""

import re
from typing import Final

from surveys.common_words import NO_NAMES, NO_TITLES

_LETTER = r"[a-zâêîôûŵŷáéíóúàèìòùäëïöüñç'-]"
_WORD = rf"(?P<name>{_LETTER}{{2,}})"
_NAME = rf"(?P<name>[A-ZÂÊÎÔÛŴŶÁÉÍÓÚ]{_LETTER}+(?!{_LETTER}))"
_NOT_A_VERB = "".join(
    rf"(?<!{before} )" for before in ("I", "i", "we", "to", "ll", "ly", "ou", "ey")
)
"""Nobody is called Miss in "I miss Cardiff"."""
_TITLES = (
    "Sir|sir|Prof|Professor|professor|Rev|Reverend|Father|Coach|coach|PC|DC|DI|Sergeant|Sgt|Officer"
    "|PCSO|Nurse|nurse|Doctor|doctor|Councillor|councillor|Headteacher|Uncle|uncle|Aunt|Auntie|auntie"
    "|Aunty|aunty|Syr|Athro|Athrawes|Parchedig|Cynghorydd|Cyng|Nyrs|Anti|Wncwl|Yncl"
)
_TAUGHT = (
    "is|was|promised|said|says|who|gave|gives|told|tells|teaches|taught|shouts|shouted|always|never|helped"
    "|helps|lets|made|makes|and|from"
)
_SOMEBODY = (
    "friend|mate|bestie|brother|sister|cousin|teacher|worker|boyfriend|girlfriend|tutor|mum|dad"
    "|boy|girl|lad|guy|kid"
)

_PATTERNS: Final = (
    re.compile(rf"\b(?i:mr|mrs|ms|mx|dr|mister|cllr)\b\.? ?(?i:{_WORD})"),
    re.compile(rf"\b(?:{_TITLES}|Miss|MISS|{_NOT_A_VERB}miss)\.? {_NAME}"),
    re.compile(rf"\b{_NOT_A_VERB}(?:miss|{_TITLES}) {_WORD} (?:{_TAUGHT})\b", re.IGNORECASE),
    re.compile(rf"(?i:(?<![\w'-])(?P<name>{_LETTER}{{2,}}+) is my (?:\w+ )?name)\b"),
    re.compile(rf"\bmy (?:\w+ )?names?(?:'s)?(?: is| are|:)?,? {_WORD}", re.IGNORECASE),
    re.compile(rf"\b(?:i'?m|i am) called {_WORD}", re.IGNORECASE),
    re.compile(
        rf"\b(?:f'|fy |'?y )?enw(?: llawn)?(?: i)?(?: yw| ydi| ydy|:) {_WORD}", re.IGNORECASE
    ),
    re.compile(rf"\b(?i:call|calls) me {_NAME}"),
    re.compile(rf"\b(?i:{_SOMEBODY})(?i:'s name is| is called| called| named) {_NAME}"),
    re.compile(rf"\b(?i:o'r enw) {_NAME}"),
)
_HELLO = r"^\W*(?i:hi|hello|hey|hiya|helo|shwmae|s'?mae|haia)\b[\s,!.]*"
_GREETINGS: Final = (
    re.compile(rf"{_HELLO}(?i:i'?m|i am|it'?s|this is|dyma) {_NAME}"),
    re.compile(rf"{_HELLO}(?i:i'?m|i am|it'?s|this is) {_WORD} (?i:here|from)\b"),
    re.compile(rf"{_HELLO}{_NAME} (?i:sy ma|sydd yma)"),
    re.compile(rf"(?:^\W*|{_HELLO}){_NAME} ydw i\b"),
)
_CLUES: Final = frozenset(
    "mr mrs ms mx dr mister cllr miss sir called call calls name names enw named hi hello hey hiya"
    f" helo shwmae mae smae haia ydw {_TITLES.replace('|', ' ')}".lower().split()
)


def names_a_person(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` names somebody by title, or gives a name as somebody's own.

    ``words`` are the words of ``text`` in small letters.
    """
    if words.isdisjoint(_CLUES):
        return False
    found = (each for pattern in (*_PATTERNS, *_GREETINGS) for each in pattern.finditer(text))
    return any(_is_name(each["name"].lower().strip("'-")) for each in found)


def _is_name(word: str) -> bool:
    return word not in NO_NAMES and word not in NO_TITLES
