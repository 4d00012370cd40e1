"""The words of a text made comparable, whatever language they are in. Light: no dictionary.

Endings are taken off so that "buses", "bus" and "Bus!" are one word. It is enough that the same
word always becomes the same; that other words may become one too does little harm.
"""

from surveys.spelling import fold

_ENDINGS = ("iau", "oedd", "ings", "ing", "edd", "ied", "ies", "ed", "es", "au", "ly", "s")
"""The longest first: of English, and the plurals of Welsh."""
_ROOT = 3
"""Letters that are left at least."""
_GRAM = 3


def stems(text: str) -> frozenset[str]:
    """Return the words of ``text`` without case, accents, signs and endings."""
    return frozenset(map(stem, fold(text).split()))


def stem(word: str) -> str:
    """Return a folded word without its ending. Numbers stay as they are."""
    if any(map(str.isdigit, word)):
        return word
    root = next((word[: -len(each)] for each in _ENDINGS if _may_end(word, each)), word)
    if len(root) > _ROOT and root[-1] == root[-2]:
        return root[:-1]  # "Stopped" and "stop".
    return root[:-1] if len(root) > _ROOT and root[-1] in "ey" else root


def _may_end(word: str, ending: str) -> bool:
    if ending == "s" and word.endswith(("ss", "us")):
        return False
    return word.endswith(ending) and len(word) - len(ending) >= _ROOT


def grams(text: str) -> frozenset[str]:
    """Return the runs of three characters of ``text``, folded, its beginning and end marked."""
    folded = f" {fold(text)} "
    return frozenset(folded[at : at + _GRAM] for at in range(len(folded) - _GRAM + 1))
