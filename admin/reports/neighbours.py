"""The answers that one person could have given instead: the smallest changes of an entry."""

from collections.abc import Iterator
from itertools import chain
from typing import assert_never

from admin.reports.tables import BY_ROUTE, Spread
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)
from surveys.parsing import choices


def neighbours(item: Item, entry: Entry, spread: Spread) -> Iterator[Entry]:
    """Yield entries that could stand in place of ``entry`` on the same route, nearest first."""
    for other in chain(_answers(item, entry, spread), _silences(spread)):
        if other != entry:
            yield other


def _silences(spread: Spread) -> Iterator[Entry]:
    """Every question can be skipped; other reasons only where somebody gave them."""
    yield Missing.SKIPPED
    for entry in spread:
        if isinstance(entry, Missing) and entry not in BY_ROUTE:
            yield entry


def _answers(item: Item, entry: Entry, spread: Spread) -> Iterator[Entry]:
    match item:
        case SingleChoice(options=options):
            yield from (Choice(option.code) for option in options)
        case Scale(points=points):
            yield from map(Rating, range(1, points + 1))
        case MultipleChoice():
            yield from _picks(item, entry)
        case Ranking():
            yield from _orders(item, entry)
        case Number():
            yield from (each for each in spread if isinstance(each, Amount))
        case OpenEnded():
            yield Said("")
        case Statement():
            return
        case _:
            assert_never(item)


def _picks(item: MultipleChoice, entry: Entry) -> Iterator[Entry]:
    """Yield picks with one option more, one less, or one in place of another."""
    every = tuple(option.code for option in item.options)
    joined = tuple(code for code in every if code not in item.exclusive)
    codes = entry.codes if isinstance(entry, Choices) else ()
    is_joined = bool(codes) and item.exclusive.isdisjoint(codes)
    now = frozenset(codes if is_joined else joined[: item.min - 1])
    alone = [frozenset({code}) for code in item.exclusive]
    toggled = [now ^ {code} for code in every]
    swapped = [(now - {out}) | {code} for out in now for code in every if code not in now]
    for picked in (*toggled, *swapped, *alone):
        found = choices(item, picked)
        if isinstance(found, Choices):
            yield found


def _orders(item: Ranking, entry: Entry) -> Iterator[Entry]:
    """Yield orders in which another option trades places with the first."""
    every = tuple(option.code for option in item.options)
    now = entry.codes if isinstance(entry, Ranks) else every
    yield Ranks(now)
    for place in range(1, len(now)):
        yield Ranks((now[place], *now[1:place], now[0], *now[place + 1 :]))
