"""Words that wait until the person says what they are."""

import pytest

from bot.conversation.events import Arrived
from bot.conversation.presses import Verb
from bot.conversation.screen import Screen
from bot.conversation.state import Asking, Interview
from bot.conversation.typed import steers
from surveys.answers import Choice, Said
from surveys.personal_details import details_in
from surveys.questionnaire import Survey
from surveys.stop_words import is_stop
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.phone import Phone, labels
from tests.bot.conversation.shelf import catalogue, tiny
from tests.phrases.bank import bank
from tests.surveys.small import raw_survey

KNOWN = catalogue(*tiny())
LANGUAGES = ("en", "cy")
_STEERING = tuple(set(Verb) - {Verb.PICK, Verb.UNPICK})


def _everywhere(name: str) -> list[str]:
    return [message for language in LANGUAGES for message in bank(language, name)]


TOLD = [line.split(": ", 1)[1] for line in _everywhere("details")]
DETAILS = [words for words in TOLD if details_in(words)]
LEAVING = list(filter(is_stop, _everywhere("leaving")))
DOUBTFUL = _everywhere("doubtful")
ANSWERS = [words for words in _everywhere("answers") if steers(words, _STEERING) is None]


def _at_own_words(phone: Phone) -> Interview:
    phone.hears(Arrived("branches"))
    for words in ("start", "no"):
        phone.types(words)
    return _interview(phone)


def _interview(phone: Phone) -> Interview:
    interview = phone.person.current
    assert interview is not None
    return interview


def _held(phone: Phone) -> str:
    at = _interview(phone).at
    return at.held if isinstance(at, Asking) else ""


def _after(*said: str) -> Phone:
    """Return a phone at the question that is answered in own words, where ``said`` was typed."""
    phone = Phone(KNOWN)
    _at_own_words(phone)
    for words in said:
        phone.types(words)
    return phone


def test_words_with_a_detail_wait_and_are_never_altered() -> None:
    for words in DETAILS:
        phone = _after(words)
        assert _held(phone) == words
        assert "why" not in _interview(phone).answers
        phone.types("send it anyway")
        assert _interview(phone).answers["why"] == Said(words)


def test_an_ordinary_answer_is_taken_at_once() -> None:
    for words in ANSWERS:
        assert _interview(_after(words)).answers["why"] == Said(words)


def test_whoever_leaves_among_their_own_words_is_gone_at_once() -> None:
    for words in LEAVING:
        assert _after(words).person.interviews == {}, words


def test_doubtful_words_delete_nothing_and_answer_nothing() -> None:
    before = _at_own_words(Phone(KNOWN)).answers
    for words in DOUBTFUL:
        assert _interview(_after(words)).answers == before


def test_doubtful_words_delete_nothing_where_there_are_options() -> None:
    for words in DOUBTFUL:
        phone = Phone(KNOWN)
        phone.hears(Arrived("branches"))
        phone.types("start")
        phone.types(words)
        assert phone.person.current is not None, words


def test_a_doubtful_word_that_is_an_option_is_that_answer() -> None:
    asked = {
        "id": "it",
        "kind": "single_choice",
        "ask": "Tea?",
        "options": {"n": "No thanks", "y": "Go away"},
    }
    phone = Phone(catalogue(Survey.model_validate(raw_survey(questions=[asked]))))
    phone.hears(Arrived("tiny"))
    phone.types("start")
    phone.types("no thanks")
    assert _interview(phone).answers == {"it": Choice("n")}


def test_long_words_that_wait_fit_into_a_message() -> None:
    phone = Phone(KNOWN)
    _at_own_words(phone)
    phone.types("Mrs Jones " + "<&😀" * 300)
    assert _held(phone) != ""
    assert_sendable(phone.screen)


@pytest.mark.parametrize("words", ["Mrs Jones", "go away"])
def test_ways_to_steer_are_in_one_row(words: str) -> None:
    phone = Phone(KNOWN)
    _at_own_words(phone)
    phone.types(words)
    assert _last_row(phone.screen) == ["Back", "Skip", "Stop or help"]


def _last_row(screen: Screen) -> list[str]:
    return [*labels(screen)[-1]]
