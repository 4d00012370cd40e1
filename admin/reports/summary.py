"""The results as they are read: in a chat, in a terminal, and by other programs."""

from collections.abc import Sequence
from typing import Any, assert_never

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from admin.markup import safe
from admin.reports import sections, words
from admin.reports.published import (
    Count,
    Heard,
    InWords,
    Note,
    Progress,
    Published,
    PublishedRow,
    PublishedTable,
    Steps,
    Suppressed,
    Value,
)
from surveys.text import plain

LONGEST = 3500
"""Characters of one message, markup counted."""
_LONGEST_LABEL = 300
_BAR = 10
_FOR_ALL = (Note.WORDS_ONLY, Note.SOME_SUPPRESSED)


def for_chat(published: Published, language: str) -> list[str]:
    """Return the results as Telegram HTML messages of at most ``LONGEST`` characters."""
    head = [f"<b>{_short(published.title.say(language))}</b>", published.heard.n.say(language)]
    ahead = _true_of_all(published)
    head += [f"<i>{words.NOTES[note].say(language)}</i>" for note in ahead]
    tables = [_table_lines(table, language, ahead) for table in _tables(published)]
    beside = sections.blocks(published, language)
    return _packed([head, _ledger_lines(published.heard, language), *tables, *beside])


def _tables(published: Published) -> list[PublishedTable]:
    """Return all tables; where people stopped, and why they did not take part, come last, where
    enough people did."""
    apart = (published.drop_off, published.barriers)
    return [*published.tables, *(table for table in apart if table and table.rows)]


def _true_of_all(published: Published) -> list[Note]:
    """Return the notes that are true of all the tables and said ahead of them.

    "Words, not numbers" is said there only while no table shows a number.
    """
    tables = _tables(published)
    there = {note for table in tables for note in table.notes}
    if any(isinstance(row.value, Count) for table in tables for row in table.rows):
        there.discard(Note.WORDS_ONLY)
    return [note for note in _FOR_ALL if note in there]


def _table_lines(table: PublishedTable, language: str, ahead: list[Note]) -> list[str]:
    base = _base(table, language, ahead)
    lines = [f"<b>{_short(table.question.say(language))}</b>", f"<i>{base}</i>"]
    lines += [_row_line(row, language) for row in table.rows]
    lines += [_short(each.say(language)) for each in sections.about(table)]
    if table.missing:
        lines.append(f"<i>{words.missing_line(table.missing).say(language)}</i>")
    return lines


def _base(table: PublishedTable, language: str, ahead: list[Note]) -> str:
    """Return the base and what a reader has to know of this table, as sentences."""
    said = (note for note in table.notes if note not in (*ahead, Note.WITHHELD))
    notes = [words.NOTES[note].say(language) for note in said]
    return " ".join([f"{table.base.say(language).rstrip('.')}.", *notes])


def _row_line(row: PublishedRow, language: str) -> str:
    label = _short(words.with_parts(row).say(language))
    said = words.of_value(row.value).say(language)
    match row.value:
        case Count(percent=percent):
            filled = round(_BAR * percent / 100)
            return f"{label}\n{'▰' * filled}{'▱' * (_BAR - filled)} {said}{_place(row, language)}"
        case Suppressed() | InWords():
            return f"{label}: <b>{said}</b>"
        case _:
            assert_never(row.value)


def _place(row: PublishedRow, language: str) -> str:
    if row.mean_place is None:
        return ""
    return f" · {words.MEAN_PLACE.say(language)} {row.mean_place:g}"


def _ledger_lines(heard: Heard, language: str) -> list[str]:
    lines = [f"<b>{words.WHO_WE_HEARD.say(language)}</b>"]
    return lines + [
        f"{row.label.say(language)}: {words.of_ledger(row).say(language)}" for row in heard.ledger
    ]


def _short(said: str) -> str:
    short = said if len(said) <= _LONGEST_LABEL else f"{said[: _LONGEST_LABEL - 1]}…"
    return safe(short)


def _packed(blocks: list[list[str]]) -> list[str]:
    """Return messages that hold whole blocks where they can, and whole lines always."""
    messages = [""]
    for block in blocks:
        gap = "\n\n"
        if len(messages[-1]) + len(gap) + len("\n".join(block)) > LONGEST:
            messages.append("")
        for line in block:
            if messages[-1] and len(messages[-1]) + len(gap) + len(line) > LONGEST:
                messages.append("")
            messages[-1] += f"{gap}{line}" if messages[-1] else line
            gap = "\n"
    return [message for message in messages if message]


def for_terminal(published: Published, language: str) -> RenderableType:
    """Return the results for a rich console."""
    head = Styled(f"{published.title.say(language)}\n{published.heard.n.say(language)}", "bold")
    ahead = _true_of_all(published)
    notes = (words.NOTES[note].say(language) for note in ahead)
    head.append("".join(f"\n{note}" for note in notes), "not bold")
    tables = [_rich_table(table, language, ahead) for table in _tables(published)]
    beside = (_rich_lines(*each) for each in sections.plain_blocks(published, language))
    return Group(head, _rich_ledger(published.heard, language), *tables, *beside)


def _rich_lines(title: str, lines: Sequence[str]) -> Styled:
    return Styled(f"\n{title}\n", "bold").append("\n".join(lines), "not bold")


def _rich_table(table: PublishedTable, language: str, ahead: list[Note]) -> Table:
    made = Table(
        title=Styled(f"\n{table.question.say(language)}"),
        title_justify="left",
        caption=Styled(_base(table, language, ahead)),
        caption_justify="left",
        show_header=False,
    )
    made.add_column(overflow="fold")
    made.add_column(justify="right")
    made.add_column(justify="right")
    for row in (*table.rows, *table.missing):
        label = Styled(words.with_parts(row).say(language))
        if row in table.missing:
            label.stylize("dim")
        made.add_row(label, words.of_value(row.value).say(language), _rounded(row.value))
    for each in sections.about(table):
        made.add_row(Styled(each.say(language), "dim"), "", "")
    return made


def _rounded(value: Value) -> str:
    return f"~{value.rounded}" if isinstance(value, Count) else ""


def _rich_ledger(heard: Heard, language: str) -> Table:
    title = Styled(f"\n{words.WHO_WE_HEARD.say(language)}")
    made = Table(title=title, title_justify="left", show_header=False)
    for row in heard.ledger:
        made.add_row(row.label.say(language), words.of_ledger(row).say(language))
    return made


def as_json(published: Published) -> dict[str, Any]:
    """Return the published values, and nothing else, as JSON can hold them."""
    return {
        "survey": published.survey_id,
        "title": plain(published.title),
        "fingerprint": published.fingerprint,
        "n": plain(published.heard.n),
        "ledger": [
            {"disposition": row.disposition.value, "label": plain(row.label)} | _figure(row.value)
            for row in published.heard.ledger
        ],
        "tables": [_json_table(table) for table in published.tables],
        "barriers": _json_table(published.barriers),
        "drop_off": _json_table(published.drop_off) if published.drop_off else None,
        "breakdowns": [sections.json_breakdown(each, _json_table) for each in published.breakdowns],
        "coverage": [sections.json_coverage(each, _json_value) for each in published.coverage],
    }


def _json_table(table: PublishedTable) -> dict[str, Any]:
    return _json_middles(table) | {
        "item": table.item_id,
        "question": plain(table.question),
        "kind": table.kind,
        "informs": list(table.informs),
        "base": plain(table.base),
        "rows": [_json_row(row) for row in table.rows],
        "missing": [_json_row(row) for row in table.missing],
        "notes": [note.value for note in table.notes],
    }


def _json_middles(table: PublishedTable) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if table.mean is not None:
        found["mean"] = table.mean
    if table.thirds:
        found["thirds"] = [_json_row(row) for row in table.thirds]
    if table.quartiles is not None:
        found["quartiles"] = sections.json_quartiles(table.quartiles)
    return found


def _json_row(row: PublishedRow) -> dict[str, Any]:
    found: dict[str, Any] = {"code": row.code, "label": plain(row.label)} | _json_value(row.value)
    if row.parts:
        found["parts"] = [plain(part) for part in row.parts]
    if row.mean_place is not None:
        found["mean_place"] = row.mean_place
    return found


def _json_value(value: Value) -> dict[str, Any]:
    match value:
        case Count(rounded, percent):
            return {"count": rounded, "percent": percent}
        case InWords(word):
            return {"word": word.value}
        case Suppressed():
            return _figure(value)
        case _:
            assert_never(value)


def _figure(value: int | Suppressed) -> dict[str, Any]:
    return {"fewer_than": value.below} if isinstance(value, Suppressed) else {"count": value}


def progress_for_chat(progress: Progress, language: str) -> str:
    """Return how far a survey has come, as one Telegram HTML message."""
    parts = (
        (words.REACHED, progress.reached),
        (words.DONE, progress.done),
        (words.OTHERS, progress.others),
    )
    lines = [f"{name.say(language)}: <b>{_so_far(steps, language)}</b>" for name, steps in parts]
    return "\n".join([*lines, f"<i>{words.UNTIL_CLOSE.say(language)}</i>"])


def _so_far(steps: Steps, language: str) -> str:
    return words.so_far(steps).say(language)
