"""One question a screen: its words, and how to answer it."""

from collections.abc import Iterator
from typing import Final, assert_never

from bot.conversation.catalogue import Listing
from bot.conversation.presses import stamped_rows
from bot.conversation.screen import Screen
from bot.conversation.screens.drawn import Drawn
from bot.conversation.screens.keyboard import TICK, are_numbered, keyboard
from bot.conversation.screens.pictured import captioned, in_words, picture_of
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.screens.visit import Coming, Visit, coming_to, number_buttons, visit_of
from bot.conversation.state import Asking, Interview
from bot.conversation.wording import Wording
from surveys.answers import Amount, Entry, Said, in_digits
from surveys.items import (
    FollowUp,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
    is_question,
)
from surveys.routing import route

SHOWN_OF_WORDS = 1500
"""How much of somebody's own words is shown again, in the units that messages are measured in."""
CARDS: Final = Drawn[Coming, Screen](1024)
"""Screens that are kept drawn: some 2 KB each."""


def question(view: View, listing: Listing, interview: Interview, at: Asking) -> Screen:
    """Return the screen of the item that is being asked."""
    way = route(listing.survey, interview.answers)
    card = _card(listing, coming_to(view.words.language, listing, interview, at, way))
    so_far = _answer_so_far(view.words, interview.answers.get(at.item))
    rows = stamped_rows(card.rows, interview.turn)
    return captioned(Screen(paragraphs(card.html, so_far), rows, card.picture))


def _card(listing: Listing, coming: Coming) -> Screen:
    """Return what everyone sees who comes to an item like this, not yet stamped."""
    if coming.is_typed:
        # What somebody typed is not kept: when they leave, it is to be gone.
        return _draw(visit_of(listing, coming))
    return CARDS.find(coming) or CARDS.keep(coming, _draw(visit_of(listing, coming)))


def _draw(visit: Visit) -> Screen:
    html = paragraphs(
        _heading(visit),
        in_words(visit.words, visit.item),
        _listed(visit),
        f"<i>{_how(visit)}</i>" if is_question(visit.item) else "",
        _why(visit),
        _order_so_far(visit),
    )
    return Screen(html, keyboard(visit), picture_of(visit.words, visit.item))


def _heading(visit: Visit) -> str:
    item, words = visit.item, visit.words
    where = " · ".join(_whereabouts(visit))
    above = f"<i>{where}</i>\n" if where else ""
    hint = f"\n{visit.say(item.hint)}" if item.hint else ""
    if not is_question(item):
        return f"{above}{visit.say(item.ask)}{hint}"
    picked = f"{TICK} {words.say(item.option.label)}\n" if isinstance(item, FollowUp) else ""
    return f"{above}{picked}<b>{visit.say(item.ask)}</b>{hint}"


def _whereabouts(visit: Visit) -> Iterator[str]:
    """Yield the place among the questions, and the part of the survey."""
    words, progress = visit.words, visit.progress
    if is_question(visit.item):
        yield words("progress", position=progress.position, total=progress.total)
    if visit.section:
        yield words.say(visit.section)


def _listed(visit: Visit) -> str:
    item, words, options = visit.item, visit.words, visit.options
    if isinstance(item, Scale):
        return "\n".join(
            f"{point}  {words.say(said)}" for point, said in sorted(item.labels.items())
        )
    if not are_numbered(words, options):
        return ""
    return "\n".join(f"{place}. {words.say(each.label)}" for place, each in enumerate(options, 1))


def _how(visit: Visit) -> str:
    """Return how to answer this kind of item."""
    words = visit.words
    match visit.item:
        case SingleChoice():
            return words("pick-one")
        case MultipleChoice() as item if item.min == item.most:
            return words("pick-exactly", min=item.min)
        case MultipleChoice() as item if item.min > 1:
            return words("pick-between", min=item.min, max=item.most)
        case MultipleChoice() as item if item.most >= item.together:
            return words("pick-any")
        case MultipleChoice() as item:
            return words("pick-some", max=item.most)
        case Ranking():
            return words("rank")
        case Scale():
            return words("rate")
        case Number() as item if number_buttons(item):
            return words("rate")
        case Number() as item if item.min is not None and item.max is not None:
            return words("type-number-between", min=in_digits(item.min), max=in_digits(item.max))
        case Number():
            return words("type-number")
        case OpenEnded():
            return words("type-words")
        case Statement():
            return ""
        case _:
            assert_never(visit.item)


def _order_so_far(visit: Visit) -> str:
    options = visit.options
    is_ranking = isinstance(visit.item, Ranking)
    if not is_ranking or not visit.picks or not are_numbered(visit.words, options):
        return ""
    codes = [option.code for option in options]
    places = ", ".join(str(codes.index(code) + 1) for code in visit.picks)
    return visit.words("you-said", answer=places)


def _why(visit: Visit) -> str:
    words, why = visit.words, visit.item.about_you
    return words("why-about-you", why=words.plain(why)) if why else ""


def _answer_so_far(words: Wording, entry: Entry | None) -> str:
    match entry:
        case Said(said):
            return words("you-said", answer=cut(said, SHOWN_OF_WORDS))
        case Amount(value):
            return words("you-said", answer=f"{in_digits(value)}")
        case _:
            return ""
