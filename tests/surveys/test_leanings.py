import pytest

from surveys.leanings import Leaning, leaning


@pytest.mark.parametrize(
    ("label", "language", "wanted"),
    [
        ("Very good", "en", Leaning.GOOD),
        ("Not bad", "en", Leaning.GOOD),
        ("Bad", "en", Leaning.BAD),
        ("Not very happy", "en", Leaning.BAD),
        ("I don’t like it", "en", Leaning.BAD),
        ("Da iawn", "cy", Leaning.GOOD),
        ("Ddim yn hapus", "cy", Leaning.BAD),
        ("Anodd", "cy", Leaning.BAD),
    ],
)
def test_a_label_leans_to_the_side_that_its_words_say(
    label: str, language: str, wanted: Leaning
) -> None:
    assert leaning(label, language) is wanted


@pytest.mark.parametrize("label", ["Every week", "Neither good nor bad", "Goodwick", "Maybe"])
def test_most_labels_lean_to_no_side(label: str) -> None:
    assert leaning(label, "en") is None


def test_other_languages_are_left_alone() -> None:
    assert leaning("Very good", "pl") is None
