import pytest

from surveys.questionnaire import Survey
from surveys.review.draft import wordy
from tests.surveys.review.good import GOOD, change, found

WELSH = GOOD.replace("languages: [en]", "languages: [en, cy]")


def test_every_string_without_a_declared_language_is_its_own_error() -> None:
    missing = [word for code, word in found(WELSH) if code == "E161"]
    assert len(missing) == len(found(WELSH)) == 29
    assert {"Tiny", "Music", "The", "Very", "To"} <= set(missing)


def test_a_string_in_every_declared_language_is_no_error() -> None:
    text = WELSH.replace("title: Tiny", "title: {en: Tiny, cy: Bach}")
    assert ("E161", "{en") not in found(text)
    assert len(found(text)) == len(found(WELSH)) - 1


def test_addresses_and_telephone_numbers_need_no_translation() -> None:
    words = [word for _, word in found(WELSH)]
    assert "complaints@council.example" not in words
    assert "01632" not in words


def test_a_language_that_is_not_declared_is_advised_against() -> None:
    assert found(change("title: Tiny", "title: {en: Tiny, cy: Bach}")) == [("W211", "cy")]


def test_a_language_is_declared_once() -> None:
    assert found(change("[en]", "[en, en]")) == [("E162", "en")]


def test_the_words_of_a_file_are_found_by_the_models_themselves() -> None:
    assert {"title", "why", "ask", "hint", "label", "unit", "known_by"} <= wordy(Survey).words
    assert wordy(Survey).lists == {"can_change", "cannot_change", "other_ways", "also"}


@pytest.mark.parametrize(
    "label", ["Stop", "Leave!", "Gadael", "Stopiwch plis", "{label: No more, also: [quit]}"]
)
def test_no_answer_is_a_stop_word(label: str) -> None:
    word = label.split()[0].strip(":")
    assert found(change("food: Food", f"food: {label}")) == [("E143", word)]


@pytest.mark.parametrize("label", ["No thanks", "Dim diolch", "Bus stop", "Enough"])
def test_an_answer_may_be_a_word_that_is_asked_about(label: str) -> None:
    assert found(change("food: Food", f"food: {label}")) == []


@pytest.mark.parametrize(
    "old", ["title: Tiny", "why: There is money for one thing.", "ask: What first?"]
)
def test_a_survey_never_claims_a_privacy_that_nobody_can_keep(old: str) -> None:
    key = old.split(":")[0]
    changed = change(old, f'{key}: "This is completely anonymous"')
    assert [code for code, _ in found(changed)] == ["E132"]


@pytest.mark.parametrize("label", ["music", "Music", "{label: Songs, also: [MUSIC]}"])
def test_no_two_options_share_a_name(label: str) -> None:
    assert [code for code, _ in found(change("food: Food", f"food: {label}"))] == ["E142"]


def test_a_label_too_long_for_its_button_is_advised_against() -> None:
    assert found(change("food: Food", f"food: {'o' * 36}")) == []
    assert found(change("food: Food", f"food: {'o' * 37}")) == [("W204", "o" * 37)]


def test_a_label_that_begins_with_the_number_of_another_place_is_advised_against() -> None:
    assert found(change("food: Food", "food: 2 meals")) == [("W210", "2")]
    assert found(change("food: Food", "food: 3 meals")) == []
    assert found(change("food: Food", "food: 20 meals")) == []


def test_a_question_has_at_most_twenty_words() -> None:
    assert found(change("ask: What first?", f"ask: {'so ' * 20}")) == []
    assert found(change("ask: What first?", f"ask: {'so ' * 21}")) == [("W206", "so")]


def test_a_message_has_at_most_forty_five_words() -> None:
    hint = f"ask: What first?\n    hint: {'so ' * 44}"
    assert found(change("ask: What first?", hint)) == [("W205", "What")]
    statement = "questions:\n  - {id: hi, kind: statement, ask: " + "so " * 45 + "}\n"
    assert found(change("questions:\n", statement)) == []
