"""One question a screen: its words, and how to answer it."""

from typing import assert_never

from bot.conversation.catalogue import Listing
from bot.conversation.screen import Screen
from bot.conversation.screens.keyboard import are_numbered, keyboard, number_buttons
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Asking, Interview
from surveys.answers import Amount, Entry, Said
from surveys.parsing import shown
from surveys.questionnaire import (
    BaseItem,
    Item,
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


def question(view: View, listing: Listing, interview: Interview, at: Asking) -> Screen:
    """Return the screen of the item that is being asked."""
    item = listing.survey.item(at.item)
    html = paragraphs(
        _html(view, listing, interview, item), _order_so_far(view, interview, item, at)
    )
    return Screen(html, keyboard(view, listing, interview, at))


def _html(view: View, listing: Listing, interview: Interview, item: Item) -> str:
    return paragraphs(
        _heading(view, listing, interview, item),
        _listed(view, item, interview.seed),
        f"<i>{_how(view, item)}</i>" if is_question(item) else "",
        _why(view, item),
        _answer_so_far(view, interview.answers.get(item.id)),
    )


def _heading(view: View, listing: Listing, interview: Interview, item: Item) -> str:
    hint = f"\n{view.say(item.hint)}" if item.hint else ""
    if not is_question(item):
        return f"{view.say(item.ask)}{hint}"
    place = route(listing.survey, interview.answers).progress(item.id)
    progress = view.words("progress", position=place.position, total=place.total)
    return f"<i>{progress}</i>\n<b>{view.say(item.ask)}</b>{hint}"


def _listed(view: View, item: Item, seed: int) -> str:
    if isinstance(item, Scale):
        return "\n".join(
            f"{point}  {view.say(said)}" for point, said in sorted(item.labels.items())
        )
    options = shown(item, seed)
    if not are_numbered(view, options):
        return ""
    return "\n".join(f"{place}. {view.say(each.label)}" for place, each in enumerate(options, 1))


def _how(view: View, item: Item) -> str:
    """Return how to answer this kind of item."""
    words = view.words
    match item:
        case SingleChoice():
            return words("pick-one")
        case MultipleChoice() if item.min == item.most:
            return words("pick-exactly", min=item.min)
        case MultipleChoice() if item.min > 1:
            return words("pick-between", min=item.min, max=item.most)
        case MultipleChoice() if item.most == len(item.options):
            return words("pick-any")
        case MultipleChoice():
            return words("pick-some", max=item.most)
        case Ranking():
            return words("rank")
        case Scale():
            return words("rate")
        case Number() if number_buttons(item):
            return words("rate")
        case Number() if item.min is not None and item.max is not None:
            return words("type-number-between", min=f"{item.min:g}", max=f"{item.max:g}")
        case Number():
            return words("type-number")
        case OpenEnded():
            return words("type-words")
        case Statement():
            return ""
        case _:
            assert_never(item)


def _order_so_far(view: View, interview: Interview, item: Item, at: Asking) -> str:
    options = shown(item, interview.seed)
    if not isinstance(item, Ranking) or not at.picks or not are_numbered(view, options):
        return ""
    codes = [option.code for option in options]
    places = ", ".join(str(codes.index(code) + 1) for code in at.picks)
    return view.words("you-said", answer=places)


def _why(view: View, item: BaseItem) -> str:
    return view.words("why-about-you", why=view.plain(item.about_you)) if item.about_you else ""


def _answer_so_far(view: View, entry: Entry | None) -> str:
    match entry:
        case Said(words):
            return view.words("you-said", answer=cut(words, SHOWN_OF_WORDS))
        case Amount(value):
            return view.words("you-said", answer=f"{value:g}")
        case _:
            return ""
