import pytest

from surveys.edits import Change, Weight, bounded, reworded
from surveys.text import text_of

NAMES = "fewer", "more"


def weight(old: float | None, new: float | None, *, is_upper: bool) -> Weight | None:
    changes = list(bounded("max", old, new, is_upper=is_upper, names=NAMES))
    assert len(changes) <= 1
    return changes[0].weight if changes else None


@pytest.mark.parametrize(
    ("old", "new", "is_upper", "wanted"),
    [
        (5, 5, True, None),
        (5, 6, True, Weight.ADDITIVE),
        (5, None, True, Weight.ADDITIVE),
        (None, 5, True, Weight.BREAKING),
        (5, 4, True, Weight.BREAKING),
        (5, 4, False, Weight.ADDITIVE),
        (5, 6, False, Weight.BREAKING),
        (None, 0, False, Weight.BREAKING),
    ],
)
def test_a_limit_that_narrows_is_breaking(
    old: float | None, new: float | None, is_upper: bool, wanted: Weight | None
) -> None:
    assert weight(old, new, is_upper=is_upper) is wanted


def test_words_of_a_language_that_comes_or_goes_are_no_change() -> None:
    old, new = text_of("Bus"), text_of({"en": "Bus", "cy": "Bws"})
    assert list(reworded("title", old, new, "en")) == []


def test_other_words_are_a_change_of_wording() -> None:
    (change,) = reworded("title", text_of("Bus"), text_of({"en": "Buses"}), "en")
    assert change == Change(Weight.WORDING, "title", "the words were changed")
