"""Being forgotten: what it would do, and what it did. There is no undo, and the screens say so."""

from collections.abc import Sequence

from bot.conversation.catalogue import Listing
from bot.conversation.presses import ForgetMe, GoOn
from bot.conversation.screen import Screen
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.wording import listed

SHOWN_OF_TITLES = 600
"""UTF-16 units that a list of surveys may take."""


def warning(view: View, uncounted: Sequence[Listing], counted: Sequence[Listing]) -> Screen:
    """Return what forgetting would erase, and what only a receipt can take out: yes or no."""
    html = paragraphs(
        view.words("forget-warning"),
        _about(view, "forget-uncounted", uncounted),
        _about(view, "forget-counted", counted),
        view.words("forget-no-undo"),
    )
    yes = view.button("forget-yes", ForgetMe(sure=True))
    return Screen(html, ((yes, view.button("forget-no", GoOn())),))


def forgotten(view: View) -> Screen:
    """Return the last words. No button: nothing is going on any more."""
    phrases = ("forgotten", "forgotten-counted", "forgotten-chat")
    return Screen(paragraphs(*(view.words(phrase) for phrase in phrases)))


def _about(view: View, phrase: str, listings: Sequence[Listing]) -> str:
    titles = listed(f"“{view.plain(each.survey.title)}”" for each in listings)
    return view.words(phrase, titles=cut(titles, SHOWN_OF_TITLES)) if listings else ""
