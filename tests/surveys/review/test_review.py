from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.files import LARGEST
from surveys.questionnaire import frozen_copy
from surveys.review.review import review, review_copy, review_text
from tests.surveys.review.good import GOOD, change, found

DEFINITIONS = Path(__file__).parents[3] / "surveys" / "definitions"
SHIPPED = sorted(DEFINITIONS.glob("[!o]*.yaml"))
MEASURED = sorted((Path(__file__).parents[2] / "benchmarks" / "surveys").glob("*.yaml"))
"""What benchmarks publish by one command: a warning would ask them for a reason."""


def test_a_good_file_has_no_finding_and_gives_its_survey() -> None:
    checked = review_text("tiny.yaml", GOOD)
    assert checked.findings == ()
    assert checked.survey is not None
    assert checked.survey.id == "tiny"


def test_the_copy_of_a_survey_may_be_larger_than_a_file() -> None:
    survey = review_text("tiny.yaml", GOOD).survey
    assert survey is not None
    large = frozen_copy(survey) + " " * LARGEST
    assert review_copy(large).survey == survey
    assert review_text("tiny.yaml", large).survey is None


@pytest.mark.parametrize("path", [*SHIPPED, *MEASURED], ids=lambda path: str(path.name))
def test_every_shipped_survey_is_clean(path: Path) -> None:
    assert review(path).findings == ()


def test_the_shipped_surveys_show_every_purpose_and_every_kind() -> None:
    surveys = [checked for path in SHIPPED if (checked := review(path).survey)]
    assert {survey.purpose.value for survey in surveys} == {"decide", "explore", "evaluate"}
    assert {item.kind for survey in surveys for item in survey.questions} == {
        "single_choice",
        "multiple_choice",
        "scale",
        "ranking",
        "number",
        "open_ended",
        "statement",
    }


def test_a_finding_says_file_line_column_message_and_remedy() -> None:
    finding = review_text("tiny.yaml", change("purpose: decide", "purpose: decid")).findings[0]
    assert (finding.file, finding.line, finding.column) == ("tiny.yaml", 5, 10)
    assert (finding.code, finding.severity) == ("E117", "error")
    assert "decid" in finding.message
    assert "Did you mean `decide`?" in finding.remedy


def test_all_faults_of_a_file_are_found_at_once_in_the_order_of_its_lines() -> None:
    text = GOOD.replace("title: Tiny", "titel: Tiny").replace("max: 24", "max: -1")
    assert found(text.replace("informs: [1]", "informs: [7]")) == [
        ("E111", "id"),
        ("E112", "titel"),
        ("E148", "7"),
        ("E149", "-1"),
    ]


def test_findings_of_one_rule_at_one_place_come_in_one_order_always() -> None:
    ages = change("young: Under 18\n      old: 18 or over", "young: 16 to 17\n      old: 18 to 25")
    said = [each.message for each in review_text("tiny.yaml", ages).findings]
    assert [each.split()[2] for each in said] == ["younger", "older"]


def test_warnings_alone_still_give_the_survey() -> None:
    checked = review_text("tiny.yaml", change("min_age: 16", "min_age: 13"))
    assert [finding.severity for finding in checked.findings] == ["warning"]
    assert checked.survey is not None


def test_an_error_gives_no_survey() -> None:
    assert review_text("tiny.yaml", change("title: Tiny", "title:")).survey is None


def test_a_file_that_is_not_there_is_one_finding_and_not_readable(tmp_path: Path) -> None:
    checked = review(tmp_path / "none.yaml")
    assert [finding.code for finding in checked.findings] == ["E101"]
    assert not checked.readable


def test_a_text_that_is_too_large_is_not_readable() -> None:
    assert not review_text("large.yaml", "#" * 1_000_001).readable


def test_a_file_is_reviewed_like_its_text(tmp_path: Path) -> None:
    path = tmp_path / "tiny.yaml"
    path.write_text(GOOD, "utf-8")
    assert review(path).survey == review_text("tiny.yaml", GOOD).survey


@settings(max_examples=30)
@given(st.data())
def test_no_damage_to_a_file_breaks_the_review(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    for _ in range(3):
        place = data.draw(st.integers(0, len(lines) - 1))
        junk = data.draw(
            st.sampled_from(["[]", "3", "null", "{a: [b]}", "*x", "[[1]]", "'", "2027-02-30"])
        )
        lines[place] = lines[place].split(":")[0] + ": " + junk
    text = "\n".join(lines)
    for finding in review_text("tiny.yaml", text).findings:
        assert 1 <= finding.line <= len(lines) + 1
        assert finding.column >= 1


@settings(max_examples=50)
@given(st.text())
def test_any_text_can_be_reviewed(text: str) -> None:
    assert review_text("any.yaml", text).findings
