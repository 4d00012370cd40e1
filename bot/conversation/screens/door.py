"""Where the word of a session is asked for, which everybody there is shown."""

from typing import Final

from bot.conversation.catalogue import Listing
from bot.conversation.events import Code
from bot.conversation.presses import Step, Verb
from bot.conversation.screen import Screen
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.state import Interview

_REFUSALS: Final = {Code.WRONG: "door-wrong", Code.TOO_MANY: "door-too-many"}


def door(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return the screen that asks for the word."""
    html = paragraphs(
        f"<b>{view.say(listing.survey.title)}</b>\n{view.words('door')}",
        view.words("door-together"),
    )
    back = view.button("back", Step(listing.ref, interview.turn, 0, Verb.BACK))
    decline = view.button("not-for-me", Step(listing.ref, interview.turn, 0, Verb.DECLINE))
    return Screen(html, ((back, decline),))


def refusal(view: View, listing: Listing, code: Code) -> str:
    """Return why a word let nobody in, in the channel's HTML."""
    if code in _REFUSALS:
        return view.words(_REFUSALS[code])
    ways = "\n".join(f"• {view.say(way)}" for way in listing.survey.other_ways)
    return paragraphs(view.words("door-closed"), f"{view.words('other-ways')}\n{ways}")
