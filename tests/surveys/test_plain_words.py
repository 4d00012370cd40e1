import pytest

from surveys.plain_words import (
    double_negatives,
    has_many_long_words,
    has_markup,
    long_sentences,
    office_words,
    says_something,
    sentences,
    too_sure_words,
    vague_words,
)


def test_sentences_end_at_a_stop_or_a_new_line() -> None:
    assert sentences("One bus. Two buses!\nThree") == ["One bus.", "Two buses!", "Three"]


@pytest.mark.parametrize(("words", "found"), [(20, []), (21, [21])])
def test_a_sentence_of_more_than_twenty_words_is_long(words: int, found: list[int]) -> None:
    sentence = " ".join(["bus"] * words) + "."
    assert [count for _, count in long_sentences(f"Short. {sentence}")] == found


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("We will COMMENCE in May.", "en", [("commence", "start")]),
        ("All key stakeholders agreed.", "en", ["key stakeholders", "stakeholders"]),
        ("We started in May.", "en", []),
        ("Mae'r rhanddeiliaid yn hapus.", "cy", ["rhanddeiliaid"]),
        ("We will commence.", "cy", []),
        ("We will commence.", "pl", []),
    ],
)
def test_office_words_are_found_with_a_plainer_one(
    words: str, language: str, found: list[object]
) -> None:
    told = list(office_words(words, language))
    assert [pair if isinstance(found[0], tuple) else pair[0] for pair in told] == found


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("It comes as soon as possible.", "en", ["as soon as possible", "soon"]),
        ("Sooner or later.", "en", []),
        ("Bydd yn dod cyn gynted â phosibl.", "cy", ["cyn gynted â phosibl"]),
        ("It comes in May.", "en", []),
    ],
)
def test_what_names_no_day_is_found(words: str, language: str, found: list[str]) -> None:
    assert list(vague_words(words, language)) == found


def test_promises_beyond_what_can_be_kept_are_found() -> None:
    assert list(too_sure_words("We guarantee it.", "en")) == ["we guarantee"]
    assert list(too_sure_words("Rydyn ni'n addo hyn.", "cy")) == ["rydyn ni'n addo"]


@pytest.mark.parametrize(
    ("words", "language", "is_found"),
    [
        ("We cannot keep it without money.", "en", True),
        ("It is not unless they pay.", "en", True),
        ("It isn't free, and we have no money.", "en", False),
        ("There is no money.", "en", False),
        ("Does dim arian heb y cyngor.", "cy", True),
        ("Does dim arian.", "cy", False),
        ("Nie ma nigdy.", "pl", False),
    ],
)
def test_a_sentence_that_says_no_twice_is_found(words: str, language: str, is_found: bool) -> None:
    assert bool(list(double_negatives(words, language))) is is_found


def test_many_long_words_are_told_and_a_few_are_not() -> None:
    assert has_many_long_words(
        "Implementation considerations regarding infrastructure investments remain outstanding."
    )
    assert not has_many_long_words("The transport committee keeps both routes for one more year.")


@pytest.mark.parametrize("words", ["<b>Ten</b>", "Ten &amp; two", "**Ten**"])
def test_markup_is_found(words: str) -> None:
    assert has_markup(words)


@pytest.mark.parametrize("words", ["Ten < twelve", "a & b", "2 * 3 * 4"])
def test_signs_that_people_use_are_no_markup(words: str) -> None:
    assert not has_markup(words)


@pytest.mark.parametrize(
    ("words", "says"), [("", False), ("🌳🌳", False), ("…!", False), ("12", False), ("Iawn", True)]
)
def test_only_letters_say_something(words: str, says: bool) -> None:
    assert says_something(words) is says
