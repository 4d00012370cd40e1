import pytest

from surveys.question_kinds import about_person, denies_all, leaves_room, wants_reasons


@pytest.mark.parametrize(
    ("ask", "language"),
    [
        ("Why did you come?", "en"),
        ("What keeps you away?", "en"),
        ("What was the main reason?", "en"),
        ("Pam ddest ti?", "cy"),
        ("Beth oedd y prif reswm?", "cy"),
        ("Beth sy'n dy rwystro di?", "cy"),
    ],
)
def test_questions_for_reasons_are_known(ask: str, language: str) -> None:
    assert wants_reasons(ask, language)


@pytest.mark.parametrize("ask", ["Which routes stay?", "What should we keep?", "When?"])
def test_questions_with_a_list_of_answers_want_no_reasons(ask: str) -> None:
    assert not wants_reasons(ask, "en")


@pytest.mark.parametrize("label", ["Something else", "Another time", "Rhywle arall", "Not sure"])
def test_an_answer_for_all_others_leaves_room(label: str) -> None:
    assert leaves_room(label)


def test_any_other_answer_leaves_none() -> None:
    assert not leaves_room("My mother")


@pytest.mark.parametrize(
    ("ask", "language", "words"),
    [
        ("How old are you?", "en", "How old are you"),
        ("And what’s your gender?", "en", "what’s your gender"),
        ("Which part of town do you live in?", "en", "Which part of town do you live in"),
        ("Faint yw dy oed di?", "cy", "Faint yw dy oed"),
    ],
)
def test_who_somebody_is_is_known_when_it_is_asked(ask: str, language: str, words: str) -> None:
    assert about_person(ask, language) == words


def test_what_somebody_wants_is_not_who_they_are() -> None:
    assert about_person("How old should people be to come in?", "en") is None


@pytest.mark.parametrize(
    "label",
    [
        "None of these",
        "none",
        "None of the above.",
        "Neither",
        "None of these apply to me",
        "Nothing",
        "Dim un o'r rhain",
        "Dim o’r rhain",
        "Dim un ohonyn nhw",
        "Dim byd",
    ],
)
def test_an_answer_that_denies_all_others_is_known(label: str) -> None:
    assert denies_all(label)


@pytest.mark.parametrize(
    "label", ["Nothing new", "None of my friends go", "Something else", "Dim ots", "Un o'r rhain"]
)
def test_an_answer_that_says_more_denies_nothing(label: str) -> None:
    assert not denies_all(label)
