"""An answer, as the person who gave it reads it."""

from typing import assert_never

from bot.conversation.screens.view import View, cut
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.questionnaire import Item, Number, Scale, has_options

SHOWN_OF_LONG_WORDS = 160


def answered(view: View, item: Item, entry: Entry | None) -> str:
    """Return ``entry`` in plain text; an item without one reads as skipped."""
    match entry:
        case None:
            return view.words.label("skipped")
        case Missing.PREFER_NOT_TO_SAY:
            return view.words.label("preferred-not")
        case Missing():
            return view.words.label("skipped")
        case Choice(code):
            return _label(view, item, code)
        case Choices(codes):
            return ", ".join(_label(view, item, code) for code in codes)
        case Ranks(codes):
            return " > ".join(_label(view, item, code) for code in codes)
        case Rating(point):
            return _point(view, item, point)
        case Amount(value):
            return _amount(view, item, value)
        case Said(words):
            return f"“{cut(' '.join(words.split()), SHOWN_OF_LONG_WORDS)}”"
        case _:
            assert_never(entry)


def _label(view: View, item: Item, code: str) -> str:
    if has_options(item):
        for option in item.options:
            if option.code == code:
                return view.plain(option.label)
    return code


def _point(view: View, item: Item, point: int) -> str:
    said = item.labels.get(point) if isinstance(item, Scale) else None
    return f"{point} ({view.plain(said)})" if said else str(point)


def _amount(view: View, item: Item, value: float) -> str:
    unit = item.unit if isinstance(item, Number) else None
    return f"{value:g} {view.plain(unit)}" if unit else f"{value:g}"
