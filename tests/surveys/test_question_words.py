import pytest

from surveys.question_words import absolutes, big_promises, leading_words, noes, two_in_one


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("Should we not close it?", "en", ["not"]),
        ("What can’t you do?", "en", ["can’t"]),
        ("Beth ddylai ddim cau?", "cy", ["ddim"]),
        ("What should stay?", "en", []),
        ("Is there a knot in it?", "en", []),
        ("Could you get there without a car?", "en", []),
        ("Was darf nicht weg?", "de", []),
    ],
)
def test_a_no_is_found_as_it_is_written(words: str, language: str, wanted: list[str]) -> None:
    assert list(noes(words, language)) == wanted


@pytest.mark.parametrize(
    ("words", "language", "is_rated"),
    [
        ("How safe and welcome do you feel?", "en", True),
        ("Do you cycle or walk?", "en", False),
        ("Is it near? Is it cheap?", "en", True),
        ("Pa mor saff ac agos yw'r parc?", "cy", True),
        ("Wyt ti'n cerdded neu'n seiclo?", "cy", False),
    ],
)
def test_two_questions_in_one_are_found(words: str, language: str, is_rated: bool) -> None:
    assert list(two_in_one(words, language, is_rated=is_rated))


@pytest.mark.parametrize(
    ("words", "is_rated"),
    [
        ("How often do you go now and then?", True),
        ("Which do you use, the hall or the park?", False),
        ("Buses and trains cost more. How do you feel?", True),
        ("How safe is the way between home and school?", True),
        ("Do you come with friends and family?", False),
    ],
)
def test_one_question_with_an_and_in_it_is_fine(words: str, is_rated: bool) -> None:
    assert list(two_in_one(words, "en", is_rated=is_rated)) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Don’t you think it is good?", "en"),
        ("Surely we need more buses?", "en"),
        ("How great is the new hall?", "en"),
        ("Mae pawb yn gwybod ei fod yn dda. Wyt ti?", "cy"),
    ],
)
def test_a_question_that_gives_the_answer_away_is_found(words: str, language: str) -> None:
    assert list(leading_words(words, language))


@pytest.mark.parametrize(
    "words",
    [
        "How is the new hall?",
        "What don't you like?",
        "Why didn't you come?",
        "How happy are you?",
    ],
)
def test_an_open_question_gives_nothing_away(words: str) -> None:
    assert list(leading_words(words, "en")) == []


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("Do you always walk?", "en", ["always"]),
        ("Does everybody listen?", "en", ["everybody"]),
        ("Wyt ti'n cerdded bob amser?", "cy", ["bob amser"]),
        ("How often do you walk?", "en", []),
        ("Do you walk every day?", "en", []),
        ("Have you ever been there?", "en", []),
    ],
)
def test_words_without_exception_are_found(words: str, language: str, wanted: list[str]) -> None:
    assert list(absolutes(words, language)) == wanted


@pytest.mark.parametrize(
    "words", ["Your voice will change the town", "We guarantee it", "It will definitely happen"]
)
def test_a_promise_too_many_is_found(words: str) -> None:
    assert list(big_promises(words, "en"))


def test_a_plain_promise_is_fine() -> None:
    assert list(big_promises("The committee reads every answer by 1 May.", "en")) == []
