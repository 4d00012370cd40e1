from admin.authoring.steps import questions_of, steps
from tests.admin.authoring.told import ANSWERS, SPOKEN, dialogue


def names(answers: dict[str, str]) -> list[str]:
    return [each.id for each in steps(answers, SPOKEN)]


def test_what_is_asked_comes_in_the_order_in_which_it_is_told() -> None:
    assert names(ANSWERS) == list(ANSWERS)


def test_each_purpose_asks_for_its_own_promise() -> None:
    assert "question:en" in names({"purpose": "decide"})
    for purpose in ("explore", "evaluate"):
        found = names({"purpose": purpose})
        assert "what:en" in found
        assert "question:en" not in found


def test_an_organisation_of_one_language_is_not_asked_for_languages() -> None:
    assert "languages" not in [each.id for each in steps(ANSWERS, ("cy",))]
    assert "title:cy" in [each.id for each in steps(ANSWERS, ("cy",))]


def test_addresses_are_asked_for_once() -> None:
    found = names(ANSWERS | {"languages": "en cy"})
    assert "title:cy" in found
    assert not {"complaints:cy", "contact:cy"} & set(found)


def test_what_is_left_empty_is_not_asked_for_in_another_language_nor_what_hangs_on_it() -> None:
    found = names(ANSWERS | {"languages": "en cy", "different:en": ""})
    assert not {"different:cy", "known_by:en", "known_by:cy"} & set(found)


def test_nobody_is_asked_what_a_question_is_for_where_one_thing_can_change() -> None:
    assert not any("informs" in each for each in names(ANSWERS | {"can_change:en": "One"}))


def test_questions_end_with_the_first_that_is_not_wanted() -> None:
    assert questions_of({"q1_kind": "scale", "q2_kind": "none", "q3_kind": "scale"}) == (1,)
    assert questions_of({}) == ()


def test_who_is_asked_in_own_words_needs_somebody_who_reads_them() -> None:
    assert "lead:en" in names(ANSWERS)
    assert "lead:en" not in names(ANSWERS | {"q2_kind": "number"})


def test_the_next_step_is_the_first_that_nothing_was_said_to() -> None:
    begun = dialogue({"title:en": "Evening buses", "purpose": "decide"})
    assert begun.unanswered[0].id == "why:en"
    assert dialogue().unanswered == ()
