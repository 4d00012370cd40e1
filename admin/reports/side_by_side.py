"""Breakdowns as they are published: the groups in the order of the file, each with its table."""

from collections.abc import Iterator

from admin.reports import words
from admin.reports.board import Board, can_be_broken_down
from admin.reports.comparisons import Comparison, Told
from admin.reports.labels import label, parts_of
from admin.reports.published import (
    Breakdown,
    Group,
    InWords,
    Note,
    PublishedRow,
    PublishedTable,
    Suppressed,
)
from admin.reports.shown import Row, notes_of_kind
from surveys.asked import asked_in_full
from surveys.items import Item, Option, SingleChoice


def breakdowns(board: Board, by: tuple[str, ...]) -> tuple[Breakdown, ...]:
    """Return what is told of every question by each of these about-you items, one at a time.

    With fewer responses than the gate shows numbers from, there is none.
    """
    if len(board.people) < board.gate.numbers_from:
        return ()
    return tuple(
        _breakdown(board, item, board.items[each])
        for item in board.items.values()
        for each in by
        if can_be_broken_down(item)
    )


def _breakdown(board: Board, item: Item, by: Item) -> Breakdown:
    found = (each for each in board.told() if (each.item, each.crossed.by) == (item, by.id))
    told = next(found, None)
    options = by.options if isinstance(by, SingleChoice) else ()
    asked = item.id, asked_in_full(item), by.id, asked_in_full(by)
    if told is None:
        return Breakdown(*asked, (), (), (Note.BREAKDOWN_TOO_SMALL,))
    groups = tuple(_groups(board, told, options))
    left_out = tuple(option.label for option in options if option.code not in told.told)
    notes = (Note.GROUPS_LEFT_OUT,) if left_out else ()
    return Breakdown(*asked, groups, left_out, notes)


def _groups(board: Board, told: Comparison, options: tuple[Option, ...]) -> Iterator[Group]:
    for option in options:
        if option.code in told.told:
            table = _table(board, told, told.told[option.code])
            yield Group(option.code, option.label, table)


def _table(board: Board, comparison: Comparison, told: Told) -> PublishedTable:
    item, bands = comparison.item, board.shown[comparison.item.id].bands
    pairs = zip(comparison.shown_rows, told.values, strict=True)
    rows = [Row(code, parts, value) for (code, parts), value in pairs]
    base = Suppressed(board.gate.numbers_from) if told.base is None else told.base
    return PublishedTable(
        item_id=item.id,
        question=asked_in_full(item),
        kind=item.kind,
        informs=item.informs,
        rows=tuple(
            PublishedRow(row.code, label(item, row, bands), row.value, parts_of(item, row))
            for row in rows
        ),
        base=words.answers(base),
        missing=(),
        notes=tuple(_notes(comparison, rows)),
    )


def _notes(comparison: Comparison, rows: list[Row]) -> Iterator[Note]:
    if any(isinstance(row.value, InWords) for row in rows):
        yield Note.WORDS_ONLY
    if comparison.shown_rows is comparison.merged:
        yield Note.MERGED_NEIGHBOURS
    if any(isinstance(row.value, Suppressed) for row in rows):
        yield Note.SOME_SUPPRESSED
    yield from notes_of_kind(comparison.item)
