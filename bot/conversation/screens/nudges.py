"""What we say unasked, besides inviting and telling what came of it: yes and no side by side."""

from bot.conversation.catalogue import Listing
from bot.conversation.presses import (
    ForgetMe,
    OpenSettings,
    OpenSurvey,
    Refuse,
    Step,
    Verb,
    encode,
)
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.news import less
from bot.conversation.screens.view import View


def reminder(view: View, listing: Listing, begun: bool) -> Screen:
    """Return the one reminder of a survey; ``begun`` to somebody who stopped half-way."""
    title, closes = view.plain(listing.survey.title), view.day(listing.survey.closes)
    if not begun:
        look = view.button("have-a-look", OpenSurvey(listing.survey.id))
        no = view.button("not-for-me", Refuse(listing.ref))
        return Screen(view.words("reminder", title=title, closes=closes), ((look, no), less(view)))
    carry_on = view.button("carry-on", OpenSurvey(listing.survey.id))
    stop = view.button("stop", Step(listing.ref, 0, 0, Verb.STOP))
    rows = ((carry_on, stop), less(view))
    return Screen(view.words("reminder-begun", title=title, closes=closes), rows)


def still_wanted(view: View) -> Screen:
    """Return the question to somebody of whom nothing was heard for long."""
    yes = Button(view.words.label("still-wanted-yes"), encode(OpenSettings()))
    no = Button(view.words.label("still-wanted-no"), encode(ForgetMe(sure=True)))
    name = view.plain(view.catalogue.host.name)
    return Screen(view.words("still-wanted", name=name), ((yes, no),))
