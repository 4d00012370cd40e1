"""What the rows of a table are called."""

from collections.abc import Sequence

from admin.reports import words
from admin.reports.shown import OTHER, Row
from admin.reports.tables import Band
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    Ranking,
    Scale,
    SingleChoice,
    WithOptions,
    has_options,
)
from surveys.text import Text


def label(item: Item, row: Row, bands: Sequence[Band]) -> Text:
    """Return what ``row`` is called."""
    match item:
        case Scale():
            return _of_scale(item, row)
        case Number(unit=unit, whole=whole):
            band = next(band for band in bands if band.code == row.code)
            return words.of_band(band, unit, whole)
        case SingleChoice() | MultipleChoice() | Ranking():
            return words.OTHER_ANSWERS if row.code == OTHER else _of_option(item, row.code)
        case _:
            return words.WROTE


def parts_of(item: Item, row: Row) -> tuple[Text, ...]:
    """Return the options that were merged into ``row``, if any were."""
    if not has_options(item) or row.code != OTHER:
        return ()
    return tuple(_of_option(item, code) for code in row.parts)


def _of_option(item: WithOptions, code: str) -> Text:
    return next(option.label for option in item.options if option.code == code)


def _of_scale(item: Scale, row: Row) -> Text:
    points = range(int(row.parts[0]), int(row.parts[-1]) + 1)
    if row.code in ("low", "middle", "high"):
        meant = item.labels.get(points[0]), item.labels.get(points[-1])
        return words.of_third(row.code, points, meant)
    said = item.labels.get(points[0])
    if said is None:
        return words.each(lambda _: row.code)
    return words.each(lambda language: f"{row.code}: {said.say(language)}")
