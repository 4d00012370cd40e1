import pytest

from surveys.text import UNNAMED, Text, plain, text_of

BOTH = Text({"en": "Yes", "cy": "Ie"})


def test_a_text_is_said_in_the_language_asked_for() -> None:
    assert BOTH.say("cy") == "Ie"


def test_a_text_falls_back_to_the_plain_string_and_then_to_the_first_one() -> None:
    assert Text({"cy": "Ie", UNNAMED: "Yes"}).say("pl") == "Yes"
    assert BOTH.say("pl") == "Yes"


def test_a_plain_string_stands_for_the_first_language_only() -> None:
    assert text_of("Yes").missing(["en", "cy"]) == ["cy"]
    assert text_of({"cy": "Ie"}).missing(["en", "cy"]) == ["en"]
    assert BOTH.missing(["en", "cy"]) == []
    assert text_of("Yes").missing([]) == []


def test_outer_white_space_is_dropped() -> None:
    assert text_of(" Yes\n") == Text({UNNAMED: "Yes"})


@pytest.mark.parametrize("raw", ["", "  ", None, 3, [], {}, {"en": ""}, {"en": 3}, {3: "x"}])
def test_what_is_not_words_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match="should be words"):
        text_of(raw)


@pytest.mark.parametrize("raw", ["Yes", {"en": "Yes", "cy": "Ie"}])
def test_a_text_is_written_as_it_was_read(raw: object) -> None:
    assert plain(text_of(raw)) == raw


def test_equal_texts_hash_alike_in_any_order() -> None:
    assert hash(BOTH) == hash(Text({"cy": "Ie", "en": "Yes"}))
