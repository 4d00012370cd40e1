"""What is asked about words that wait."""

import pytest

from bot.conversation.screen import Screen
from bot.conversation.screens.held import held, what_is_in
from bot.conversation.screens.view import View
from bot.conversation.state import Asking, Interview
from bot.conversation.wording import LANGUAGES, Wording
from surveys.answers import Answers, Choice
from surveys.personal_details import Detail
from tests.bot.conversation.phone import labels
from tests.bot.conversation.shelf import MONDAY, catalogue, tiny
from tests.phrases.bank import bank

KNOWN = catalogue(*tiny())


def _view(language: str = "en") -> View:
    return View(Wording(language), KNOWN, MONDAY)


def _shown(words: str, item: str = "why") -> Screen:
    at = Asking(item, held=words)
    listing = KNOWN.listings["branches"]
    answers: Answers = {"ever": Choice("no")}
    return held(_view(), listing, Interview("branches", listing.fingerprint, 7, at, answers), at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Detail)
def test_every_detail_has_a_name_in_plain_words(language: str, kind: Detail) -> None:
    lines = [line.split(": ", 1) for line in bank("en", "details")]
    words = next(message for each, message in lines if each == kind)
    assert what_is_in(_view(language), words) != ""


def test_the_person_sees_what_was_seen_and_their_own_words() -> None:
    shown = _shown("ask Mrs Jones <3")
    assert "somebody's name" in shown.html
    assert "ask Mrs Jones &lt;3" in shown.html


def test_words_in_which_nothing_is_seen_any_more_can_still_be_decided_on() -> None:
    assert "something that says who" in _shown("the lorries").html


def test_what_may_be_an_answer_can_be_one() -> None:
    assert labels(_shown("no thanks"))[:2] == [["It's my answer"], ["Stop and delete my answers"]]


def test_what_can_be_no_answer_is_not_offered_as_one() -> None:
    shown = labels(_shown("no thanks", "safe"))
    assert shown[:2] == [["Carry on"], ["Stop and delete my answers"]]
