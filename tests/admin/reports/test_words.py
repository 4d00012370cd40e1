"""The reports speak English and Welsh, and in messages Easy Read."""

from collections.abc import Mapping

import pytest

from admin.reports import words
from admin.reports.published import Note, Word
from bot.dispositions import Disposition
from surveys.answers import Missing
from surveys.text import Text


@pytest.mark.parametrize(
    ("said", "of"),
    [
        (words.LEDGER, Disposition),
        (words.WORDS, Word),
        (words.MISSING, Missing),
        (words.NOTES, Note),
    ],
)
def test_everything_has_a_name_in_every_language(
    said: Mapping[object, Text], of: type[object]
) -> None:
    assert list(said) == list(of)  # type: ignore[call-overload]
    assert not any(text.missing(words.LANGUAGES) for text in said.values())
