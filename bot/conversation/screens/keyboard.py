"""The buttons of a question: its options, then one row of ways to steer (P8)."""

from dataclasses import dataclass
from typing import assert_never

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb, encode
from bot.conversation.screen import Button, Rows
from bot.conversation.screens.view import View
from bot.conversation.state import Asking, Interview
from surveys.answers import Amount, Choice, Entry, Missing, Rating
from surveys.parsing import shown
from surveys.questionnaire import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Option,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
    WithOptions,
    is_question,
)
from surveys.routing import route

BUTTON_WIDTH = 34
"""Characters that fit on a button as wide as a small phone; longer options stand in the text."""
IN_A_ROW = 5
MOST_NUMBER_BUTTONS = 10
TICK = "✓"


@dataclass(frozen=True, slots=True)
class Taps:
    """Makes the buttons of one visit to one item."""

    view: View
    ref: str
    turn: int
    place: int

    def pick(self, label: str, value: int, wanted: bool = True) -> Button:
        """Return the button of an option or a point."""
        verb = Verb.PICK if wanted else Verb.UNPICK
        return Button(label, encode(Step(self.ref, self.turn, self.place, verb, value)))

    def steer(self, phrase: str, verb: Verb) -> Button:
        """Return a button that moves on, back or out."""
        return self.view.button(phrase, Step(self.ref, self.turn, self.place, verb))


def keyboard(view: View, listing: Listing, interview: Interview, at: Asking) -> Rows:
    """Return the rows of buttons of the item that is being asked."""
    item = listing.survey.item(at.item)
    taps = Taps(view, listing.ref, interview.turn, listing.survey.questions.index(item))
    entry = interview.answers.get(item.id)
    return (
        *_options(taps, item, at, interview.seed, entry),
        *_about_you(taps, item, entry),
        *_next(taps, item, at, entry),
        _steering(taps, listing, interview, item),
    )


def are_numbered(view: View, options: tuple[Option, ...]) -> bool:
    """Tell whether a label is too long for its button, so that the text lists the options."""
    return any(len(view.plain(option.label)) > BUTTON_WIDTH for option in options)


def number_buttons(item: Number) -> range:
    """Return the values of a number item when they are few enough for a button each."""
    if not item.whole or item.min is None or item.max is None:
        return range(0)
    values = range(int(item.min), int(item.max) + 1)
    return values if len(values) <= MOST_NUMBER_BUTTONS else range(0)


def _options(taps: Taps, item: Item, at: Asking, seed: int, entry: Entry | None) -> Rows:
    match item:
        case SingleChoice():
            picked = (entry.code,) if isinstance(entry, Choice) else ()
            return _choices(taps, item, seed, dict.fromkeys(picked, TICK), keeps=True)
        case MultipleChoice():
            return _choices(taps, item, seed, dict.fromkeys(at.picks, TICK))
        case Ranking():
            return _choices(taps, item, seed, _places(taps.view, item, at))
        case Scale():
            chosen = entry.point if isinstance(entry, Rating) else None
            return _points(taps, range(1, item.points + 1), chosen)
        case Number():
            typed = entry.value if isinstance(entry, Amount) else None
            return _points(taps, number_buttons(item), typed)
        case OpenEnded() | Statement():
            return ()
        case _:
            assert_never(item)


def _places(view: View, item: Ranking, at: Asking) -> dict[str, str]:
    """Return the place of each option picked so far, as a mark. Numbers are only ticked: "1: 3"
    would say nothing, so the text has the order then."""
    if are_numbered(view, item.options):
        return dict.fromkeys(at.picks, TICK)
    return {code: f"{place}:" for place, code in enumerate(at.picks, 1)}


def _choices(
    taps: Taps,
    item: WithOptions,
    seed: int,
    marks: dict[str, str],
    keeps: bool = False,
) -> Rows:
    options = shown(item, seed)
    numbered = are_numbered(taps.view, options)
    buttons = [
        taps.pick(
            _label(taps.view, option, place if numbered else 0, marks.get(option.code)),
            item.options.index(option),
            wanted=keeps or option.code not in marks,
        )
        for place, option in enumerate(options, 1)
    ]
    return _in_rows(buttons, IN_A_ROW if numbered else 1)


def _label(view: View, option: Option, place: int, mark: str | None) -> str:
    label = str(place) if place else view.plain(option.label)
    return f"{mark} {label}" if mark else label


def _points(taps: Taps, values: range, chosen: float | None) -> Rows:
    buttons = [
        taps.pick(f"{TICK} {value}" if value == chosen else str(value), value) for value in values
    ]
    return _in_rows(buttons, IN_A_ROW)


def _in_rows(buttons: list[Button], width: int) -> Rows:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _about_you(taps: Taps, item: Item, entry: Entry | None) -> Rows:
    if not item.about_you:
        return ()
    button = taps.steer("prefer-not", Verb.PREFER_NOT)
    if entry is Missing.PREFER_NOT_TO_SAY:
        button = Button(f"{TICK} {button.label}", button.data)
    return ((button,),)


def _next(taps: Taps, item: Item, at: Asking, entry: Entry | None) -> Rows:
    has_next = isinstance(item, MultipleChoice) or (
        isinstance(item, Ranking) and len(at.picks) == len(item.options)
    )
    keeps = isinstance(item, OpenEnded | Number) and entry is not None
    return ((taps.steer("next", Verb.NEXT),),) if has_next or keeps else ()


def _steering(taps: Taps, listing: Listing, interview: Interview, item: Item) -> tuple[Button, ...]:
    way = route(listing.survey, interview.answers)
    buttons = []
    if interview.changing or way.before(item.id) is not None:
        buttons.append(taps.steer("back", Verb.BACK))
    if is_question(item):
        buttons.append(taps.steer("skip", Verb.SKIP))
    else:
        buttons.append(taps.steer("next", Verb.NEXT))
    return (*buttons, taps.steer("stop-or-help", Verb.ASIDE))
