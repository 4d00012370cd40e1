"""What can be an answer to an item, and what cannot."""

from typing import Any

import pytest

from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.fitting import fits
from tests.surveys.small import item

OPTIONS = {"yes": "Yes", "no": "No", "maybe": "Maybe"}
WITH_NONE = {**OPTIONS, "none": {"label": "None", "exclusive": True}}
KINDS: dict[str, dict[str, Any]] = {
    "single_choice": {"options": OPTIONS},
    "multiple_choice": {"options": WITH_NONE},
    "ranking": {"options": OPTIONS},
    "scale": {"points": 5},
    "number": {"min": 0, "max": 24},
    "open_ended": {"max_length": 10},
    "statement": {},
}
GOOD: dict[str, list[Entry]] = {
    "single_choice": [Choice("maybe")],
    "multiple_choice": [Choices(("yes",)), Choices(("no", "yes")), Choices(("none",))],
    "ranking": [Ranks(("no", "maybe", "yes"))],
    "scale": [Rating(1), Rating(5)],
    "number": [Amount(0.0), Amount(24.0)],
    "open_ended": [Said(""), Said("x" * 10)],
    "statement": [],
}
BAD: dict[str, list[Entry]] = {
    "single_choice": [Choice("never")],
    "multiple_choice": [
        Choices(()),
        Choices(("yes", "yes")),
        Choices(("yes", "never")),
        Choices(("yes", "none")),
    ],
    "ranking": [Ranks(("yes", "no")), Ranks(("yes", "no", "no")), Ranks(())],
    "scale": [Rating(0), Rating(6)],
    "number": [Amount(-1.0), Amount(25.0), Amount(float("nan")), Amount(float("inf"))],
    "open_ended": [Said("x" * 11)],
    "statement": [Missing.SKIPPED],
}


@pytest.mark.parametrize("kind", KINDS)
def test_only_answers_of_its_own_kind_fit_an_item(kind: str) -> None:
    asked = item(kind, **KINDS[kind])
    fitting = {of: [each for each in entries if fits(asked, each)] for of, entries in GOOD.items()}
    assert fitting == {of: entries if of == kind else [] for of, entries in GOOD.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_item_has_no_room_for_does_not_fit(kind: str) -> None:
    asked = item(kind, **KINDS[kind])
    assert not any(fits(asked, each) for each in BAD[kind])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "statement"])
def test_a_question_may_have_no_answer_for_any_reason(kind: str) -> None:
    asked = item(kind, **KINDS[kind])
    assert all(fits(asked, why) for why in Missing)


def test_a_number_without_bounds_takes_every_number() -> None:
    assert fits(item("number"), Amount(-1e300))
