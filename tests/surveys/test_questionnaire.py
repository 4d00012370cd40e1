from datetime import date

import pytest
from pydantic import ValidationError

from surveys.days import After
from surveys.items import MultipleChoice, has_options, is_question
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy, on
from tests.surveys.small import item, question, raw_survey, survey

EVERY_KIND = survey(
    question("read", "statement"),
    question("one", hint="A hint.", about_you="Because."),
    question("some", "multiple_choice", min=1, max=2, ask_if={"one": ["yes", "no"]}),
    question("rank", "ranking", shuffle=True),
    question(
        "rate", "scale", labels={1: {"en": "Bad", "cy": "Gwael"}}, ask_if={"not": {"one": "no"}}
    ),
    question("hours", "number", min=0, max=24, unit="hours", whole=False),
    question("words", "open_ended", max_length=100, ask_if={"rate": {"at_least": 3}}),
    question("also", options={"a": {"label": "A", "also": ["Ah", {"cy": "Â"}]}, "b": "B"}),
)


def test_a_frozen_copy_reads_back_the_same_for_every_kind_of_item() -> None:
    frozen = freeze(EVERY_KIND, date(2027, 1, 1))
    assert Survey.model_validate_json(frozen_copy(frozen)) == frozen


def test_freezing_resolves_every_relative_day() -> None:
    frozen = freeze(survey(), date(2027, 1, 1))
    assert frozen.closes == date(2027, 1, 29)
    assert frozen.feedback.promised_by == date(2027, 2, 20)
    assert "days" not in frozen_copy(frozen).replace("retention_days", "")


def test_an_unfrozen_day_has_no_date() -> None:
    with pytest.raises(ValueError, match="not published"):
        on(survey().closes)
    assert survey().closes == After(28)


def test_the_same_content_has_the_same_fingerprint_and_other_content_another() -> None:
    assert fingerprint(survey()) == fingerprint(survey())
    assert fingerprint(survey()) != fingerprint(survey(why="Another reason."))
    assert len(fingerprint(survey())) == 16


def test_an_item_is_found_by_its_id() -> None:
    assert EVERY_KIND.item("hours").id == "hours"
    with pytest.raises(KeyError):
        EVERY_KIND.item("none")


def test_the_aim_is_the_decision_or_the_use() -> None:
    use = {
        "what": "We plan.",
        "by": "+60 days",
        "owner": "Manager",
        "can_change": ["This"],
        "cannot_change": ["That"],
    }
    assert survey().aim == survey().decision
    explored = survey(purpose="explore", decision=None, use=use)
    assert explored.aim == explored.use
    with pytest.raises(ValueError, match="neither"):
        _ = survey(decision=None).aim


def test_nothing_unknown_is_taken() -> None:
    with pytest.raises(ValidationError, match="bogus"):
        survey(bogus=1)


def test_nothing_changes_after_reading() -> None:
    read = survey()
    with pytest.raises(ValidationError, match="frozen"):
        read.title = read.why  # type: ignore[misc]


def test_an_option_may_have_a_number_for_a_code() -> None:
    asked = item("single_choice", options={2027: "Next year", "later": "Later"})
    assert [option.code for option in EVERY_KIND.item("also").options] == ["a", "b"]  # type: ignore[union-attr]
    assert [option.code for option in asked.options] == ["2027", "later"]  # type: ignore[union-attr]


def test_without_a_limit_every_option_may_be_picked() -> None:
    asked = MultipleChoice.model_validate(question("some", "multiple_choice"))
    assert asked.most == 3


def test_kinds_with_options_and_kinds_with_answers_are_told_apart() -> None:
    assert [each.id for each in EVERY_KIND.questions if has_options(each)] == [
        "one",
        "some",
        "rank",
        "also",
    ]
    assert [each.id for each in EVERY_KIND.questions if not is_question(each)] == ["read"]


@pytest.mark.parametrize("survey_id", ["", "Buses", "a b", "-a", "a" * 33])
def test_an_id_is_short_and_plain(survey_id: str) -> None:
    with pytest.raises(ValidationError):
        Survey.model_validate(raw_survey(id=survey_id))


def test_a_part_goes_on_until_the_next_heading() -> None:
    found = survey(
        question("one"),
        question("two", section="Getting home"),
        question("three", ask_if={"one": "no"}),
        question("four", section="About you"),
    )
    headings = {item_id: text.say("en") for item_id, text in found.sections.items()}
    assert headings == {"two": "Getting home", "three": "Getting home", "four": "About you"}
    assert found.asking(found.item("four")).sections.keys() == {"four"}


def test_a_survey_knows_what_each_item_quotes_in_any_language() -> None:
    found = survey(
        question("one"),
        question("two"),
        question("three", ask={"en": "{one}?", "cy": "{two}?"}, hint="{one}"),
    )
    assert found.quoting == {"three": ("one", "two")}
    assert found.asking(found.item("one")).quoting == {}
