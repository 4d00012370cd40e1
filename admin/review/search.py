"""Finding answers by words: endings, accents, case and small slips do not matter."""

from admin.review.stems import stem
from surveys.spelling import fold, is_near

_BEGINNING = 3
"""Letters from which on a word is found by its beginning."""


def finds(query: str, text: str) -> bool:
    """Tell whether ``text`` has every word of ``query``; a query without words finds nothing."""
    wanted, there = fold(query).split(), fold(text)
    words = there.split()
    return bool(wanted) and all(_is_there(each, words, there) for each in wanted)


def _is_there(wanted: str, words: list[str], text: str) -> bool:
    root = stem(wanted)
    if any(root == stem(word) or is_near(word, wanted) for word in words):
        return True
    if not wanted.isascii() and wanted in text:  # Not every script puts spaces between words.
        return True
    return len(wanted) >= _BEGINNING and any(word.startswith(wanted) for word in words)
