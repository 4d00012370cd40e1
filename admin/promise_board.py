"""The public board of promises: every one that was made, what became of it, and why. For a page,
for a terminal, and for other programs; derived from records alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape

from msgspec import Struct

from admin.promises import Owing, Row, board, counted
from bot.conversation.screens.promise_lines import line_of, why_stopped
from bot.conversation.wording import Wording
from bot.promised import Keeping
from surveys.text import Text


class Line(Struct, frozen=True):
    """One promise in words, as plain text."""

    keeping: Keeping
    said: str


class Entry(Struct, frozen=True):
    """The promises of one survey, by day. ``why`` they were taken back, and whom to ``ask``, are
    empty where nothing went wrong. All plain text."""

    survey: str
    title: str
    lines: tuple[Line, ...]
    why: str
    ask: str


class Board(Struct, frozen=True):
    """The whole board in one language, the newest survey first. ``counts`` says in a sentence how
    many promises were kept, late, broken, withdrawn, and are not due yet."""

    title: str
    intro: str
    counts: str
    entries: tuple[Entry, ...]


def board_in(language: str, owings: Sequence[Owing], today: date) -> Board:
    """Return the board in one language of the bot."""
    words = Wording(language)
    entries = tuple(_entry(words, each, today) for each in reversed(owings))
    intro = words.label("promises-intro" if entries else "promises-none")
    counts = _counts(words, board(owings, today)) if entries else ""
    return Board(words.label("promises-made"), intro, counts, entries)


def _counts(words: Wording, rows: Iterable[Row]) -> str:
    many = {keeping.value: count for keeping, count in counted(rows)}
    return words.label("promises-counts", **many)


def _entry(words: Wording, owing: Owing, today: date) -> Entry:
    survey, made = owing.survey, owing.promises
    lines = tuple(Line(each.keeping(today), unescape(line_of(words, each, today))) for each in made)
    went_wrong = {Keeping.LATE, Keeping.BROKEN, Keeping.WITHDRAWN}
    ask = words.label("promise-ask", contact=words.plain(survey.complaints))
    return Entry(
        survey.id,
        words.plain(survey.title),
        lines,
        unescape(why_stopped(words, made)),
        ask if went_wrong & {line.keeping for line in lines} else "",
    )


def as_text(shown: Board) -> str:
    """Return a board as plain text."""
    head = "\n".join(filter(None, (shown.title, shown.intro, shown.counts)))
    return "\n\n".join([head, *("\n".join(_plain(each)) for each in shown.entries)]) + "\n"


def _plain(entry: Entry) -> Iterator[str]:
    yield entry.title
    yield from (f"- {line.said}" for line in entry.lines)
    yield from filter(None, (entry.why, entry.ask))


def as_json(owings: Sequence[Owing], today: date) -> dict[str, object]:
    """Return every promise with its days, the worst first, for other programs."""
    rows = board(owings, today)
    return {
        "on": today.isoformat(),
        "counts": {keeping.value: count for keeping, count in counted(rows)},
        "promises": [_row(row, today) for row in rows],
    }


def _row(row: Row, today: date) -> dict[str, object]:
    made = row.promise
    stopped = made.stopped if row.keeping is Keeping.WITHDRAWN else None
    return {
        "survey": row.survey.id,
        "title": dict(_named(row.survey.title, row.survey.languages[0])),
        "promise": made.owed.value,
        "state": row.keeping.value,
        "promised_by": made.by.isoformat(),
        "new_dates": [
            {"to": move.to.isoformat(), "given_on": move.on.isoformat(), "why": dict(move.because)}
            for move in made.moves
        ],
        "answered_on": made.told_on.isoformat() if made.told_on else None,
        "days_late": made.days_late(today),
        "withdrawn_on": stopped.on.isoformat() if stopped else None,
        "withdrawn_because": dict(stopped.because) if stopped else None,
    }


def _named(text: Text, first: str) -> Iterator[tuple[str, str]]:
    """Yield a text by language, a plain one in the first language of its survey."""
    return ((language or first, words) for language, words in text.by_language.items())
