"""The buttons of a question: its options, then one row of ways to steer (P8)."""

from collections.abc import Mapping
from typing import assert_never

from bot.conversation.presses import Verb
from bot.conversation.screen import Button, Rows
from bot.conversation.screens.visit import Visit, number_buttons
from bot.conversation.wording import Wording
from surveys.answers import Amount, Choice, Missing, Rating
from surveys.items import (
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

BUTTON_WIDTH = 34
"""Characters that fit on a button as wide as a small phone; longer options stand in the text."""
IN_A_ROW = 5
TICK = "✓"


def keyboard(visit: Visit) -> Rows:
    """Return the rows of buttons of the item that is being asked, not yet stamped."""
    return (*_options(visit), *_about_you(visit), *_next(visit), steering(visit))


def are_numbered(words: Wording, options: tuple[Option, ...]) -> bool:
    """Tell whether a label is too long for its button, so that the text lists the options."""
    return any(len(words.plain(option.label)) > BUTTON_WIDTH for option in options)


def _options(visit: Visit) -> Rows:
    match visit.item:
        case SingleChoice() as item:
            picked = (visit.entry.code,) if isinstance(visit.entry, Choice) else ()
            return _choices(visit, item, dict.fromkeys(picked, TICK), keeps=True)
        case MultipleChoice() as item:
            return _choices(visit, item, dict.fromkeys(visit.picks, TICK))
        case Ranking() as item:
            return _choices(visit, item, _places(visit, item))
        case Scale() as item:
            chosen = visit.entry.point if isinstance(visit.entry, Rating) else None
            return _points(visit, range(1, item.points + 1), chosen)
        case Number() as item:
            typed = visit.entry.value if isinstance(visit.entry, Amount) else None
            return _points(visit, number_buttons(item), typed)
        case OpenEnded() | Statement():
            return ()
        case _:
            assert_never(visit.item)


def _places(visit: Visit, item: Ranking) -> Mapping[str, str]:
    """Return the place of each option picked so far, as a mark. Numbers are only ticked: "1: 3"
    would say nothing, so the text has the order then."""
    if are_numbered(visit.words, item.options):
        return dict.fromkeys(visit.picks, TICK)
    return {code: f"{place}:" for place, code in enumerate(visit.picks, 1)}


def _choices(
    visit: Visit, item: WithOptions, marks: Mapping[str, str], keeps: bool = False
) -> Rows:
    words, options = visit.words, visit.options
    numbered = are_numbered(words, options)
    buttons = [
        visit.pick(
            _label(words, option, place if numbered else 0, marks.get(option.code)),
            item.options.index(option),
            wanted=keeps or option.code not in marks,
        )
        for place, option in enumerate(options, 1)
    ]
    return _in_rows(buttons, IN_A_ROW if numbered else 1)


def _label(words: Wording, option: Option, place: int, mark: str | None) -> str:
    label = str(place) if place else words.plain(option.label)
    return f"{mark} {label}" if mark else label


def _points(visit: Visit, values: range, chosen: float | None) -> Rows:
    buttons = [
        visit.pick(f"{TICK} {value}" if value == chosen else str(value), value) for value in values
    ]
    return _in_rows(buttons, IN_A_ROW)


def _in_rows(buttons: list[Button], width: int) -> Rows:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _about_you(visit: Visit) -> Rows:
    if not visit.item.about_you:
        return ()
    button = visit.steer("prefer-not", Verb.PREFER_NOT)
    if visit.entry is Missing.PREFER_NOT_TO_SAY:
        button = Button(f"{TICK} {button.label}", button.data)
    return ((button,),)


def _next(visit: Visit) -> Rows:
    item = visit.item
    has_next = isinstance(item, MultipleChoice) or (
        isinstance(item, Ranking) and len(visit.picks) == len(item.options)
    )
    keeps = isinstance(item, OpenEnded | Number) and visit.has_entry
    return ((visit.steer("next", Verb.NEXT),),) if has_next or keeps else ()


def steering(visit: Visit) -> tuple[Button, ...]:
    """Return the one row of ways to steer, not yet stamped."""
    back = (visit.steer("back", Verb.BACK),) if visit.has_back else ()
    onward = ("skip", Verb.SKIP) if is_question(visit.item) else ("next", Verb.NEXT)
    return (*back, visit.steer(*onward), visit.steer("stop-or-help", Verb.ASIDE))
