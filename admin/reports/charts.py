"""A picture for each question, made for a phone, and the same in words."""

from collections.abc import Iterator
from dataclasses import replace

from admin.rendering import picture
from admin.reports import layout, words
from admin.reports.layout import COMFORTABLE, EDGE, SMALLEST, TALLEST, TEXT, WIDTH, Card, Place
from admin.reports.looks import LIGHT, Look
from admin.reports.published import Note, Published, PublishedRow, PublishedTable
from admin.reports.shown import OTHER
from admin.reports.typeface import FILES, family
from bot.conversation.screens.view import cut
from surveys.drawing import png_of
from surveys.text import Text


def chart(table: PublishedTable, published: Published, language: str, look: Look = LIGHT) -> bytes:
    """Return a PNG of ``table``, 1080 pixels wide and as tall as it needs to be."""
    return png(svg(table, published, language, look))


def png(drawn: str) -> bytes:
    """Return the PNG of an SVG in the fonts of the ``fonts`` folder and in no others."""
    return png_of(drawn, FILES)


def svg(table: PublishedTable, published: Published, language: str, look: Look = LIGHT) -> str:
    """Return the picture of ``table`` as SVG."""
    return drawn(card(table, published, language), alt_text(table, published, language), look)


def drawn(made: Card, alt: str, look: Look = LIGHT) -> str:
    """Return a card as SVG; ``alt`` says the same in words."""
    made = made.finished()
    return picture(
        "chart.svg.j2",
        width=WIDTH,
        height=made.height,
        edge=EDGE,
        boxes=made.boxes,
        lines=made.lines,
        mirrored=made.is_mirrored,
        family=family,
        look=look,
        alt=alt,
    )


def card(table: PublishedTable, published: Published, language: str) -> Card:
    """Return the card of ``table``; long labels are cut only where it would be too tall."""
    for most in (8, 5, 3, 2):
        found = _card(table, published, language, most)
        if found.height <= TALLEST:
            return found
    return _card(table, published, language, 1)


def cards(table: PublishedTable, published: Published, language: str) -> tuple[Card, ...]:
    """Return the card of ``table``, or several where one would be too tall for a phone."""
    for size in range(len(table.rows), 3, -1):
        made = tuple(card(part, published, language) for part in _parts(table, size))
        if all(each.height <= COMFORTABLE for each in made):
            return made
    return (card(table, published, language),)


def _parts(table: PublishedTable, size: int) -> Iterator[PublishedTable]:
    """Yield ``table`` in parts of ``size`` rows; what is told of all of it stands in the last."""
    starts = range(0, len(table.rows), size)
    for start in starts[:-1]:
        rows = table.rows[start : start + size]
        notes = tuple(each for each in table.notes if each is Note.WORDS_ONLY)
        yield replace(
            table, rows=rows, missing=(), thirds=(), mean=None, quartiles=None, notes=notes
        )
    yield replace(table, rows=table.rows[starts[-1] :])


def _card(table: PublishedTable, published: Published, language: str, most: int) -> Card:
    made = layout.begin(published, table.question, language)
    layout.say_base(made, table.base, table.notes)
    for row in table.rows:
        _add(made, row, most)
    _say_summary(made, table)
    if table.missing:
        made.y += 30
        made.write(words.missing_line(table.missing).say(language), SMALLEST, "quiet")
    layout.say_notes(made, table.notes)
    layout.say_who(made, published)
    return made


def _add(made: Card, row: PublishedRow, most: int) -> None:
    made.y += 24
    made.write(row.label.say(made.language), TEXT, most=most)
    made.y += 20
    layout.say_value(made, row.value, "stripes" if row.code == OTHER else "bar", Place())
    made.y += layout.BAR
    if row.mean_place is not None:
        said = f"{words.MEAN_PLACE.say(made.language)} {row.mean_place:g}"
        made.write(said, SMALLEST, "quiet")


def _say_summary(made: Card, table: PublishedTable) -> None:
    for said in summary(table, made.language):
        made.y += 20
        made.write(said, SMALLEST)


def summary(table: PublishedTable, language: str) -> list[str]:
    """Return what is told of a scale or a number besides its rows, as lines."""
    found = []
    if table.mean is not None:
        found.append(f"{MEAN.say(language)}: {table.mean:g}")
    if table.thirds:
        parts = (
            f"{row.label.say(language)}: {words.of_value(row.value).say(language)}"
            for row in table.thirds
        )
        found.append(" · ".join(parts))
    labels = {row.code: row.label for row in table.rows}
    if table.quartiles is not None and table.quartiles.median in labels:
        middle = labels[table.quartiles.median]
        found.append(f"{MIDDLE_ANSWER.say(language)}: {middle.say(language)}")
    return found


MEAN = words.text("Average", "Cyfartaledd")
MIDDLE_ANSWER = words.text("The answer in the middle", "Yr ateb yn y canol")


def alt_text(
    table: PublishedTable, published: Published, language: str, longest: int | None = None
) -> str:
    """Return all that the picture says, for those who do not see it.

    With a ``longest``, in UTF-16 units, the answers are cut, and never who was heard and who not.
    """
    return with_ledger(_said(table, language), published, language, longest)


def with_ledger(said: str, published: Published, language: str, longest: int | None = None) -> str:
    """Return what a picture says, cut where it is too long, and whole who was heard and who not."""
    who = words.ledger_line(published.heard.ledger).say(language)
    if longest is not None:
        said = cut(said, longest - len(who) - 1)
    return f"{said} {who}"


def _said(table: PublishedTable, language: str) -> str:
    rows = [f"{row.label.say(language)}: {_told(row, language)}." for row in table.rows]
    more = [f"{each}." for each in summary(table, language)]
    base = sentence(table.base, language)
    return " ".join([table.question.say(language), base, *rows, *more])


def _told(row: PublishedRow, language: str) -> str:
    said = words.of_value(row.value).say(language)
    if row.mean_place is None:
        return said
    return f"{said}, {words.MEAN_PLACE.say(language)} {row.mean_place:g}"


def sentence(text: Text, language: str) -> str:
    """Return ``text`` with one full stop behind it."""
    return f"{text.say(language).rstrip('.')}."
