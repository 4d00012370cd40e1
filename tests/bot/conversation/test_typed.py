"""Words that mean what a button says."""

import pytest

from bot.conversation.presses import Verb
from bot.conversation.typed import means, number_to_change, steers

_ALL = (Verb.NEXT, Verb.SKIP, Verb.BACK, Verb.ASIDE)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Next", Verb.NEXT),
        ("done!", Verb.NEXT),
        ("nesaf", Verb.NEXT),
        ("SKIP", Verb.SKIP),
        ("hepgor", Verb.SKIP),
        ("yn ôl", Verb.BACK),
        ("Yn ol", Verb.BACK),
        ("nol", Verb.BACK),
        ("help", Verb.ASIDE),
        ("Stop or help", Verb.ASIDE),
    ],
)
def test_a_word_steers_in_every_language(words: str, verb: Verb) -> None:
    assert steers(words, _ALL) is verb


@pytest.mark.parametrize("words", ["", "next bus", "I would skip it", "back to school", "?"])
def test_words_that_say_more_do_not_steer(words: str) -> None:
    assert steers(words, _ALL) is None


def test_a_word_steers_only_where_it_may() -> None:
    assert steers("send", _ALL) is None


def test_a_phrase_lists_what_means_the_same() -> None:
    assert means("Yes please", "typed-yes")
    assert not means("yesterday", "typed-yes")


@pytest.mark.parametrize(
    ("words", "number"),
    [("3", 3), ("change 3", 3), ("Newid 12", 12), ("3!", 3), ("change", None), ("bus 3", None)],
)
def test_a_number_names_the_answer_to_change(words: str, number: int | None) -> None:
    assert number_to_change(words) == number


@pytest.mark.parametrize("words", ["", " ", "9" * 5000, "1 2", "one", "change my mind"])
def test_other_words_name_no_answer_to_change(words: str) -> None:
    assert number_to_change(words) is None
