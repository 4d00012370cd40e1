"""Every promise that was made to young people, and what became of it: for everybody to see."""

from collections.abc import Iterator
from typing import Final

from bot.conversation.catalogue import Listing
from bot.conversation.presses import GoHome, ReadPromises
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.promise_lines import line_of, why_stopped
from bot.conversation.screens.view import View, length, paragraphs
from bot.promised import Keeping

A_PAGE: Final = 4
"""So many surveys are on one page, if their reasons leave room for them."""
_ROOM: Final = 3500
"""UTF-16 units for them; Telegram takes 4096, and the title and intro need some."""


def promises(view: View, page: int = 0) -> Screen:
    """Return one page of surveys with their promises, the newest survey first."""
    listings = [each for each in view.catalogue.listings.values() if each.promises][::-1]
    pages = _pages([_about(view, each) for each in listings])
    page = max(0, min(page, len(pages) - 1))
    shown = pages[page] if pages else []
    html = paragraphs(
        view.words("promises-title"),
        view.words("promises-intro" if shown else "promises-none"),
        *shown,
    )
    turning = tuple(_turning(view, page, len(pages)))
    home = (view.button("see-surveys", GoHome()),)
    return Screen(html, (turning, home) if turning else (home,))


def _pages(told: list[str]) -> list[list[str]]:
    pages: list[list[str]] = []
    room = 0
    for each in told:
        needs = length(each) + 2
        if not pages or needs > room or len(pages[-1]) == A_PAGE:
            pages.append([])
            room = _ROOM
        pages[-1].append(each)
        room -= needs
    return pages


def _turning(view: View, page: int, pages: int) -> Iterator[Button]:
    if page:
        yield view.button("promises-newer", ReadPromises(page - 1))
    if page + 1 < pages:
        yield view.button("promises-older", ReadPromises(page + 1))


def _about(view: View, listing: Listing) -> str:
    survey = listing.survey
    lines = [f"• {line_of(view.words, each, view.today)}" for each in listing.promises]
    below = [why_stopped(view.words, listing.promises)]
    sorts = {each.keeping(view.today) for each in listing.promises}
    if sorts & {Keeping.LATE, Keeping.BROKEN, Keeping.WITHDRAWN}:
        below.append(view.words("promise-ask", contact=view.plain(survey.complaints)))
    return "\n".join([f"<b>{view.say(survey.title)}</b>", *lines, *filter(None, below)])
