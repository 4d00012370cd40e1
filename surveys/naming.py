"""Names for machines, made of words for people. Pure."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

_LONGEST: Final = 28
"""Characters, so that a number still fits behind."""


def name_for(words: str, taken: Container[str], joint: str = "_", otherwise: str = "option") -> str:
    """Return a name made of the letters of ``words``, or ``otherwise`` where they have none.

    Where it is ``taken``, a number makes it another one. It has at most 32 characters: a-z, 0-9,
    and ``joint`` between words.
    """
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    spaced = re.sub(r"[^a-z0-9]+", " ", letters).strip()[:_LONGEST].strip()
    name = made = spaced.replace(" ", joint) or otherwise
    number = 1
    while made in taken:
        number += 1
        made = f"{name}{joint}{number}"
    return made
