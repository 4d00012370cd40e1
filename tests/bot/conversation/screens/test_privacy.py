"""The policy: a child's words first, the whole of it in one message, and true of this bot."""

from itertools import product

import pytest
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Terms
from bot.conversation.screen import Screen
from bot.conversation.screens.introduction import words_in
from bot.conversation.screens.privacy import short, whole
from bot.conversation.screens.view import View
from bot.conversation.state import Interview, Person
from bot.conversation.wording import LANGUAGES, Wording
from surveys.text import Text
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, catalogue, host, shipped

MOST_WORDS = 120
KNOWN = catalogue(*shipped())
LONG = Text({"": "An organisation with a name of many words " * 2})
HOSTS = {
    "a file": host(),
    "a server": replace(host(), terms=replace(host().terms, on_a_server=True)),
    "sealed": replace(host(), sealed=True),
    "bare": replace(host(), terms=Terms()),
}
EVERYWHERE = list(product(LANGUAGES, HOSTS))


def drawn(language: str, name: str, is_whole: bool = False) -> Screen:
    view = View(Wording(language), Catalogue(HOSTS[name], KNOWN.listings), MONDAY)
    return (whole if is_whole else short)(view, Person(language))


@pytest.mark.parametrize(("language", "name"), EVERYWHERE)
def test_a_child_reads_at_most_120_words(language: str, name: str) -> None:
    assert words_in(drawn(language, name).html) <= MOST_WORDS


@pytest.mark.parametrize(("language", "name"), EVERYWHERE)
@pytest.mark.parametrize("is_whole", [False, True])
def test_it_is_one_message_that_telegram_takes(language: str, name: str, is_whole: bool) -> None:
    assert_sendable(drawn(language, name, is_whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_policy_has_room_for_long_names(language: str) -> None:
    terms = Terms(protection=LONG, basis=LONG, on_a_server=True)
    wordy = replace(host(), name=LONG, contact=LONG, sealed=True, terms=terms)
    view = View(Wording(language), Catalogue(wordy, KNOWN.listings), MONDAY)
    assert_sendable(whole(view, Person(language)))


def test_the_policy_names_whom_to_ask_about_data_and_on_what_basis() -> None:
    html = drawn("en", "a file", is_whole=True).html
    assert "privacy@aberllyn.example" in html
    assert "Public task" in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_whole", [False, True])
def test_as_many_are_shuffled_together_as_is_said(language: str, is_whole: bool) -> None:
    known = Catalogue(replace(host(), batch=23), KNOWN.listings)
    view = View(Wording(language), known, MONDAY)
    assert "23" in (whole if is_whole else short)(view, Person(language)).html


def test_a_file_and_a_server_are_not_told_alike() -> None:
    assert "PostgreSQL" not in drawn("en", "a file", is_whole=True).html
    assert "PostgreSQL" in drawn("en", "a server", is_whole=True).html


def test_only_a_bot_that_seals_answers_says_so() -> None:
    assert "one key more" not in drawn("en", "a file", is_whole=True).html
    assert "one key more" in drawn("en", "sealed", is_whole=True).html


def test_the_times_are_those_of_the_settings() -> None:
    terms = replace(host().terms, interview_days=9, contact_months=7, news_months=5)
    view = View(Wording("en"), Catalogue(replace(host(), terms=terms), {}), MONDAY)
    html = whole(view, Person("en")).html
    assert all(said in html for said in ("9 days", "7 months", "5 months"))


def test_what_telegram_learns_is_said() -> None:
    assert "not end-to-end encrypted" in drawn("en", "a file", is_whole=True).html


@pytest.mark.parametrize(
    ("person", "label"),
    [
        (Person("en"), "What can I have a say in?"),
        (Person("en").keeping(Interview("evening-buses", "v", 1)), "Carry on where I was"),
    ],
)
def test_there_is_a_way_back_to_where_the_person_was(person: Person, label: str) -> None:
    view = View(Wording("en"), KNOWN, MONDAY)
    assert short(view, person).rows[-1][0].label == label
