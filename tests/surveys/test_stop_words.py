from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.stop_words import DOUBTFUL_WORDS, STOP_WORDS, is_stop, may_be_stop
from tests.phrases.bank import bank, percent, share

LANGUAGES = sorted(STOP_WORDS)
AT_ONCE = 0.93
RECALL = 0.97
Record = Callable[[str, object], None]


def _everywhere(name: str) -> list[str]:
    return [message for language in LANGUAGES for message in bank(language, name)]


def test_every_stop_word_stops() -> None:
    said = {words for each in STOP_WORDS.values() for words in each}
    assert {words for words in said if not is_stop(words)} == set()


def test_every_doubtful_word_is_asked_about_and_never_stops() -> None:
    said = {words for each in DOUBTFUL_WORDS.values() for words in each}
    assert {words for words in said if is_stop(words) or not may_be_stop(words)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_everybody_who_leaves_is_understood(language: str, record_property: Record) -> None:
    messages = bank(language, "leaving")
    at_once = share(is_stop, messages)
    noticed = share(lambda words: is_stop(words) or may_be_stop(words), messages)
    said = f"{percent(at_once)} of {len(messages)} left at once, {percent(noticed)} left or asked"
    record_property("measured", f"leaving, {language}: {said}")
    assert at_once >= AT_ONCE
    assert noticed >= RECALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_doubtful_message_is_asked_about(
    language: str, record_property: Record
) -> None:
    messages = bank(language, "doubtful")
    found = share(may_be_stop, messages)
    said = f"may be leaving, {language}: {percent(found)} of {len(messages)} asked about"
    record_property("measured", said)
    assert found >= RECALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_all_that_stops_nothing_was_an_answer(language: str, record_property: Record) -> None:
    stopping = list(filter(is_stop, [*bank(language, "leaving"), *_everywhere("answers")]))
    wrong = set(stopping) & set(_everywhere("answers"))
    right = 1 - len(wrong) / len(stopping)
    record_property("measured", f"taken for leaving, {language}: {percent(right)} meant it")
    assert wrong == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_neither_stops_nor_is_asked_about(language: str) -> None:
    doubted = [words for words in bank(language, "answers") if is_stop(words) or may_be_stop(words)]
    assert doubted == []


def test_what_may_be_an_answer_deletes_nothing() -> None:
    assert list(filter(is_stop, _everywhere("doubtful"))) == []


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    assert is_stop(text) in (True, False)
    assert may_be_stop(text) in (True, False)
