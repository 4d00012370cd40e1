"""The entries that could stand in an entry's place are possible answers."""

from typing import Any

import pytest

from admin.reports.neighbours import neighbours
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from tests.admin.reports.samples import one_question

AB, C = ("yes", "no"), ("maybe",)


@pytest.mark.parametrize(
    ("kind", "fields", "entry", "among"),
    [
        ("single_choice", {}, Choice("yes"), Choice("no")),
        ("multiple_choice", {}, Choices(AB), Choices(("yes",))),
        ("multiple_choice", {"min": 2, "max": 2}, Choices(AB), Choices(("yes", "maybe"))),
        ("scale", {}, Rating(2), Rating(5)),
        ("ranking", {}, Ranks((*AB, *C)), Ranks(("no", "yes", "maybe"))),
        ("number", {}, Amount(2.0), Amount(9.0)),
        ("open_ended", {}, Missing.SKIPPED, Said("")),
        ("single_choice", {}, Choice("yes"), Missing.SKIPPED),
    ],
)
def test_an_answer_could_have_been_another(
    kind: str, fields: dict[str, Any], entry: Entry, among: Entry
) -> None:
    item = one_question(kind, **fields).questions[0]
    assert among in list(neighbours(item, entry, {entry: 3, Amount(9.0): 1}))


@pytest.mark.parametrize(("least", "most"), [(1, 1), (1, 2), (2, 3)])
def test_no_more_and_no_fewer_options_are_picked_than_may_be(least: int, most: int) -> None:
    item = one_question("multiple_choice", min=least, max=most).questions[0]
    for start in (Choices(AB[:least]), Missing.SKIPPED):
        found = [each for each in neighbours(item, start, {}) if isinstance(each, Choices)]
        assert found
        assert all(least <= len(each.codes) <= most for each in found)


@pytest.mark.parametrize("start", [Choices(("none",)), Choices(AB), Missing.SKIPPED])
@pytest.mark.parametrize("least", [1, 2])
def test_an_option_that_goes_alone_is_never_picked_with_another(start: Entry, least: int) -> None:
    options = {"none": {"label": "None", "exclusive": True}, "yes": "Yes", "no": "No"}
    item = one_question("multiple_choice", options=options, min=least).questions[0]
    found = [each for each in neighbours(item, start, {}) if isinstance(each, Choices)]
    assert {Choices(("none",)), Choices(AB[:least])} <= {start, *found}
    assert all(each.codes == ("none",) or "none" not in each.codes for each in found)


def test_a_reason_that_nobody_gave_is_not_made_up() -> None:
    item = one_question().questions[0]
    found = set(neighbours(item, Choice("yes"), {Choice("yes"): 3, Missing.NOT_REACHED: 2}))
    assert found == {Choice("no"), Choice("maybe"), Missing.SKIPPED}
