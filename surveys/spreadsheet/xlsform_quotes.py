"""Words that quote an earlier answer, as XLSForm writes them: `You said ${how_often}.`"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from surveys.quotes import UNSAID, NotAQuote, Quote, literal, pieces

_QUOTED: Final = re.compile(r"\$\{([^{}]*)\}")
QUOTABLE: Final = frozenset({"single_choice", "multiple_choice", "scale", "number"})
"""The kinds of items that a survey can quote."""
Id = Callable[[str], str | None]
"""Returns the id of the question of that name, None where it cannot be quoted."""
_REFERENCE: Final = re.compile(r"\$(?=\{)")
_HELD: Final = "\N{NULL}"
"""Stands for a quote while the words around it are looked at: no cell can hold it."""


def names_in(words: str) -> list[str]:
    """Return the names of the questions that ``words`` of a form look at."""
    return [name.strip() for name in _QUOTED.findall(words)]


def unreferenced(words: str) -> str:
    """Return ``words`` without anything that a form would take for the name of a question."""
    return _REFERENCE.sub("$ ", words)


def as_form(said: str, names: Mapping[str, str]) -> str:
    """Return words of a survey as those of a form, with the ``names`` of the items to quote."""
    try:
        found = pieces(said)
    except NotAQuote:
        return unreferenced(said)
    quoted = [piece for piece in found if isinstance(piece, Quote) and piece.item in names]
    held = (_held(piece, names) for piece in found)
    parts = unreferenced("".join(held)).split(_HELD)
    made = [f"${{{names[each.item]}}}" for each in quoted]
    return "".join(part for pair in zip(parts, [*made, ""], strict=True) for part in pair)


def _held(piece: str | Quote, names: Mapping[str, str]) -> str:
    if isinstance(piece, str):
        return piece
    return _HELD if piece.item in names else piece.written


def as_survey(words: str, quote: Id) -> str:
    """Return words of a form as those of a survey: other braces than those of quotes are doubled.

    What cannot be quoted is left out.
    """
    parts = _QUOTED.split(words)
    told = map(literal, parts[::2])
    ids = [quote(name.strip()) for name in parts[1::2]]
    made = [UNSAID if each is None else f"{{{each}}}" for each in ids]
    return "".join(part for pair in zip(told, [*made, ""], strict=True) for part in pair)


def plain_form(words: str) -> str:
    """Return words of a form where nothing can be quoted."""
    return _QUOTED.sub(UNSAID, words)
