"""What stands beside the tables of all: means, groups side by side, whom we heard, who stopped."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from admin.markup import safe
from admin.reports import words
from admin.reports.published import (
    Breakdown,
    Coverage,
    CoverageRow,
    Group,
    InWords,
    Note,
    Published,
    PublishedTable,
    Quartiles,
    Value,
)
from surveys.text import Text, plain

_Part = TypeVar("_Part")
AsJson = Callable[[_Part], dict[str, Any]]
_BY = words.text("by", "yn ôl")
_LEFT_OUT = words.text("Not shown, too few answers", "Heb ei ddangos, rhy ychydig o atebion")
_NOT_BY_GROUP = words.text(
    "Not shown by group, because the groups are too small",
    "Heb ei ddangos fesul grŵp, am fod y grwpiau'n rhy fach",
)
_MEAN = words.text("Average", "Cyfartaledd")
_MIDDLE = words.text("The middle answer", "Yr ateb canol")
_PUT_TOGETHER = words.text("Put together", "Gyda'i gilydd")
WHO_IS_MISSING = words.text("Whom we did not hear enough from", "Gan bwy na chlywson ni ddigon")
_SOURCE = words.text("Source", "Ffynhonnell")


def about(table: PublishedTable) -> Iterator[Text]:
    """Yield what else is told of a table: its mean, its thirds, where its middle lies."""
    if table.mean is not None:
        yield words.each(lambda language: f"{_MEAN.say(language)} {table.mean:g}")
    if table.thirds:
        yield words.each(lambda language: _thirds(table, language))
    if table.quartiles is not None and table.quartiles.median is not None:
        middle = table.quartiles.median
        band = next(row.label for row in table.rows if row.code == middle)
        yield words.each(lambda language: f"{_MIDDLE.say(language)}: {band.say(language)}")


def _thirds(table: PublishedTable, language: str) -> str:
    parts = (
        f"{row.label.say(language)} {words.of_value(row.value).say(language)}"
        for row in table.thirds
    )
    return f"{_PUT_TOGETHER.say(language)}: {' · '.join(parts)}"


def blocks(published: Published, language: str) -> list[list[str]]:
    """Return breakdowns and coverage as lines of Telegram HTML, a block each."""
    told = [each for each in published.breakdowns if each.groups]
    found = [_breakdown_lines(each, language) for each in told]
    found += [_too_small(published, language)]
    found += [_coverage_lines(each, language) for each in published.coverage]
    return [block for block in found if block]


def title(breakdown: Breakdown, language: str) -> str:
    """Return what is compared, and by what."""
    question, by = breakdown.question.say(language), breakdown.by_question.say(language)
    return f"{question} ({_BY.say(language)}: {by})"


def group_line(group: Group, language: str) -> str:
    """Return what one group said, in one line."""
    said = " · ".join(
        f"{words.with_parts(row).say(language)} {_short(row.value, language)}"
        for row in group.table.rows
    )
    return f"{group.label.say(language)}: {said}"


def _short(value: Value, language: str) -> str:
    said = words.of_value(value).say(language)
    return f"({said})" if isinstance(value, InWords) else said


def left_out_line(breakdown: Breakdown, language: str) -> str:
    """Return which groups are not shown, or nothing where all are."""
    named = ", ".join(label.say(language) for label in breakdown.left_out)
    return f"{_LEFT_OUT.say(language)}: {named}." if named else ""


def _breakdown_lines(breakdown: Breakdown, language: str) -> list[str]:
    lines = [f"<b>{safe(title(breakdown, language))}</b>"]
    for group in breakdown.groups:
        base = group.table.base.say(language)
        lines.append(f"{safe(group_line(group, language))} <i>{safe(base)}</i>")
    if breakdown.left_out:
        lines.append(f"<i>{safe(left_out_line(breakdown, language))}</i>")
    return lines


def _too_small(published: Published, language: str) -> list[str]:
    """Say by what is not compared: once where that is so of every question."""
    named = []
    for by in dict.fromkeys(each.by for each in published.breakdowns):
        compared = [each for each in published.breakdowns if each.by == by]
        small = [each for each in compared if Note.BREAKDOWN_TOO_SMALL in each.notes]
        if len(small) == len(compared):
            named.append(small[0].by_question.say(language))
        else:
            named += [title(each, language) for each in small]
    if not named:
        return []
    return [f"<i>{_NOT_BY_GROUP.say(language)}: {safe(' · '.join(named))}</i>"]


def _coverage_lines(coverage: Coverage, language: str) -> list[str]:
    head = f"{WHO_IS_MISSING.say(language)}: {coverage.question.say(language)}"
    source = f"{_SOURCE.say(language)}: {coverage.source.say(language)}"
    said = coverage.said.say(language)
    return [
        f"<b>{safe(head)}</b>",
        safe(said),
        f"<i>{safe(source)}</i>",
    ]


def plain_blocks(published: Published, language: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield breakdowns and coverage for a terminal: what it is, and its lines."""
    for breakdown in published.breakdowns:
        if breakdown.groups:
            lines = [group_line(group, language) for group in breakdown.groups]
            left_out = left_out_line(breakdown, language)
            yield title(breakdown, language), [*lines, *([left_out] if left_out else [])]
    for coverage in published.coverage:
        head = f"{WHO_IS_MISSING.say(language)}: {coverage.question.say(language)}"
        source = f"{_SOURCE.say(language)}: {coverage.source.say(language)}"
        yield head, [coverage.said.say(language), source]


def json_coverage(coverage: Coverage, value: AsJson[Value]) -> dict[str, Any]:
    """Return coverage as JSON can hold it; ``value`` makes that of a published value."""
    return {
        "item": coverage.item_id,
        "question": plain(coverage.question),
        "source": plain(coverage.source),
        "rows": [_json_covered(row, value) for row in coverage.rows],
        "said": plain(coverage.said),
    }


def _json_covered(row: CoverageRow, value: AsJson[Value]) -> dict[str, Any]:
    return {
        "code": row.code,
        "label": plain(row.label),
        "people": row.people,
        "expected_percent": row.expected,
        "heard": None if row.heard is None else value(row.heard),
        "gap": row.gap.value,
    }


def json_breakdown(breakdown: Breakdown, table: AsJson[PublishedTable]) -> dict[str, Any]:
    """Return a breakdown as JSON can hold it; ``table`` makes that of a published table."""
    return {
        "item": breakdown.item_id,
        "by": breakdown.by,
        "groups": [
            {"code": group.code, "label": plain(group.label), "table": table(group.table)}
            for group in breakdown.groups
        ],
        "left_out": [plain(label) for label in breakdown.left_out],
        "notes": [note.value for note in breakdown.notes],
    }


def json_quartiles(quartiles: Quartiles) -> dict[str, Any]:
    """Return the bands of the quarters as JSON can hold them."""
    return {"lower": quartiles.lower, "median": quartiles.median, "upper": quartiles.upper}
