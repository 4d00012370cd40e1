"""Panels lie over whatever is going on, change nothing of it, and can be asked for by typing."""

import pytest
from msgspec.structs import replace

from bot.conversation.events import Arrived, Asked, Request
from bot.conversation.screens.question import question
from bot.conversation.screens.view import View
from bot.conversation.state import Asking, Person
from bot.conversation.turns import panels
from bot.conversation.typed import first_meant
from bot.conversation.wording import LANGUAGES, Wording
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue, shipped, tiny

KNOWN = catalogue(*tiny(), *shipped())
REQUESTS = [Request.PRIVACY, Request.MYDATA, Request.FORGETME]


def asked(language: str = "en") -> Phone:
    """Return somebody who is asked something."""
    phone = Phone(KNOWN, Person(language))
    phone.hears(Arrived("branches"))
    phone.types("start")
    return phone


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_panel_changes_nothing_of_an_interview(language: str, request_: Request) -> None:
    phone = asked(language)
    before = phone.person
    phone.hears(Asked(request_))
    assert phone.person == replace(before, interviews=phone.person.interviews)
    assert _where(phone.person) == _where(before)


@pytest.mark.parametrize("request_", REQUESTS)
def test_an_answer_below_a_panel_is_an_answer(request_: Request) -> None:
    phone = asked()
    phone.hears(Asked(request_))
    phone.types("Yes")
    interview = phone.person.interviews["branches"]
    assert interview.answers


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_way_back_leads_to_the_question(request_: Request) -> None:
    phone = asked()
    phone.hears(Asked(request_))
    phone.types("carry on where I was")
    interview = phone.person.interviews["branches"]
    assert isinstance(interview.at, Asking)
    view = View(Wording("en"), KNOWN, phone.today)
    here = question(view, KNOWN.listings["branches"], interview, interview.at)
    assert phone.screen == here


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "label",
    ["forget-me", "forget-yes", "forget-no", "carry-on-here", "privacy-whole", "mydata-file"],
)
def test_every_label_is_understood_whatever_is_going_on(language: str, label: str) -> None:
    assert panels.named(Wording(language).label(label)) is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["privacy-less", "mydata-button"])
def test_labels_that_may_be_answers_are_understood_outside_a_survey(
    language: str, label: str
) -> None:
    words = Wording(language).label(label)
    assert panels.named(words) is None
    assert panels.named_outside(words) is not None


@pytest.mark.parametrize("words", ["privacy", "my data", "yes", "no", "forget it", "1", "file"])
def test_what_may_be_an_answer_asks_for_no_panel(words: str) -> None:
    assert panels.named(words) is None


def test_no_phrase_is_shorter_than_what_is_looked_up() -> None:
    said = [
        words.strip()
        for language in LANGUAGES
        for phrase in panels.ANYWHERE
        for words in Wording(language).label(phrase).split(",")
    ]
    assert min(map(len, said)) >= panels.SHORTEST
    assert all(first_meant(words, tuple(panels.ANYWHERE)) for words in said)


def _where(person: Person) -> list[object]:
    return [(each.at, each.answers, each.aside) for each in person.interviews.values()]
