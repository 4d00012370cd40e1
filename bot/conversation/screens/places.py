"""Screens outside an interview: home, what came of it, help, languages, surveys not open."""

from bot.conversation.catalogue import Listing, Stage
from bot.conversation.presses import GoHome, OpenSurvey, ReadNews, Refuse, Speak, encode
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.state import Person
from bot.conversation.wording import LANGUAGES, NAMES


def home(view: View, person: Person) -> Screen:
    """Return where everyone starts: what is begun, what is open, and what came of earlier ones."""
    begun = [each for each in view.catalogue.going_on() if person.has_begun(each.survey.id)]
    offered = [each for each in view.catalogue.offered() if each not in begun]
    below = view.words("home-open" if begun or offered else "home-none")
    html = paragraphs(view.words("home", name=view.plain(view.catalogue.host.name)), below)
    rows = (*(_resuming(view, each) for each in begun), *(_opening(view, each) for each in offered))
    return Screen(html, (*((button,) for button in rows), *_see_news(view)))


def _resuming(view: View, listing: Listing) -> Button:
    title = view.plain(listing.survey.title)
    return view.button("resume", OpenSurvey(listing.survey.id), title=title)


def _opening(view: View, listing: Listing) -> Button:
    return _named(view, listing, OpenSurvey(listing.survey.id))


def _named(view: View, listing: Listing, press: OpenSurvey | ReadNews) -> Button:
    return Button(view.plain(listing.survey.title), encode(press))


def _see_news(view: View) -> Rows:
    return ((view.button("see-news", ReadNews("")),),) if view.catalogue.news() else ()


def news(view: View) -> Screen:
    """Return the list of everything that was answered."""
    answered = view.catalogue.news()
    rows = tuple((_named(view, listing, ReadNews(listing.survey.id)),) for listing in answered)
    return Screen(view.words("news" if answered else "news-none"), (*rows, _way_home(view)))


def told(view: View, listing: Listing) -> Screen:
    """Return what came of a survey: the answer itself, or when it is due."""
    return Screen(_outcome(view, listing), (*_see_news(view), _way_home(view)))


def _outcome(view: View, listing: Listing) -> str:
    if listing.outcome is not None:
        return view.plain(listing.outcome)
    title = view.plain(listing.survey.title)
    if not listing.kept:
        return view.words("closed-none-kept", title=title)
    phrase = {Stage.RESTING: "resting", Stage.CLOSING: "closing"}.get(listing.stage, "closed")
    return view.words(phrase, title=title, date=view.day(listing.survey.feedback.promised_by))


def help_(view: View) -> Screen:
    """Return how it works, and whom to ask."""
    return Screen(view.words("help", contact=view.plain(view.catalogue.host.contact)))


def languages(view: View) -> Screen:
    """Return the choice of languages."""
    rows = tuple((Button(NAMES[each], encode(Speak(each))),) for each in LANGUAGES)
    return Screen(view.words("choose-language"), rows)


def finished(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who has answered already."""
    date = view.day(listing.survey.feedback.promised_by)
    return Screen(view.words("already-answered", date=date), (_way_home(view),))


def plain(view: View, phrase: str) -> Screen:
    """Return one of the bot's phrases as a screen of its own."""
    return Screen(view.words(phrase), (_way_home(view),))


def invitation(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who said that we may ask again: yes and no side by side."""
    look = view.button("have-a-look", OpenSurvey(listing.survey.id))
    decline = view.button("not-for-me", Refuse(listing.ref))
    html = view.words("invitation", title=view.plain(listing.survey.title))
    return Screen(html, ((look, decline),))


def group(view: View) -> Screen:
    """Return the only thing that is said in a group."""
    return Screen(view.words("group"))


def _way_home(view: View) -> tuple[Button, ...]:
    return (view.button("see-surveys", GoHome()),)
