"""The words that are shown at sessions."""

import pytest

from admin.session_words import WORDS, drawn
from bot.conversation.presses import Verb
from bot.conversation.turns import panels
from bot.conversation.typed import named_language, steers
from bot.session_codes import GUESSES, WITHIN
from surveys.spelling import fold
from surveys.stop_words import is_stop, may_be_stop

LONGEST_SESSION = 24 * 3600.0


def test_each_is_short_and_there_once() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_none_means_leaving_or_steers_anything(word: str) -> None:
    shown = f"{word} 42"
    assert fold(shown) == shown
    assert not is_stop(shown)
    assert not may_be_stop(shown)
    assert steers(shown, (Verb.BACK, Verb.DECLINE)) is None
    assert named_language(shown) is None
    assert panels.named(shown) is None


def test_somebody_who_guesses_all_day_hits_one_of_them_once_in_twenty_days() -> None:
    guesses = GUESSES * LONGEST_SESSION / WITHIN
    assert len(WORDS) * 90 > 20 * guesses


def test_another_is_another_word() -> None:
    assert all(drawn("river 42").split()[0] != "river" for _ in range(len(WORDS)))


def test_a_word_and_a_number_are_drawn() -> None:
    word, number = drawn().split()
    assert word in WORDS
    assert 10 <= int(number) <= 99
