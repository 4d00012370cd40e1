"""What it means for answers when the picture of a question, or of an option, becomes another."""

from base64 import b64encode
from typing import Any

import pytest

from surveys.edits import Weight
from surveys.questionnaire import Survey
from surveys.versions import changes
from tests.png import png
from tests.surveys.small import question, survey


def image(side: int = 40, alt: str = "Trees") -> dict[str, Any]:
    return {"file": "a.png", "alt": alt, "data": b64encode(png(side, side)).decode()}


def on_item(**image: Any) -> Survey:
    asked = question("one")
    return survey(asked | {"image": image} if image else asked)


def on_option(**image: Any) -> Survey:
    trees = {"label": "Trees", "image": image} if image else "Trees"
    return survey(question("one", options={"trees": trees, "pond": "Pond"}))


@pytest.mark.parametrize("made", [on_item, on_option])
def test_the_same_picture_under_another_name_is_no_edit(made: Any) -> None:
    assert changes(made(**image()), made(**image() | {"file": "b.png"})) == ()


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        (on_item(), on_item(**image()), Weight.WORDING),
        (on_item(**image()), on_item(), Weight.WORDING),
        (on_item(**image()), on_item(**image(alt="Oaks")), Weight.WORDING),
        (on_item(**image()), on_item(**image(41)), Weight.WORDING),
        (on_option(), on_option(**image()), Weight.ADDITIVE),
        (on_option(**image()), on_option(), Weight.BREAKING),
        (on_option(**image()), on_option(**image(alt="Oaks")), Weight.WORDING),
        (on_option(**image()), on_option(**image(41)), Weight.BREAKING),
    ],
)
def test_people_pick_what_an_option_shows(old: Survey, new: Survey, weight: Weight) -> None:
    (change,) = changes(old, new)
    assert change.weight is weight
    assert change.where.endswith(", image")
