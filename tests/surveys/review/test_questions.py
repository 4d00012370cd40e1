import pytest

from tests.surveys.review.good import GOOD, change, found

AGE = GOOD[GOOD.index("  - id: age") : GOOD.index("breakdowns:")]


def test_two_questions_with_one_id_are_found_at_the_second() -> None:
    assert found(change("id: more", "id: hours")) == [("E141", "hours")]


@pytest.mark.parametrize("number", ["0", "3", "-1"])
def test_informs_counts_the_entries_of_can_change(number: str) -> None:
    assert found(change("informs: [1]\n", f"informs: [{number}]\n")) == [("E148", number)]


def test_the_most_picks_are_not_below_the_fewest() -> None:
    assert found(change("    min: 1\n", "    min: 3\n")) == [("E149", "2")]


def test_no_more_picks_than_options() -> None:
    assert found(change("    max: 2\n", "    max: 4\n")) == [("E150", "4")]


def test_the_largest_number_is_not_below_the_smallest() -> None:
    assert found(change("max: 24", "max: -2")) == [("E149", "-2")]


def test_a_label_belongs_to_a_point_of_the_scale() -> None:
    assert found(change("      5: Very", "      6: Very")) == [("E151", "6")]


def test_a_breakdown_is_a_question_about_the_person() -> None:
    assert found(change("breakdowns: [age]", "breakdowns: [age, town]")) == [("E152", "town")]
    assert found(change("breakdowns: [age]", "breakdowns: [age, often]")) == [("E153", "often")]


def test_a_question_about_the_person_is_broken_down_by() -> None:
    assert found(change("breakdowns: [age]\n", "")) == [("W212", "about_you")]


def test_questions_about_the_person_come_last() -> None:
    text = change(AGE, "").replace("questions:\n", f"questions:\n{AGE}")
    assert found(text) == [("W202", "about_you")]


def test_an_answer_that_changes_nothing_is_advised_against_when_something_is_decided() -> None:
    assert found(change("    informs: [1]\n", "")) == [("W203", "first")]


def test_a_statement_need_not_feed_anything() -> None:
    text = "questions:\n  - {id: hello, kind: statement, ask: Hello.}\n"
    assert found(change("questions:\n", text)) == []


def test_more_than_twelve_options_are_advised_against() -> None:
    many = "".join(f"      more{chr(97 + n)}: More {chr(97 + n)}\n" for n in range(10))
    assert found(change("      food: Food\n", f"      food: Food\n{many}")) == [("W207", "options")]


@pytest.mark.parametrize(("count", "code"), [(5, "W209"), (11, "E154")])
def test_a_survey_that_takes_long_is_told_so(count: int, code: str) -> None:
    more = "".join(
        f"  - {{id: more{n}, kind: open_ended, ask: And?, informs: [1]}}\n" for n in range(count)
    )
    assert found(change(AGE, more + AGE)) == [(code, "questions")]
