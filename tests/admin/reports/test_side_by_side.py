"""Groups side by side: which are shown, how, and what is said of the others."""

import pytest

from admin.reports.published import Breakdown, Count, InWords, Note, Suppressed
from surveys.questionnaire import Survey
from tests.admin.reports.samples import Response, picked, publish
from tests.surveys.small import question, survey

OPTIONS = {"young": "Under 16", "a16": "16 to 17", "a18": "18 to 21"}


def asked(kind: str = "single_choice", **fields: object) -> Survey:
    about = question("age", about_you="To compare.", options=OPTIONS)
    return survey(question("it", kind, **fields), about, breakdowns=["age"])


def answered(**ages: tuple[int, int]) -> list[Response]:
    """Return responses of so many in each group who say yes, and no."""
    return [
        {"it": picked(it), "age": picked(age)}
        for age, both in ages.items()
        for it, many in zip(("yes", "no"), both, strict=True)
        for _ in range(many)
    ]


def only(of: Survey, responses: list[Response]) -> Breakdown:
    (found,) = publish(of, responses, {}).breakdowns
    return found


def test_groups_of_fifty_are_shown_in_numbers_in_the_order_of_the_file() -> None:
    found = only(asked(), answered(a18=(40, 30), a16=(20, 40), young=(30, 30)))
    assert [group.code for group in found.groups] == ["young", "a16", "a18"]
    values = {row.code: row.value for row in found.groups[2].table.rows}
    assert values["yes"] == Count(40, 57)
    assert found.left_out == ()


def test_groups_of_twenty_are_shown_in_words() -> None:
    found = only(asked(), answered(a16=(20, 9), a18=(40, 30)))
    assert all(isinstance(row.value, InWords) for row in found.groups[0].table.rows)
    assert Note.WORDS_ONLY in found.groups[0].table.notes


def test_smaller_groups_are_left_out_by_name() -> None:
    found = only(asked(), answered(young=(6, 5), a16=(20, 40), a18=(40, 30)))
    assert [label.say("en") for label in found.left_out] == ["Under 16"]
    assert found.notes == (Note.GROUPS_LEFT_OUT,)


def test_one_group_alone_is_no_breakdown() -> None:
    found = only(asked(), answered(a16=(9, 6), a18=(40, 30)))
    assert (found.groups, found.notes) == ((), (Note.BREAKDOWN_TOO_SMALL,))


def test_a_small_group_that_all_but_one_say_the_same_in_is_left_out() -> None:
    found = only(asked(), answered(young=(20, 20), a16=(29, 1), a18=(40, 30)))
    assert [group.code for group in found.groups] == ["young", "a18"]


def test_below_fifty_responses_nothing_is_broken_down() -> None:
    assert publish(asked(), answered(a16=(12, 12), a18=(12, 12)), {}).breakdowns == ()


def test_a_small_count_of_a_group_is_a_star() -> None:
    found = only(asked(), answered(young=(30, 40), a16=(4, 60), a18=(40, 30)))
    shown = {
        group.code: {row.code: row.value for row in group.table.rows} for group in found.groups
    }
    assert "a16" not in shown or shown["a16"]["yes"] == Suppressed(8)


def test_points_of_a_scale_are_put_together_where_a_group_has_a_rare_one() -> None:
    responses: list[Response] = [
        {"it": point, "age": picked(age)}
        for age, counts in (("a16", (20, 20, 20, 20, 20)), ("a18", (3, 30, 30, 30, 20)))
        for point, many in enumerate(counts, start=1)
        for _ in range(many)
    ]
    found = only(asked("scale"), responses)
    for group in found.groups:
        assert [row.code for row in group.table.rows] == ["low", "middle", "high"]
        assert Note.MERGED_NEIGHBOURS in group.table.notes


@pytest.mark.parametrize(
    "item", [question("it", "open_ended"), question("it", about_you="To compare.")]
)
def test_own_words_and_about_you_questions_are_never_broken_down(item: dict[str, object]) -> None:
    about = question("age", about_you="To compare.", options=OPTIONS)
    of = survey(item, about, breakdowns=["age"])
    said = "words" if item["kind"] == "open_ended" else picked("yes")
    responses: list[Response] = [{"it": said, "age": picked("a16")}] * 80
    assert publish(of, responses, {}).breakdowns == ()


def test_who_is_asked_by_age_is_not_compared_by_age() -> None:
    about = question("age", about_you="To compare.", options=OPTIONS)
    of = survey(about, question("it", ask_if={"age": ["a16", "a18"]}), breakdowns=["age"])
    found = publish(of, answered(a16=(40, 40), a18=(40, 40)), {}).breakdowns
    assert [each.notes for each in found] == [(Note.BREAKDOWN_TOO_SMALL,)]
