"""What is held of a person, in plain words: all of it, and in one message."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from bot.conversation.held import Held
from bot.conversation.screens.mydata import mydata
from bot.conversation.screens.view import View
from bot.conversation.state import Attended, Interview, Person, Sent
from bot.conversation.wording import LANGUAGES, Wording
from bot.dispositions import Disposition
from bot.standing import Standing
from surveys.answers import Entry, Said
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, catalogue, shipped, tiny

KNOWN = catalogue(*shipped(), *tiny())
BUSES = KNOWN.listings["evening-buses"]
HELD = Held("2027-01")
RECEIPT = "cmVjZWlwdC1vZi1zYW0tMQ"


def told(person: Person, held: Held | None = HELD, language: str = "en") -> str:
    screen = mydata(View(Wording(language), KNOWN, MONDAY), person, held)
    assert_sendable(screen)
    return screen.html


def met(disposition: Disposition, interview: Interview | None = None) -> Person:
    person = Person("en").disposed("evening-buses", disposition)
    return person.keeping(interview) if interview else person


def ballot(**answers: Entry) -> Interview:
    return Interview("evening-buses", BUSES.fingerprint, 1, at=Sent(RECEIPT), answers=answers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("disposition", Disposition)
def test_what_came_of_a_survey_is_told_whatever_it_was(
    language: str, disposition: Disposition
) -> None:
    assert BUSES.survey.title.say(language) in told(met(disposition), HELD, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", Standing)
def test_every_standing_is_told(language: str, standing: Standing) -> None:
    usual = told(replace(Person("en"), standing=Standing.NEWS_ONLY), HELD, language)
    said = told(replace(Person("en"), standing=standing), HELD, language)
    assert (said == usual) == (standing is Standing.NEWS_ONLY)


def test_answers_that_are_not_counted_are_shown() -> None:
    html = told(met(Disposition.DONE, ballot(say_more=Said("Later <buses> & more"))))
    assert "not counted yet" in html
    assert "Later &lt;buses&gt; &amp; more" in html


def test_no_receipt_is_shown() -> None:
    assert RECEIPT not in told(met(Disposition.DONE, ballot()))


def test_of_counted_answers_it_is_said_that_they_cannot_be_found() -> None:
    assert "we can't look them up" in told(met(Disposition.DONE))


def test_answers_for_another_key_are_said_to_be_locked() -> None:
    sealed = replace(ballot(), at=Sent(RECEIPT, b"sealed"))
    assert "locked with a key that is not here" in told(met(Disposition.DONE, sealed))


def test_what_does_not_fit_is_in_the_file() -> None:
    answers: dict[str, Entry] = {each.id: Said("😀" * 900) for each in BUSES.survey.questions}
    person = met(Disposition.DONE, ballot(**answers))
    for name in (f"survey-{number}" for number in range(60)):
        person = person.disposed(name, Disposition.LOOKED)
    assert "it is in the file" in told(person, replace(HELD, hears_back=("x" * 900,) * 4))


def test_a_stranger_reads_that_nothing_is_held() -> None:
    assert "We hold nothing about you" in told(Person("en"), None)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"month_active": "2026-11"}, "November 2026"),
        ({"stopped_on": date(2027, 1, 10)}, "10 January"),
        ({"most_a_week": 1}, "at most 1"),
        ({"week": "2027-W02", "started": 2}, "2027-W02: 2"),
        ({"still_asked": "2026-12"}, "December 2026"),
        ({"chosen": Standing.NEWS_ONLY}, "Before that: We only tell you what changed."),
        ({"role": "owner"}, "member of staff here (owner)"),
        ({"unexplained": "evening-buses"}, "why you left: Evening buses"),
        ({"hears_back": ("evening-buses",)}, "hear what comes of: “Evening buses”"),
        ({"waiting": ("evening-buses",)}, "sent about: “Evening buses”"),
        ({"reminded": frozenset({"evening-buses"})}, "We reminded you"),
    ],
)
def test_each_fact_is_told(facts: dict[str, Any], said: str) -> None:
    person = met(Disposition.LOOKED)
    assert said not in told(person)
    assert said in told(person, replace(HELD, **facts))


def test_the_end_of_a_pause_is_told() -> None:
    person = replace(Person("en"), standing=Standing.PAUSED)
    assert "until 10 February" in told(person, replace(HELD, paused_until=date(2027, 2, 10)))


@pytest.mark.parametrize(("hears", "said"), [(True, "You want to"), (False, "You do not want to")])
def test_the_wish_to_hear_is_told(hears: bool, said: str) -> None:
    person = replace(Person("en"), attended={"x": Attended(Disposition.DECLINED, hears)})
    assert said in told(person)
