"""How many people there are, as a survey file says it."""

from pathlib import Path

from surveys.review.review import review
from tests.surveys.review.good import GOOD, change, found

COUNTS = """\
  max_age: 25
  populations:
    - {item: age, code: young, people: 10200, source: Mid-year estimate}
"""
FILE = "  max_age: 25\n  population_file: people.csv\n"
HEAD = "item,code,people,source\n"


def codes(text: str) -> list[str]:
    return [code for code, _ in found(text)]


def test_counts_of_the_answers_to_an_about_you_question_are_fine() -> None:
    assert codes(change("  max_age: 25\n", COUNTS)) == []


def test_a_count_of_no_answer_is_found() -> None:
    assert codes(change("  max_age: 25\n", COUNTS.replace("young", "a99"))) == ["E157"]


def test_counts_of_nothing_that_is_asked_are_found() -> None:
    assert codes(change("  max_age: 25\n", COUNTS.replace("item: age", "item: town"))) == ["W213"]


def test_a_file_sent_alone_has_none_beside_it() -> None:
    assert codes(change("  max_age: 25\n", FILE)) == ["E156"]


def test_what_a_file_beside_the_survey_says_is_kept_with_it(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(GOOD.replace("  max_age: 25\n", FILE), encoding="utf-8")
    lines = "age,young,10200,Mid-year estimate\ntown,north,5,Shared with other surveys\n"
    (tmp_path / "people.csv").write_text(HEAD + lines, encoding="utf-8")
    survey = review(tmp_path / "tiny.yaml").survey
    assert survey is not None
    assert [each.people for each in survey.audience.populations or ()] == [10200]


def test_a_breakdown_is_by_a_question_with_one_answer() -> None:
    age = GOOD[GOOD.index("  - id: age") : GOOD.index("breakdowns:")]
    several = age.replace("kind: single_choice", "kind: multiple_choice")
    assert codes(change(age, several)) == ["E155"]
