"""What is asked about words that are no answer yet: the person says what they are."""

from typing import Final

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb, stamped_rows
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.keyboard import steering
from bot.conversation.screens.question import SHOWN_OF_WORDS
from bot.conversation.screens.view import View, cut
from bot.conversation.screens.visit import coming_to, visit_of
from bot.conversation.state import Asking, Interview
from bot.conversation.wording import listed
from surveys.items import OpenEnded
from surveys.personal_details import Detail, details_in
from surveys.routing import route
from surveys.stop_words import may_be_stop

_NAMES: Final = {
    Detail.PHONE: "detail-phone",
    Detail.EMAIL: "detail-email",
    Detail.LINK: "detail-link",
    Detail.HANDLE: "detail-handle",
    Detail.POSTCODE: "detail-postcode",
    Detail.NHS_NUMBER: "detail-nhs",
    Detail.NI_NUMBER: "detail-ni",
    Detail.NAME: "detail-name",
    Detail.SCHOOL: "detail-school",
}


def held(view: View, listing: Listing, interview: Interview, at: Asking) -> Screen:
    """Return the words that are held, why, and what can be done with them."""
    way = route(listing.survey, interview.answers)
    visit = visit_of(listing, coming_to(view.words.language, listing, interview, at, way))
    words = cut(at.held, SHOWN_OF_WORDS)

    def button(phrase: str, verb: Verb) -> tuple[Button, ...]:
        press = Step(listing.ref, interview.turn, visit.place, verb)
        return (view.button(phrase, press),)

    (below,) = stamped_rows((steering(visit),), interview.turn)
    if not may_be_stop(at.held):
        html = view.words(
            "held-details",
            what=what_is_in(view, at.held) or view.words.label("detail-any"),
            words=words,
        )
        return Screen(html, (button("reword", Verb.REWORD), button("anyway", Verb.ANYWAY), below))
    if isinstance(visit.item, OpenEnded):
        html = view.words("held-doubt", words=words)
        return Screen(
            html, (button("my-answer", Verb.ANYWAY), button("stop-here", Verb.STOP), below)
        )
    html = view.words("held-doubt-here", words=words)
    return Screen(html, (button("carry-on", Verb.REWORD), button("stop-here", Verb.STOP), below))


def what_is_in(view: View, words: str) -> str:
    """Return the details that ``words`` seem to hold, in plain words; "" for none."""
    return listed(view.words.label(_NAMES[each]) for each in details_in(words))
