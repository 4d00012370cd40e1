"""Pictures of groups side by side: breakdowns as small multiples, and whom we heard beside whom
there are."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from admin.reports import layout, words
from admin.reports.charts import sentence, with_ledger
from admin.reports.layout import COMFORTABLE, INSIDE, LEFT, PATTERNS, SMALLEST, TEXT, Card, Place
from admin.reports.published import (
    Breakdown,
    Coverage,
    CoverageRow,
    Gap,
    Group,
    Published,
    PublishedRow,
)
from admin.reports.typeface import drawable, is_arabic, typeface, wrapped
from surveys.text import Text

BY = words.text("By", "Yn ôl")
TOGETHER = words.text("told together with other answers", "wedi'i ddweud gydag atebion eraill")
HEARD = words.text("Of those we heard", "O'r rhai a glywson ni")
THERE = words.text("Of all there are", "O bawb sydd yno")
NOT_ENOUGH = words.text("Not heard enough", "Heb glywed digon")
SOURCE = words.text("Counted by", "Cyfrifwyd gan")
NOT_TOLD = words.text("not told", "heb ei ddweud")
_NAMES = 300
"""How wide the names of groups may be."""
_THIN, _GAP = 40, 14


def breakdown_cards(breakdown: Breakdown, published: Published, language: str) -> tuple[Card, ...]:
    """Return one card, or more where it would be too tall: for each answer a bar a group.

    None where no group has enough answers.
    """
    codes = _codes(breakdown)
    if not codes:
        return ()
    for size in range(len(codes), 0, -1):
        parts = [codes[start : start + size] for start in range(0, len(codes), size)]
        cards = tuple(_breakdown(breakdown, published, language, part) for part in parts)
        if size == 1 or all(card.height <= COMFORTABLE for card in cards):
            return cards
    raise AssertionError("a card of one answer is always made")


def _codes(breakdown: Breakdown) -> list[str]:
    rows = (row.code for group in breakdown.groups for row in group.table.rows)
    return list(dict.fromkeys(rows))


def _breakdown(
    breakdown: Breakdown, published: Published, language: str, codes: Sequence[str]
) -> Card:
    made = layout.begin(published, breakdown.question, language, most=6)
    by = f"{BY.say(language)}: {breakdown.by_question.say(language)}"
    made.write(by, 36, "quiet")
    made.y += 10
    names = [group.label.say(language) for group in breakdown.groups]
    place = _place(names)
    for code in codes:
        _answer(made, breakdown.groups, code, place)
    _bases(made, breakdown.groups)
    if breakdown.left_out:
        labels = " · ".join(each.say(language) for each in breakdown.left_out)
        made.y += 10
        made.write(f"{labels}: {NOT_TOLD.say(language)}", SMALLEST, "quiet")
    layout.say_notes(made, breakdown.notes)
    layout.say_who(made, published)
    return made


def _place(names: Sequence[str]) -> Place:
    """Return where the bars stand: beside the names of the groups, the widest of which fits."""
    shown = [drawable(name) for name in names]
    wide = max(typeface(False, is_arabic(name)).width(name, SMALLEST) for name in shown)
    beside = min(wide, _NAMES) + 20
    return Place(LEFT + beside, INSIDE - beside - 120, _THIN, 38)


def _answer(made: Card, groups: Sequence[Group], code: str, place: Place) -> None:
    rows = [_row(group, code) for group in groups]
    label = next(row.label for row in rows if row is not None)
    made.y += 28
    made.write(label.say(made.language), TEXT, bold=True, most=3)
    made.y += 24
    for number, (group, row) in enumerate(zip(groups, rows, strict=True)):
        made.y += _name(made, group.label, place)
        if row is None:
            made.put(place.x, TOGETHER.say(made.language), SMALLEST, place.height, bold=False)
        else:
            layout.say_value(made, row.value, PATTERNS[number % len(PATTERNS)], place)
        made.y += place.height + _GAP


def _row(group: Group, code: str) -> PublishedRow | None:
    return next((row for row in group.table.rows if row.code == code), None)


def _name(made: Card, label: Text, place: Place) -> float:
    """Write the name of a group before its bar; return how far the bar has to move down."""
    said = label.say(made.language)
    lines = wrapped(drawable(said), SMALLEST, False, place.x - LEFT - 16, 3)
    top = made.y
    for line in lines:
        made.put(LEFT, line, SMALLEST, place.height, bold=False)
        made.y += SMALLEST * 1.25
    made.y = top
    return (len(lines) - 1) * SMALLEST * 1.25 / 2 if len(lines) > 1 else 0.0


def _bases(made: Card, groups: Sequence[Group]) -> None:
    made.y += 16
    for group in groups:
        label, base = group.label.say(made.language), group.table.base.say(made.language)
        made.write(f"{label}: {base}", SMALLEST, "quiet")


def breakdown_alt(
    breakdown: Breakdown, published: Published, language: str, longest: int | None = None
) -> str:
    """Return what the pictures of a breakdown say, in words, in ``longest`` UTF-16 units."""
    by = f"{BY.say(language)}: {breakdown.by_question.say(language)}"
    groups = (
        f"{group.label.say(language)}: {sentence(group.table.base, language)} "
        + " ".join(_shares(group, language))
        for group in breakdown.groups
    )
    said = " ".join([breakdown.question.say(language), by, *groups])
    return with_ledger(said, published, language, longest)


def _shares(group: Group, language: str) -> Iterator[str]:
    for row in group.table.rows:
        yield f"{row.label.say(language)}: {words.of_value(row.value).say(language)}."


def coverage_card(coverage: Coverage, published: Published, language: str) -> Card:
    """Return a card of whom we heard beside whom there are. Gaps are flagged in words."""
    made = layout.begin(published, coverage.question, language, most=6)
    made.write(coverage.said.say(language), TEXT)
    for row in coverage.rows:
        _covered(made, row)
    made.y += 26
    source = f"{SOURCE.say(language)}: {coverage.source.say(language)}"
    made.write(source, SMALLEST, "quiet")
    layout.say_who(made, published)
    return made


def _covered(made: Card, row: CoverageRow) -> None:
    language = made.language
    made.y += 26
    made.write(row.label.say(language), TEXT, bold=True, most=3)
    match row.gap:
        case Gap.NOT_ENOUGH:
            made.y += 18
            made.badge(NOT_ENOUGH.say(language))
        case Gap.HEARD | Gap.NOT_KNOWN:
            pass
        case _:
            assert_never(row.gap)
    place = Place(width=layout.WHOLE, height=_THIN, size=38)
    made.y += 8
    made.write(HEARD.say(language), SMALLEST, "quiet")
    made.y += 14
    if row.heard is None:
        made.put(LEFT, NOT_TOLD.say(language), SMALLEST, _THIN)
    else:
        layout.say_value(made, row.heard, "bar", place)
    made.y += _THIN
    made.y += 4
    made.write(THERE.say(language), SMALLEST, "quiet")
    made.y += 14
    made.box(LEFT, place.width, "track", _THIN)
    made.box(LEFT, max(place.width * row.expected / 100, 10), "outline", _THIN)
    made.put(place.beside, f"{row.expected}%", 38, _THIN)
    made.y += _THIN


def coverage_alt(
    coverage: Coverage, published: Published, language: str, longest: int | None = None
) -> str:
    """Return what the picture of a coverage says, in words, in ``longest`` UTF-16 units."""
    rows = (_covered_in_words(row, language) for row in coverage.rows)
    said = [coverage.question.say(language), sentence(coverage.said, language), *rows]
    source = f"{SOURCE.say(language)}: {sentence(coverage.source, language)}"
    return with_ledger(" ".join([*said, source]), published, language, longest)


def _covered_in_words(row: CoverageRow, language: str) -> str:
    value = NOT_TOLD if row.heard is None else words.of_value(row.heard)
    heard = f"{HEARD.say(language)}: {value.say(language)}"
    flagged = f" {NOT_ENOUGH.say(language)}." if row.gap is Gap.NOT_ENOUGH else ""
    there = f"{THERE.say(language)}: {row.expected}%"
    return f"{row.label.say(language)}. {heard}. {there}.{flagged}"
