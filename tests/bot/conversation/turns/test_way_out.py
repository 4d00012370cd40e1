"""The graded ways out, typed."""

from collections.abc import Sequence

import pytest

from bot.conversation.events import Arrived
from bot.conversation.screen import Button
from bot.conversation.state import Interview, Person
from bot.conversation.wording import LANGUAGES, Wording
from bot.standing import Standing
from surveys.answers import Said
from surveys.items import OpenEnded
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue, shipped, tiny

KNOWN = catalogue(*tiny(), *shipped())
ANYWHERE = [
    "typed-stop-all",
    "typed-only-news",
    "typed-pause-week",
    "typed-pause-month",
    "typed-pause-until-back",
    "typed-how-often",
]
SHORT = ["typed-break", "typed-undo", "typed-why"]


def phrases(*names: str) -> list[str]:
    said = (Wording(one).label(name).split(",") for one in LANGUAGES for name in names)
    return [each.strip() for group in said for each in group]


def asked_in_own_words() -> Phone:
    """Return a phone on a question that is answered in somebody's own words."""
    phone = Phone(KNOWN)
    phone.hears(Arrived("every-kind"))
    for words in ("start", "next", *["skip"] * 6):
        phone.types(words)
    return phone


def test_the_question_is_one_for_own_words() -> None:
    phone = asked_in_own_words()
    item = phone.known.listings["every-kind"].survey.questions[7]
    assert isinstance(item, OpenEnded)
    phone.types("buses that run later")
    assert answers(phone)[item.id] == Said("buses that run later")


def answers(phone: Phone) -> dict[str, object]:
    interview: Interview = phone.person.interviews["every-kind"]
    return dict(interview.answers)


@pytest.mark.parametrize("words", phrases(*ANYWHERE))
def test_what_nobody_answers_with_is_a_way_out_from_any_question(words: str) -> None:
    phone = asked_in_own_words()
    phone.types(words)
    interview = phone.person.interviews.get("every-kind")
    kept = interview.answers if interview else {}
    assert words not in [each.words for each in kept.values() if isinstance(each, Said)]
    settings = "How often may we write to you?" in phone.screen.html
    assert settings or phone.person.standing is Standing.STOPPED


@pytest.mark.parametrize("words", phrases(*SHORT))
def test_short_words_are_answers_where_own_words_are_asked_for(words: str) -> None:
    phone = asked_in_own_words()
    phone.types(words)
    assert Said(words) in answers(phone).values()


@pytest.mark.parametrize("words", phrases("typed-break", "break"))
def test_a_break_can_be_typed_at_any_other_question(words: str) -> None:
    phone = Phone(KNOWN)
    phone.hears(Arrived("branches"))
    phone.types("start")
    phone.types(words)
    assert "For how long" in phone.screen.html


@pytest.mark.parametrize("standing", [Standing.ASKS, Standing.PAUSED, Standing.STOPPED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_of_the_settings_can_be_typed(language: str, standing: Standing) -> None:
    phone = Phone(KNOWN, Person(language, standing=standing))
    phone.types("settings")
    screen, message = phone.screen, phone.newest
    for button in buttons(screen.rows):
        typed = Phone(KNOWN, phone.person, newest=message, screens={message: screen})
        tapped = Phone(KNOWN, phone.person, newest=message, screens={message: screen})
        typed.types(button.label.removeprefix("✓ "))
        tapped.presses(button, message)
        assert typed.person == tapped.person
        assert typed.screen == tapped.screen


def buttons(rows: Sequence[Sequence[Button]]) -> list[Button]:
    return [button for row in rows for button in row]


@pytest.mark.parametrize(
    "words",
    [
        "olny tell me what chnaged",
        "stop all mesages",
        "Pause for a moth!",
        "cewch ysgrifenu ata i eto",
    ],
)
def test_small_slips_are_understood_from_any_question(words: str) -> None:
    phone = asked_in_own_words()
    phone.types(words)
    settings = {"How often may we write to you?", "Pa mor aml y cawn ni ysgrifennu atat ti?"}
    shown = any(each in phone.screen.html for each in settings)
    assert shown or phone.person.standing is Standing.STOPPED


@pytest.mark.parametrize(
    "words",
    [
        "stop all buses at ten",
        "a week off school would help",
        "only tell me what it costs",
        "stop all messages from school",
        "pause for a minute before you decide",
    ],
)
def test_an_answer_that_sounds_alike_is_an_answer(words: str) -> None:
    phone = asked_in_own_words()
    phone.types(words)
    assert Said(words) in answers(phone).values()
