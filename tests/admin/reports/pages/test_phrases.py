from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from admin.reports import words
from admin.reports.pages import phrases
from surveys.text import Text


def texts() -> Iterator[tuple[str, Text]]:
    """Every phrase of the pages, by a name."""
    for name, held in sorted(vars(phrases).items()):
        if isinstance(held, Text):
            yield name, held
        elif isinstance(held, Mapping) and not name.startswith("_"):
            yield from ((f"{name}.{each}", text) for each, text in held.items())
        elif isinstance(held, tuple):
            yield from ((f"{name}.{place}", text) for place, text in enumerate(held))


def blanks(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


@pytest.mark.parametrize("phrase", [pytest.param(text, id=name) for name, text in texts()])
def test_every_phrase_says_the_same_in_every_language(phrase: Text) -> None:
    assert phrase.missing(words.LANGUAGES) == []
    english, *others = (phrase.say(language) for language in words.LANGUAGES)
    assert english.strip()
    assert all(blanks(other) == blanks(english) for other in others)
