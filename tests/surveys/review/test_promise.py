from datetime import date

import pytest

from surveys.review.review import review_text
from tests.surveys.review.good import GOOD, change, found

DECISION = GOOD[GOOD.index("decision:") : GOOD.index("feedback:")]
USE = (
    DECISION.replace("decision:", "use:").replace("question:", "what:").replace("decide_by:", "by:")
)
EVALUATES = GOOD.replace("purpose: decide", "purpose: evaluate").replace(DECISION, USE)


def test_deciding_needs_a_decision() -> None:
    assert ("E121", "decide") in found(change(DECISION, ""))


def test_deciding_has_no_use() -> None:
    assert found(change(DECISION, DECISION + USE)) == [("E124", "use")]


@pytest.mark.parametrize("purpose", ["explore", "evaluate"])
def test_exploring_and_evaluating_say_what_the_answers_are_used_for(purpose: str) -> None:
    text = EVALUATES.replace("evaluate", purpose)
    assert found(text) == []
    assert ("E123", purpose) in found(text.replace(USE, ""))
    assert found(text.replace(USE, USE + DECISION)) == [("E122", "decision")]


def test_what_is_already_decided_cannot_be_asked_as_open() -> None:
    assert found(change("decide_by: +60 days", "decide_by: +0 days")) == [("E125", "+0")]


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("closes: +28 days", "closes: +0 days", "+0"),
        ("decide_by: +60 days", "decide_by: +20 days", "+20"),
        ("promised_by: +50 days", "promised_by: +28 days", "+28"),
        ("follow_up_on: +200 days", "follow_up_on: +50 days", "+50"),
    ],
)
def test_days_out_of_order_are_found_at_the_later_one(old: str, new: str, word: str) -> None:
    assert ("E126", word) in found(change(old, new))


def test_twelve_weeks_are_the_longest_wait_to_hear_back() -> None:
    assert found(change("promised_by: +50 days", "promised_by: +112 days")) == []
    longer = change("promised_by: +50 days", "promised_by: +113 days")
    assert found(longer.replace("retention_days: 120", "retention_days: 200")) == [("E127", "+113")]


def test_a_date_and_a_number_of_days_are_compared_when_the_day_of_publishing_is_given() -> None:
    text = change("closes: +28 days", "closes: 2027-03-01")
    assert found(text) == []
    assert found(text, today=date(2027, 2, 1)) == []
    assert ("E126", "2027-03-01") in found(text, today=date(2027, 4, 1))


def test_dates_are_compared_with_dates() -> None:
    text = change("opens: +1 days", "opens: 2027-03-02").replace("+28 days", "2027-03-01")
    assert ("E126", "2027-03-01") in found(text)


def test_an_open_question_needs_safeguarding() -> None:
    block = GOOD[GOOD.index("safeguarding:") : GOOD.index("questions:")]
    assert found(change(block, "")) == [("E129", "open_ended")]


def test_open_answers_outlast_the_feedback_by_thirty_days() -> None:
    assert found(change("retention_days: 120", "retention_days: 52")) == []
    assert found(change("retention_days: 120", "retention_days: 51")) == [("E131", "51")]


def test_ages_go_from_young_to_old() -> None:
    assert found(change("max_age: 25", "max_age: 15")) == [("E130", "15")]


def test_people_too_young_for_the_platform_need_another_way() -> None:
    assert found(change("min_age: 16", "min_age: 15")) == [("W208", "15")]


@pytest.mark.parametrize(("platform_age", "codes"), [(13, []), (16, []), (18, ["W208"])])
def test_how_old_that_is_can_be_said(platform_age: int, codes: list[str]) -> None:
    findings = review_text("tiny.yaml", GOOD, platform_age=platform_age).findings
    assert [each.code for each in findings] == codes
    assert all("people of 18 and over" in each.message for each in findings)


def test_a_file_without_outcomes_is_advised_to_have_some() -> None:
    block = GOOD[GOOD.index("outcomes:") : GOOD.index("opens:")]
    assert found(change(block, "")) == [("W201", "id")]
