from datetime import date

import pytest
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue
from bot.conversation.screens.charter import charter
from bot.conversation.screens.view import View
from bot.conversation.state import Person
from bot.conversation.wording import LANGUAGES, Wording
from surveys.organisation import Charter
from surveys.text import Text
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, host


def shown(found: Charter | None, language: str = "en") -> str:
    view = View(Wording(language), Catalogue(replace(host(), charter=found)), MONDAY)
    screen = charter(view, Person(language=language))
    assert_sendable(screen)
    return screen.html


@pytest.mark.parametrize(
    ("language", "agreed"),
    [
        ("en", "Agreed with Aberllyn youth council, on 14 March 2026."),
        ("cy", "Cytunwyd ar 14 Mawrth 2026, gyda: Cyngor ieuenctid Aberllyn."),
    ],
)
def test_the_charter_says_with_whom_it_was_agreed_and_when(language: str, agreed: str) -> None:
    html = shown(host().charter, language)
    assert html.count("•") == 3
    assert agreed in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_none_that_is_said(language: str) -> None:
    assert "/privacy" in shown(None, language)


def test_twelve_long_promises_are_one_message() -> None:
    long = Text({"": "🌳<& " * 200})
    html = shown(Charter(promises=(long,) * 12, agreed_with=long, agreed_on=date(2026, 3, 14)))
    assert html.count("•") == 12
