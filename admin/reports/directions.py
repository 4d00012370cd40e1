"""Which way a language runs, and keeping a line of it together."""

from unicodedata import bidirectional

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur", "yi"})
_ISOLATE, _END = "\u2067", "\u2069"


def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def runs_left(text: str) -> bool:
    """Tell whether ``text`` runs to the left: its first letter of any direction does."""
    found = (bidirectional(letter) for letter in text)
    return next((each != "L" for each in found if each in ("L", "R", "AL")), False)


def isolated(line: str) -> str:
    """Return one line of a text that runs to the left, so that its marks stay at its ends."""
    return f"{_ISOLATE}{line}{_END}"
