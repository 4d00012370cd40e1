"""Easy Read is a language of its own, and still English or Welsh to all who know no variants."""

import pytest

from surveys.languages import base_of, is_easy


@pytest.mark.parametrize(
    ("language", "base", "easy"),
    [("en", "en", False), ("en-easy", "en", True), ("cy-easy", "cy", True), ("pt-br", "pt", False)],
)
def test_a_variant_is_told_by_its_language(language: str, base: str, easy: bool) -> None:
    assert (base_of(language), is_easy(language)) == (base, easy)
