"""The reports speak English and Welsh, and in messages Easy Read."""

from collections.abc import Mapping

import pytest

from admin.reports import words
from admin.reports.published import Note, Word
from admin.reports.tables import Band
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


def test_a_band_of_large_numbers_is_told_with_all_their_digits() -> None:
    band = Band(1_000_000.0, 2_500_000.0)
    assert words.of_band(band, None, whole=True).say("en") == "1000000 to 2499999"
    assert band.code == "1000000_to_2500000"
