"""An answer, as the person who gave it reads it."""

from typing import assert_never

from bot.conversation.screens.view import cut
from bot.conversation.wording import Wording
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said, in_digits
from surveys.items import Item, Number, Scale, has_options

SHOWN_OF_LONG_WORDS = 160


def answered(words: Wording, item: Item, entry: Entry | None) -> str:
    """Return ``entry`` in plain text; an item without one reads as skipped."""
    match entry:
        case None:
            return words.label("skipped")
        case Missing.PREFER_NOT_TO_SAY:
            return words.label("preferred-not")
        case Missing():
            return words.label("skipped")
        case Choice(code):
            return _label(words, item, code)
        case Choices(codes):
            return ", ".join(_label(words, item, code) for code in codes)
        case Ranks(codes):
            return " > ".join(_label(words, item, code) for code in codes)
        case Rating(point):
            return _point(words, item, point)
        case Amount(value):
            return _amount(words, item, value)
        case Said(said):
            return f"“{cut(' '.join(said.split()), SHOWN_OF_LONG_WORDS)}”"
        case _:
            assert_never(entry)


def _label(words: Wording, item: Item, code: str) -> str:
    if has_options(item):
        for option in item.options:
            if option.code == code:
                return words.plain(option.label)
    return code


def _point(words: Wording, item: Item, point: int) -> str:
    said = item.labels.get(point) if isinstance(item, Scale) else None
    return f"{point} ({words.plain(said)})" if said else str(point)


def _amount(words: Wording, item: Item, value: float) -> str:
    unit = item.unit if isinstance(item, Number) else None
    return f"{in_digits(value)} {words.plain(unit)}" if unit else in_digits(value)
