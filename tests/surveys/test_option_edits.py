"""What edits of options that stand alone, or ask for words, do to answers given before."""

import pytest

from surveys.edits import Weight
from surveys.items import Option
from surveys.versions import changes
from tests.surveys.small import question, survey

PLAIN: dict[str, object] = {"label": "Else"}
ASKING = {**PLAIN, "specify": "What would that be?"}
ALONE = {**PLAIN, "exclusive": True}
CALLED = {**PLAIN, "also": ["Other"]}


def edit(old: object, new: object) -> list[tuple[Weight, str]]:
    before, after = (
        survey(question("q", "multiple_choice", options={"a": "A", "b": "B", "else": option}))
        for option in (old, new)
    )
    return [(change.weight, change.where) for change in changes(before, after)]


@pytest.mark.parametrize(
    ("old", "new", "weight", "part"),
    [
        (PLAIN, ASKING, Weight.ADDITIVE, "specify"),
        (ASKING, PLAIN, Weight.BREAKING, "specify"),
        (ASKING, {**ASKING, "specify": "What is it?"}, Weight.WORDING, "specify"),
        (PLAIN, ALONE, Weight.BREAKING, "exclusive"),
        (ALONE, PLAIN, Weight.ADDITIVE, "exclusive"),
        (PLAIN, CALLED, Weight.ADDITIVE, "also"),
        (CALLED, PLAIN, Weight.WORDING, "also"),
        (CALLED, {**PLAIN, "also": ["Something"]}, Weight.WORDING, "also 1"),
    ],
)
def test_an_edit_weighs_by_what_it_does_to_answers(
    old: object, new: object, weight: Weight, part: str
) -> None:
    assert edit(old, new) == [(weight, f"question `q`, option `else`, {part}")]


def test_an_option_that_goes_is_told_once_whatever_it_asked() -> None:
    before = survey(question("q", options={"a": "A", "b": "B", "else": ASKING}))
    after = survey(question("q", options={"a": "A", "b": "B"}))
    (change,) = changes(before, after)
    assert (change.weight, change.where) == (Weight.BREAKING, "question `q`, option `else`")


def test_to_say_that_an_option_does_not_go_alone_says_nothing() -> None:
    assert edit(PLAIN, {**PLAIN, "exclusive": False}) == []
    assert Option.model_validate({"code": "a", "label": "A", "exclusive": False}).exclusive is None


def test_labels_that_change_places_are_breaking_however_their_languages_are_written() -> None:
    before = survey(question("q", options={"a": "Yes", "b": "No"}))
    swapped = {"a": {"en": "No", "cy": "Na"}, "b": {"en": "Yes", "cy": "Ie"}}
    after = survey(question("q", options=swapped), languages=["en", "cy"])
    broken = [each for each in changes(before, after) if each.weight is Weight.BREAKING]
    assert [each.where for each in broken] == [f"question `q`, option `{code}`" for code in "ab"]
