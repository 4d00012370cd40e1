"""Languages and their variants: Easy Read is a language of its own, and still English or Welsh."""

from typing import Final

EASY: Final = "-easy"
"""Ends the name of a language that is written for people who read with effort: `en-easy`."""


def base_of(language: str) -> str:
    """Return the language that ``language`` is a variant of, or itself: `en` for `en-easy`.

    It is also what programs that know nothing of variants take for it: dates, browsers, rules.
    """
    return language.partition("-")[0]


def is_easy(language: str) -> bool:
    """Tell whether ``language`` is an Easy Read one."""
    return language.endswith(EASY)
