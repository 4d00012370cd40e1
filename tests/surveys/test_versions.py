from datetime import date

import pytest

from surveys.edits import Weight
from surveys.questionnaire import Survey, freeze
from surveys.review.review import review_text
from surveys.versions import changes, edit, next_version
from tests.surveys.review.good import GOOD
from tests.surveys.small import survey as tiny


def survey(text: str) -> Survey:
    found = review_text("tiny.yaml", text)
    assert found.survey is not None, found.findings
    return found.survey


def edited(*pairs: tuple[str, str]) -> str:
    text = GOOD
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


OLD = survey(GOOD)
AGE = GOOD[GOOD.index("  - id: age") : GOOD.index("breakdowns:")]
HOURS = GOOD[GOOD.index("  - id: hours") : GOOD.index("  - id: more")]


def test_the_same_file_is_no_edit() -> None:
    assert changes(OLD, OLD) == ()
    assert edit(OLD, survey(edited(("version: 1.0.0", "version: 1.0.1")))).weight is None


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("title: Tiny", "title: Small", "title"),
        ("ask: How happy?", "ask: How glad are you?", "question `happy`, ask"),
        ("ask: How happy?", "ask: You said {often|so}. Why?", "question `happy`, ask"),
        (
            "    ask: How happy?",
            "    section: You\n    ask: How happy?",
            "question `happy`, section",
        ),
        ("food: Food", "food: A meal", "question `first`, option `food`"),
        ("5: Very happy", "5: Most happy", "question `happy`, label 5"),
        ("  owner: Youth panel", "  owner: The youth panel", "decision.owner"),
    ],
)
def test_other_words_for_the_same_are_wording(old: str, new: str, where: str) -> None:
    (change,) = changes(OLD, survey(edited((old, new))))
    assert (change.weight, change.where) == (Weight.WORDING, where)


def test_another_question_quoted_is_wording() -> None:
    quoting = survey(edited(("ask: How many hours?", "ask: You said {often|so}. How long?")))
    other = survey(edited(("ask: How many hours?", "ask: You said {happy|so}. How long?")))
    (change,) = changes(quoting, other)
    assert (change.weight, change.where) == (Weight.WORDING, "question `hours`, ask")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (
            "      food: Food\n",
            "      food: Food\n      art: Art\n",
            "question `first`, option `art`",
        ),
        ("  - id: more\n", HOURS.replace("hours", "days", 1) + "  - id: more\n", "question `days`"),
        ("    max: 24\n", "    max: 30\n", "question `hours`, max"),
        ("    max: 2\n", "", "question `first`, max"),
        ("closes: +28 days", "closes: +30 days", "closes"),
        ("promised_by: +50 days", "promised_by: +40 days", "feedback.promised_by"),
        ("  max_age: 25", "  max_age: 30", "audience.max_age"),
        ("[The order, The hours]", "[The order, The hours, The name]", "decision.can_change"),
        ("breakdowns: [age]\n", "", "breakdowns"),
        ("retention_days: 120", "retention_days: 110", "retention_days"),
    ],
)
def test_more_of_the_same_is_additive(old: str, new: str, where: str) -> None:
    (change,) = changes(OLD, survey(edited((old, new))))
    assert (change.weight, change.where) == (Weight.ADDITIVE, where)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (HOURS, "", "question `hours`"),
        ("      food: Food\n", "", "question `first`, option `food`"),
        ("      sport: Sport\n      food: Food\n", "      sport: Food\n      food: Sport\n", "question `first`, option `sport`"),
        ("{often: weekly}", "{often: never}", "question `first`, ask_if"),
        ("    max: 24\n", "    max: 12\n", "question `hours`, max"),
        ("    max: 2\n", "    max: 1\n", "question `first`, max"),
        ("closes: +28 days", "closes: +21 days", "closes"),
        ("promised_by: +50 days", "promised_by: +51 days", "feedback.promised_by"),
        ("decide_by: +60 days", "decide_by: +70 days", "decision.decide_by"),
        ("  min_age: 16", "  min_age: 18", "audience.min_age"),
        ("retention_days: 120", "retention_days: 200", "retention_days"),
        ("cannot_change: [The money]", "cannot_change: [The money, The day]", "decision.cannot_change"),
        ("languages: [en]", "languages: [fr]", "languages"),
        ("id: tiny", "id: other", "id"),
        ("version: 1.0.0", "version: 2.0.0\naccess: link", "access"),
    ],
)  # fmt: skip
def test_what_undoes_an_answer_or_a_promise_is_breaking(old: str, new: str, where: str) -> None:
    found = changes(OLD, survey(edited((old, new))))
    assert (found[0].weight, found[0].where) == (Weight.BREAKING, where)
    assert edit(OLD, survey(edited((old, new)))).weight is Weight.BREAKING


@pytest.mark.parametrize(
    ("days", "weight"), [(300, Weight.BREAKING), (50, None), (40, Weight.ADDITIVE)]
)
def test_a_later_answer_to_those_who_started_it_breaks_a_promise(
    days: int, weight: Weight | None
) -> None:
    old, new = (
        tiny(
            level="initiating",
            initiating={"idea_of": "Us", "answered_by": "You", "by": f"+{each} days"},
        )
        for each in (50, days)
    )
    found = [(each.weight, each.where) for each in changes(old, new)]
    assert found == ([(weight, "initiating.by")] if weight else [])


def test_another_kind_of_answer_is_breaking() -> None:
    new = survey(
        edited(("kind: multiple_choice", "kind: ranking"), ("    min: 1\n    max: 2\n", ""))
    )
    (change,) = changes(OLD, new)
    assert (change.weight, change.where) == (Weight.BREAKING, "question `first`, kind")


def test_another_order_is_additive() -> None:
    text = edited((AGE, AGE + HOURS)).replace(HOURS, "", 1)
    (change,) = changes(OLD, survey(text))
    assert (change.weight, change.where) == (Weight.ADDITIVE, "questions")


def test_a_new_language_is_additive_and_its_words_are_no_change() -> None:
    new = OLD.model_copy(update={"languages": ("en", "cy")})
    named = Survey.model_validate({**new.model_dump(), "title": {"en": "Tiny", "cy": "Bach"}})
    assert [change.where for change in changes(OLD, named)] == ["languages"]


def test_a_survey_that_is_out_is_compared_with_a_file_on_the_day_it_went_out() -> None:
    out = freeze(OLD, date(2027, 1, 4))
    assert changes(out, freeze(OLD, date(2027, 1, 4))) == ()
    assert {change.where for change in changes(out, OLD)} >= {"closes", "feedback.promised_by"}


@pytest.mark.parametrize(
    ("weight", "version"),
    [(Weight.WORDING, "1.2.4"), (Weight.ADDITIVE, "1.3.0"), (Weight.BREAKING, "2.0.0")],
)
def test_the_next_version_shows_how_far_the_edit_reaches(weight: Weight, version: str) -> None:
    assert next_version("1.2.3", weight) == version
