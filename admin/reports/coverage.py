"""Whom we heard beside whom there is: from published tables and a population file alone."""

from collections.abc import Iterator, Mapping, Sequence

from admin.reports import words
from admin.reports.published import (
    Count,
    Coverage,
    CoverageRow,
    Gap,
    InWords,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Value,
    Word,
)
from admin.reports.shown import OTHER
from surveys.asked import asked_in_full
from surveys.items import SingleChoice
from surveys.questionnaire import PopulationCount, Survey
from surveys.text import Text, text_of

ENOUGH = 80
"""A group was heard enough when its share of the answers is so many per cent of its share of the
population."""
_FEWEST = 50
"""Tables in numbers have so many answers at least."""
_SHARES = {Word.MOST: (60, 100), Word.HALF: (40, 60), Word.SOME: (20, 40), Word.FEW: (0, 20)}
"""Per cent that a word may stand for."""


def coverage(survey: Survey, tables: Sequence[PublishedTable]) -> tuple[Coverage, ...]:
    """Return how those we heard compare with the population, by each question that it counts."""
    counts = survey.audience.populations or ()
    by_item = {
        table.item_id: [each for each in counts if each.item == table.item_id] for table in tables
    }
    return tuple(
        _coverage(survey, table, by_item[table.item_id])
        for table in tables
        if sum(each.people for each in by_item[table.item_id])
    )


def _coverage(survey: Survey, table: PublishedTable, counts: Sequence[PopulationCount]) -> Coverage:
    item = survey.item(table.item_id)
    options = item.options if isinstance(item, SingleChoice) else ()
    people = {each.code: each.people for each in counts}
    whole = sum(people.values())
    rows = tuple(
        _row(option.code, option.label, people[option.code], whole, table)
        for option in options
        if option.code in people
    )
    sources = "; ".join(dict.fromkeys(each.source for each in counts))
    return Coverage(item.id, asked_in_full(item), text_of(sources), rows, _said(rows))


def _row(code: str, label: Text, people: int, whole: int, table: PublishedTable) -> CoverageRow:
    expected = (200 * people + whole) // (2 * whole)
    heard = next((row.value for row in table.rows if row.code == code), None)
    return CoverageRow(code, label, people, expected, heard, _gap(expected, _share(heard, table)))


def _share(heard: Value | None, table: PublishedTable) -> tuple[float, float]:
    """Return the least and the most per cent of the answers that a group may have."""
    if heard is None:  # It was merged with others, or nothing is told.
        others = next((row.value for row in table.rows if row.code == OTHER), None)
        return 0, 100 if others is None else _share(others, table)[1]
    match heard:
        case Count(percent=percent):
            return percent, percent
        case Suppressed(below):
            return 0, 100 * (below - 1) / max(_FEWEST, _answers(table.rows))
        case InWords(word):
            return _SHARES[word]


def _answers(rows: Sequence[PublishedRow]) -> int:
    return sum(row.value.rounded for row in rows if isinstance(row.value, Count))


def _gap(expected: int, share: tuple[float, float]) -> Gap:
    enough = expected * ENOUGH / 100
    if share[1] < enough:
        return Gap.NOT_ENOUGH
    return Gap.HEARD if share[0] >= enough else Gap.NOT_KNOWN


def _said(rows: Sequence[CoverageRow]) -> Text:
    by_gap = {gap: [row for row in rows if row.gap is gap] for gap in Gap}
    return words.each(lambda language: " ".join(_sentences(by_gap, language)))


_TOLD: Mapping[Gap, Text] = {
    Gap.NOT_ENOUGH: words.text("We did not hear enough from", "Chlywson ni ddim digon gan"),
    Gap.NOT_KNOWN: words.text(
        "We cannot tell whether we heard enough from",
        "Allwn ni ddim dweud a glywson ni ddigon gan",
        "We do not know if we heard enough from",
    ),
}
_ALL = words.text(
    "We heard enough from every group that we can compare.",
    "Clywson ni ddigon gan bob grŵp y gallwn ei gymharu.",
    "We heard enough from all groups.",
)
_OF_ALL = words.text("of all", "o bawb")
_OF_ANSWERS = words.text("of the answers", "o'r atebion")


def _sentences(by_gap: Mapping[Gap, Sequence[CoverageRow]], language: str) -> Iterator[str]:
    if len(by_gap[Gap.HEARD]) == sum(map(len, by_gap.values())):
        yield _ALL.say(language)
    for gap, begins in _TOLD.items():
        if by_gap[gap]:
            named = "; ".join(_named(row, language) for row in by_gap[gap])
            yield f"{begins.say(language)}: {named}."


def _named(row: CoverageRow, language: str) -> str:
    expected = f"{row.expected}% {_OF_ALL.say(language)}"
    if row.heard is None:
        return f"{row.label.say(language)} ({expected})"
    heard = f"{words.of_value(row.heard).say(language)} {_OF_ANSWERS.say(language)}"
    return f"{row.label.say(language)} ({expected}, {heard})"
