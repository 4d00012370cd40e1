"""Where everything of a chart stands: boxes and lines of text on a card 1080 pixels wide."""

from dataclasses import dataclass, field
from typing import assert_never

from admin.reports import words
from admin.reports.published import (
    Count,
    InWords,
    Note,
    Published,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Word,
)
from admin.reports.shown import OTHER
from admin.reports.typeface import typeface, wrapped
from surveys.text import Text

WIDTH = 1080
TALLEST = 8800
"""Telegram takes a photo whose width and height add up to 10,000 pixels at most."""
LEFT, RIGHT = 96, WIDTH - 96
INSIDE = RIGHT - LEFT
EDGE = 36
_BAR = 44
_WHOLE = 730
_STEPS = {
    Word.MOST: ("step", "step", "step", "maybe"),
    Word.HALF: ("step", "step", "empty", "empty"),
    Word.SOME: ("step", "empty", "empty", "empty"),
    Word.FEW: ("maybe", "empty", "empty", "empty"),
}
"""Four quarters: what a word leaves open, all or none, is neither full nor empty."""
_STEP_WIDTH, _STEP_GAP = 118, 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: ``y`` is its baseline, ``ink`` a colour's name in the template."""

    x: float
    y: float
    size: int
    bold: bool
    ink: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box; ``look`` is the name of its fill in the template."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(slots=True)
class Card:
    """A picture in the making: what stands on it, and how far down it has come."""

    language: str
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    y: float = 84

    @property
    def height(self) -> int:
        """How tall the whole picture is, with the edge below the card."""
        return round(self.y + 132)

    def write(
        self, said: str, size: int, ink: str = "ink", bold: bool = False, most: int = 99
    ) -> None:
        """Write ``said`` below what is there, in as many lines as it needs."""
        for line in wrapped(said, size, bold, INSIDE, most):
            self.y += round(size * 1.3)
            self.lines.append(Line(LEFT, self.y, size, bold, ink, line))

    def put(self, x: float, said: str, size: int) -> None:
        """Put ``said`` in bold on the level of the bar that comes next."""
        self.lines.append(Line(x, self.y + _BAR / 2 + size * 0.36, size, True, "ink", said))


def card(table: PublishedTable, published: Published, language: str) -> Card:
    """Return the card of ``table``; long labels are cut only where it would be too tall."""
    for most in (8, 5, 3, 2):
        found = _card(table, published, language, most)
        if found.height <= TALLEST:
            return found
    return _card(table, published, language, 1)


def _card(table: PublishedTable, published: Published, language: str, most: int) -> Card:
    made = Card(language)
    made.write(published.title.say(language), 34, "accent", bold=True, most=3)
    made.y += 12
    made.write(table.question.say(language), 54, bold=True, most=10)
    made.y += 18
    _say_base(made, table)
    for row in table.rows:
        _add(made, row, most)
    _say_missing(made, table)
    _say_notes(made, table)
    return made


def _say_base(made: Card, table: PublishedTable) -> None:
    if Note.WORDS_ONLY in table.notes:
        made.y += 10
        _badge(made, words.NOT_NUMBERS)
    made.write(table.base.say(made.language), 36, "quiet")
    made.y += 14


def _badge(made: Card, text: Text) -> None:
    said = text.say(made.language)
    made.boxes.append(Box(LEFT, made.y, typeface(True).width(said, 32) + 56, 64, "badge"))
    made.lines.append(Line(LEFT + 28, made.y + 43, 32, True, "ink", said))
    made.y += 72


def _add(made: Card, row: PublishedRow, most: int) -> None:
    made.y += 26
    made.write(row.label.say(made.language), 38, most=most)
    made.y += 18
    match row.value:
        case Count(percent=percent):
            _bar(made, percent, "others" if row.code == OTHER else "bar")
        case Suppressed():
            made.boxes.append(Box(LEFT, made.y, 64, _BAR, "unknown"))
            made.put(LEFT + 88, words.of_value(row.value).say(made.language), 38)
        case InWords(word):
            _steps(made, word)
        case _:
            assert_never(row.value)
    made.y += _BAR


def _bar(made: Card, percent: int, look: str) -> None:
    long = max(_WHOLE * percent / 100, 10)
    made.boxes.append(Box(LEFT, made.y, _WHOLE, _BAR, "track"))
    made.boxes.append(Box(LEFT, made.y, long, _BAR, look if percent else "nobody"))
    made.put(LEFT + _WHOLE + 24, f"{percent}%", 44)


def _steps(made: Card, word: Word) -> None:
    for place, look in enumerate(_STEPS[word]):
        x = LEFT + place * (_STEP_WIDTH + _STEP_GAP)
        made.boxes.append(Box(x, made.y, _STEP_WIDTH, _BAR, look))
    made.put(LEFT + 4 * (_STEP_WIDTH + _STEP_GAP) + 16, words.WORDS[word].say(made.language), 38)


def _say_missing(made: Card, table: PublishedTable) -> None:
    if not table.missing:
        return
    made.y += 30
    made.write(words.missing_line(table.missing).say(made.language), 32, "quiet")


def _say_notes(made: Card, table: PublishedTable) -> None:
    shown = [note for note in table.notes if note not in (Note.WORDS_ONLY, Note.WITHHELD)]
    if shown:
        made.y += 26
    for note in shown:
        made.write(words.NOTES[note].say(made.language), 30, "quiet")
