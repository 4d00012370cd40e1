"""Words made comparable: case, accents, punctuation, emoji and small slips put aside."""

import re
import unicodedata

_DASHES = "-‐‑‒–—−"
_BETWEEN_NUMBERS = re.compile(rf"(?<=\d)[ \t]*[{_DASHES}][ \t]*(?=\d)")
_APOSTROPHES = frozenset("'’‘ʼ`´ʻ")
_KEYCAP_TEN = "\N{KEYCAP TEN}"
_KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"
# Letters that Unicode does not take apart, or that keyboards offer in two forms.
_SAME = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ة": "ه",
    }
)
_ASCII = {
    code: char.lower() if char.isalnum() else "" if char in _APOSTROPHES else " "
    for code, char in enumerate(map(chr, range(128)))
}


def fold(text: str) -> str:
    """Return the words of ``text``: lower case, no accents, no signs, one space between words.

    A dash between two numbers becomes "to", so "16-17" is the same as "16 to 17" and never "1617".
    """
    if text.isascii():
        # Most of what is typed: the same by a table, ten times sooner.
        ranged = _BETWEEN_NUMBERS.sub(" to ", text) if "-" in text else text
        return " ".join(ranged.translate(_ASCII).split())
    spaced = text.replace(_KEYCAP_TEN, "10 ").replace(_KEYCAP, " ")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).casefold())
    ranged = _BETWEEN_NUMBERS.sub(" to ", plain)
    return " ".join("".join(map(_folded, ranged)).translate(_SAME).split())


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] in "LN" and category != "Lm":
        return char
    if category[0] == "M" or category in ("Cf", "Lm", "Cs") or char in _APOSTROPHES:
        return ""
    return " "


def loose(text: str) -> str:
    """Return ``text`` with its signs and emoji, but without case, skin tones and spare spaces."""
    kept = "".join(char for char in text if not _is_shade(char))
    return " ".join(unicodedata.normalize("NFKC", kept).casefold().split())


def _is_shade(char: str) -> bool:
    return char in "\ufe0e\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"


def letters(folded: str) -> int:
    """Return how many letters ``folded`` has."""
    return sum(char.isalpha() for char in folded)


def is_near(typed: str, meant: str) -> bool:
    """Tell whether folded ``typed`` is ``meant`` with a small slip in some of its words.

    Words must agree one by one, in their first letter and in every digit, and short words allow
    only two letters swapped: so "not" is never lost and "unlikely" never becomes "likely".
    """
    ours, theirs = typed.split(), meant.split()
    return len(ours) == len(theirs) and all(map(_is_near_word, ours, theirs))


def _is_near_word(typed: str, meant: str) -> bool:
    if typed == meant:
        return True
    if typed[0] != meant[0] or _digits(typed) != _digits(meant) or len(meant) < 3:
        return False
    if len(meant) < 5:
        return is_swap(typed, meant)
    return slips(typed, meant) <= (2 if len(meant) >= 9 else 1)


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def is_swap(typed: str, meant: str) -> bool:
    """Tell whether ``typed`` is ``meant`` with two neighbouring letters swapped."""
    return sorted(typed) == sorted(meant) and slips(typed, meant) == 1


def slips(typed: str, meant: str) -> int:
    """Return the optimal string alignment distance: letters added, lost, changed, swapped."""
    if abs(len(typed) - len(meant)) > 2:
        return abs(len(typed) - len(meant))
    before, row = [0] * (len(meant) + 1), list(range(len(meant) + 1))
    for place, char in enumerate(typed, start=1):
        older, before, row = before, row, [place]
        for other, wanted in enumerate(meant, start=1):
            best = min(before[other] + 1, row[-1] + 1, before[other - 1] + (char != wanted))
            if _is_swapped(typed, meant, place, other):
                best = min(best, older[other - 2] + 1)
            row.append(best)
    return row[-1]


def _is_swapped(typed: str, meant: str, place: int, other: int) -> bool:
    if place < 2 or other < 2:
        return False
    return typed[place - 2 : place] == meant[other - 2 : other][::-1]
