"""Published values as blocks of a page, each with the ledger beside its base."""

from collections.abc import Iterator
from typing import assert_never

from admin.reports import words
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Bar, Bars, Grid
from admin.reports.published import (
    Breakdown,
    Count,
    Group,
    Heard,
    InWords,
    Note,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Word,
)
from admin.reports.shown import OTHER

QUARTERS = {
    Word.MOST: ("full", "full", "full", "open"),
    Word.HALF: ("full", "full", "empty", "empty"),
    Word.SOME: ("full", "empty", "empty", "empty"),
    Word.FEW: ("open", "empty", "empty", "empty"),
}
"""What a word leaves open, all or none, is neither full nor empty."""


def bars(table: PublishedTable, heard: Heard, language: str) -> Bars:
    """Return one question with its answers. ``heard`` has the ledger of those who were asked."""
    notes = tuple(
        words.NOTES[note].say(language) for note in table.notes if note is not Note.WITHHELD
    )
    missing = (words.missing_line(table.missing).say(language),) if table.missing else ()
    return Bars(
        heading=table.question.say(language),
        base=table.base.say(language),
        bars=tuple(_bar(row, language) for row in table.rows),
        who=words.ledger_line(heard.ledger).say(language),
        notes=(*missing, *notes),
    )


def _bar(row: PublishedRow, language: str) -> Bar:
    label = words.with_parts(row).say(language)
    said = words.of_value(row.value).say(language)
    match row.value:
        case Count(percent=percent):
            said += _place(row, language)
            return Bar(label, said, share=percent, is_rest=row.code == OTHER)
        case InWords(word):
            return Bar(label, said, quarters=QUARTERS[word])
        case Suppressed():
            return Bar(label, said)
        case _:
            assert_never(row.value)


def _place(row: PublishedRow, language: str) -> str:
    if row.mean_place is None:
        return ""
    return f" · {words.MEAN_PLACE.say(language)} {row.mean_place:g}"


def compared(breakdown: Breakdown, heard: Heard, language: str) -> Grid:
    """Return what each group said to one question, side by side."""
    codes = {row.code: row for group in breakdown.groups for row in group.table.rows}
    given = (group.table.base.say(language) for group in breakdown.groups)
    rows = [(p.ANSWERS_GIVEN.say(language), *given)]
    for code, row in codes.items():
        said = (_said(group, code, language) for group in breakdown.groups)
        rows.append((words.with_parts(row).say(language), *said))
    question, by = breakdown.question.say(language), breakdown.by_question.say(language)
    return Grid(
        caption=p.put(p.BY_GROUP, language, question=question, by=by),
        head=(p.ANSWER.say(language), *(group.label.say(language) for group in breakdown.groups)),
        rows=tuple(rows),
        notes=tuple(_notes(breakdown, language)),
        who=words.ledger_line(heard.ledger).say(language),
        folded=p.put(p.COMPARED, language, by=by),
    )


def _said(group: Group, code: str, language: str) -> str:
    found = (row.value for row in group.table.rows if row.code == code)
    value = next(found, None)
    return (p.NOT_SHOWN if value is None else words.of_value(value)).say(language)


def _notes(breakdown: Breakdown, language: str) -> Iterator[str]:
    if breakdown.left_out:
        groups = ", ".join(each.say(language) for each in breakdown.left_out)
        yield p.put(p.LEFT_OUT, language, groups=groups)
    for note in breakdown.notes:
        yield words.NOTES[note].say(language)
