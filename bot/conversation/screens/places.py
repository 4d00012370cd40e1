"""Screens outside an interview: home, help, languages, invitations."""

from bot.conversation.catalogue import Listing
from bot.conversation.presses import (
    GoHome,
    OpenSettings,
    OpenSurvey,
    Refuse,
    Speak,
    StopAll,
    encode,
)
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.news import less, see_news
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.state import Person
from bot.conversation.wording import LANGUAGES, NAMES
from surveys.heard import HeardSurvey


def home(view: View, person: Person) -> Screen:
    """Return where everyone starts: what is begun, what is open, and what came of earlier ones."""
    begun = [each for each in view.catalogue.going_on() if person.has_begun(each.survey.id)]
    offered = [each for each in view.catalogue.offered(view.today) if each not in begun]
    is_open = view.words("home-open" if begun or offered else "home-none")
    html = paragraphs(view.words("home", name=view.plain(view.catalogue.host.name)), is_open)
    rows = (*(_resuming(view, each) for each in begun), *(_opening(view, each) for each in offered))
    below = (*see_news(view), (view.button("how-often", OpenSettings()),))
    return Screen(html, (*((button,) for button in rows), *below))


def _resuming(view: View, listing: Listing) -> Button:
    title = view.plain(listing.survey.title)
    return view.button("resume", OpenSurvey(listing.survey.id), title=title)


def _opening(view: View, listing: Listing) -> Button:
    return Button(view.plain(listing.survey.title), encode(OpenSurvey(listing.survey.id)))


def help_(view: View) -> Screen:
    """Return how it works, and whom to ask."""
    return Screen(view.words("help", contact=view.plain(view.catalogue.host.contact)))


def languages(view: View) -> Screen:
    """Return the choice of languages."""
    rows = tuple((Button(NAMES[each], encode(Speak(each))),) for each in LANGUAGES)
    return Screen(view.words("choose-language"), rows)


def finished(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who has answered already."""
    if isinstance(listing.survey, HeardSurvey):
        return Screen(view.words("heard-answered"), (_way_home(view),))
    date = view.day(listing.survey.feedback.promised_by)
    return Screen(view.words("already-answered", date=date), (_way_home(view),))


def plain(view: View, phrase: str) -> Screen:
    """Return one of the bot's phrases as a screen of its own."""
    return Screen(view.words(phrase), (_way_home(view),))


def stop_writing(view: View) -> Screen:
    """Return the offer to somebody who may mean leaving, while nothing is going on."""
    stop = view.button("stop-all", StopAll())
    return Screen(view.words("stop-writing"), ((stop,), _way_home(view)))


def invitation(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who said that we may ask again: yes and no side by side."""
    look = view.button("have-a-look", OpenSurvey(listing.survey.id))
    decline = view.button("not-for-me", Refuse(listing.ref))
    html = view.words("invitation", title=view.plain(listing.survey.title))
    return Screen(html, ((look, decline), less(view)))


def group(view: View) -> Screen:
    """Return the only thing that is said in a group."""
    return Screen(view.words("group"))


def _way_home(view: View) -> tuple[Button, ...]:
    return (view.button("see-surveys", GoHome()),)
