"""The screen that an interview is at: derived from its state alone, so it can be shown again."""

from typing import assert_never

from msgspec.structs import replace

from bot.conversation.catalogue import Listing
from bot.conversation.screen import Screen
from bot.conversation.screens.door import door
from bot.conversation.screens.ending import rewritten, stop_or_help, thanks
from bot.conversation.screens.held import held
from bot.conversation.screens.introduction import introduction, more
from bot.conversation.screens.pictured import captioned
from bot.conversation.screens.places import languages
from bot.conversation.screens.question import question
from bot.conversation.screens.review import review
from bot.conversation.screens.view import View
from bot.conversation.state import (
    Asking,
    AtTheDoor,
    ChoosingLanguage,
    Interview,
    Introduced,
    Person,
    Reviewing,
    Rewritten,
    Sent,
    StopOrHelp,
)
from bot.dispositions import REFUSED
from bot.standing import Standing


def current(view: View, listing: Listing, person: Person, interview: Interview) -> Screen:
    """Return what ``person`` sees of ``interview`` now."""
    match interview.aside:
        case StopOrHelp():
            return stop_or_help(view, listing, interview)
        case Rewritten() as aside:
            return rewritten(view, listing, interview, aside)
        case ChoosingLanguage():
            return languages(view)
        case None:
            return _underneath(view, listing, person, interview)
        case _:
            assert_never(interview.aside)


def _underneath(view: View, listing: Listing, person: Person, interview: Interview) -> Screen:
    is_told = person.standing is not Standing.STOPPED
    match interview.at:
        case Introduced(told_more):
            returning = has_said_no(person, interview.survey)
            return (more if told_more else introduction)(view, listing, returning, is_told)
        case AtTheDoor():
            return door(view, listing, interview)
        case Asking(held=words) as at if words:
            return held(view, listing, interview, at)
        case Asking() as at:
            return question(view, listing, interview, at)
        case Reviewing():
            return review(view, listing, interview)
        case Sent(receipt):
            return thanks(view, listing, receipt, person.may_ask_again, is_told)
        case _:
            assert_never(interview.at)


def has_said_no(person: Person, survey: str) -> bool:
    """Tell whether coming to ``survey`` takes an explicit yes."""
    return person.disposition(survey) in REFUSED or person.standing is Standing.STOPPED


def with_note(screen: Screen, note: str) -> Screen:
    """Return ``screen`` with a kind word above it."""
    return captioned(replace(screen, html=f"{note}\n\n{screen.html}")) if note else screen
