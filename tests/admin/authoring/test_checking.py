"""The dialogue holds a survey to the rules of every file, and to no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.authoring.dialogue import Dialogue
from admin.authoring.steps import Step
from admin.authoring.survey_data import survey_data
from admin.fieldwork import FieldworkFault
from surveys.items import Number
from surveys.review.review import review_text
from surveys.spreadsheet.reviewing import review_workbook
from surveys.spreadsheet.template import template
from tests.admin.authoring.told import AGE, ANSWERS, SPOKEN, TODAY, dialogue

FAULTS: dict[str, dict[str, str]] = {
    "E125": {"by": "2026-11-01"},
    "E126": {"follow_up_on": "+56 days"},
    "E127": {"promised_by": "+200 days", "follow_up_on": "+300 days"},
    "E128": {"question:en": "You decide which buses stay"},
    "E130": {"ages": "25-16"},
    "E132": {"why:en": "This is completely anonymous"},
    "E142": {"q1_options:en": "Trees\ntrees"},
    "E143": {"q1_options:en": "Go\nStop"},
    "E148": {"q1_informs": "3"},
    "E149": {"q1_kind": "number", "q1_range": "30 0"},
    "W201": {"different:en": ""},
    "W203": {"q1_informs": "0"},
    "W204": {"q1_options:en": f"{'Every day ' * 5}\nNever"},
    "W208": {"ages": "12-17"},
    "W227": {"q1_ask:en": "Don't you agree that buses are great?"},
}


def in_a_file(made: Dialogue) -> list[str]:
    """What a file of the same survey is told."""
    text = made.file("evening-buses")
    return sorted(
        each.code for each in review_text("x.yaml", text, TODAY, platform_age=AGE).findings
    )


def test_a_sound_survey_has_nothing_wrong_in_the_dialogue_the_file_and_the_workbook() -> None:
    review = dialogue().review()
    assert review.findings == ()
    assert review.survey is not None
    assert in_a_file(dialogue()) == []
    book = review_workbook("x.xlsx", template(survey_data(ANSWERS, SPOKEN, "evening-buses")), TODAY)
    assert book.survey == review.survey


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_the_file_is_found_at_the_step_that_it_is_from(code: str) -> None:
    made = dialogue(ANSWERS | FAULTS[code])
    *_, name = FAULTS[code] if code != "E127" else ["promised_by"]
    step = made.at(name)
    assert step is not None
    assert code in [each.code for each in made.findings_at(step)]
    assert in_a_file(made) == sorted(each.code for each in made.review().findings)


@pytest.mark.parametrize("step", dialogue().steps, ids=lambda step: step.id)
def test_what_is_asked_later_is_nobody_s_fault_yet(step: Step) -> None:
    place = dialogue().steps.index(step)
    known = {each.id: ANSWERS[each.id] for each in dialogue().steps[: place + 1]}
    made = dialogue(known)
    assert made.findings_at(made.steps[place]) == ()


def test_advice_on_one_language_is_not_given_again_for_another() -> None:
    leading = ANSWERS | {"languages": "en cy", "q1_ask:en": "Don't you agree that buses are great?"}
    made = dialogue(leading | {"q1_ask:cy": "Pa mor aml wyt ti'n dal bws?"})
    (step,) = (each for each in made.steps if each.id == "q1_ask:cy")
    assert made.findings_at(step) == ()


def test_findings_speak_of_steps_and_not_of_keys() -> None:
    made = dialogue(ANSWERS | {"promised_by": "+20 days"})
    (found,) = made.review().findings
    assert found.cell == "When they hear back"
    assert "“When they hear back” must be after “The last day to answer”" in found.message


def test_numbers_keep_their_fractions() -> None:
    made = dialogue(ANSWERS | {"q1_kind": "number", "q1_range": "0.5 30"})
    survey = made.review().survey
    assert survey is not None
    first = survey.questions[0]
    assert isinstance(first, Number)
    assert (first.min, first.max) == (0.5, 30)


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_typed_is_refused_kindly_or_makes_a_file_that_says_the_same(
    data: st.DataObject,
) -> None:
    step = data.draw(st.sampled_from(dialogue().steps))
    typed = data.draw(
        st.one_of(
            st.text(max_size=400),
            st.lists(st.text(max_size=40), max_size=6).map("\n".join),
            st.from_regex(r"[-\d ./to+]{1,12}(days|weeks)?", fullmatch=True),
        )
    )
    try:
        made = dialogue().saying(step, dialogue().read(step, typed))
    except FieldworkFault:
        return
    if not made.unanswered:
        assert in_a_file(made) == sorted(each.code for each in made.review().findings)
