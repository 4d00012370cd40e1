"""A card in the making, 1080 pixels wide: boxes and lines of text, for a phone.

On a phone 360 pixels wide three of these pixels are one: the smallest type, 34, is 11 points there.
Everything is laid out from the left, and mirrored at the end for a language that runs to the left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from admin.reports import words
from admin.reports.directions import is_right_to_left, isolated, runs_left
from admin.reports.published import Count, InWords, Note, Published, Suppressed, Value, Word
from admin.reports.typeface import drawable, is_arabic, typeface, wrapped
from surveys.text import Text

WIDTH = 1080
TALLEST = 8800
"""Telegram takes a photo whose width and height add up to 10,000 pixels at most."""
COMFORTABLE = 2400
"""A picture goes on in another one from here on: Telegram makes taller ones smaller."""
LEFT, RIGHT = 96, WIDTH - 96
INSIDE = RIGHT - LEFT
EDGE = 36
BAR = 44
WHOLE = 730
SMALLEST, TEXT, LARGE = 34, 40, 54
_STEPS = {
    Word.MOST: ("step", "step", "step", "maybe"),
    Word.HALF: ("step", "step", "empty", "empty"),
    Word.SOME: ("step", "empty", "empty", "empty"),
    Word.FEW: ("maybe", "empty", "empty", "empty"),
}
"""Four quarters: what a word leaves open, all or none, is neither full nor empty."""
_STEP_GAP = 12


class Line(Struct, frozen=True):
    """One line of text: ``y`` is its baseline, ``ink`` a colour's name in the look.

    ``x`` is where it starts, or with the anchor "end" where its right end is.
    """

    x: float
    y: float
    size: int
    bold: bool
    ink: str
    text: str
    anchor: str = "start"


class Box(Struct, frozen=True):
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

    @property
    def is_mirrored(self) -> bool:
        """Whether it is for a language that runs from right to left."""
        return is_right_to_left(self.language)

    def write(
        self, said: str, size: int, ink: str = "ink", bold: bool = False, most: int = 99
    ) -> None:
        """Write ``said`` below what is there, in as many lines as it needs."""
        for line in _balanced(drawable(said), size, bold, most):
            self.y += round(size * 1.3)
            self.lines.append(Line(LEFT, self.y, size, bold, ink, _kept(line, said)))

    def put(self, x: float, said: str, size: int, height: float = BAR, bold: bool = True) -> None:
        """Put ``said`` on the level of the bar that comes next, which is ``height`` tall."""
        y = self.y + height / 2 + size * 0.36
        self.lines.append(Line(x, y, size, bold, "ink", _kept(drawable(said), said)))

    def box(self, x: float, width: float, look: str, height: float = BAR) -> None:
        """Put a box there."""
        self.boxes.append(Box(x, self.y, width, height, look))

    def badge(self, said: str) -> None:
        """Put a few words into a box of their own, below what is there."""
        size = SMALLEST
        shown = drawable(said)
        wide = min(INSIDE, typeface(True, is_arabic(shown)).width(shown, size) + 56)
        self.boxes.append(Box(LEFT, self.y, wide, 66, "badge"))
        y = self.y + 45
        self.lines.append(Line(LEFT + 28, y, size, True, "badge", _kept(shown, said)))
        self.y += 74

    def finished(self) -> "Card":
        """Return the card as it is drawn: mirrored where its language asks for that."""
        if not self.is_mirrored:
            return self
        lines = [replace(line, x=WIDTH - line.x, anchor="end") for line in self.lines]
        boxes = [replace(box, x=WIDTH - box.x - box.width) for box in self.boxes]
        return Card(self.language, lines, boxes, self.y)


def _balanced(said: str, size: int, bold: bool, most: int) -> tuple[str, ...]:
    """Return ``said`` in as few lines as it needs, none of which is left with a single word."""
    lines = wrapped(said, size, bold, INSIDE, most)
    if not 1 < len(lines) < 5 or len(lines) == most:
        return lines
    for share in (0.92, 0.84, 0.76, 0.68):
        found = wrapped(said, size, bold, INSIDE * share, most)
        if len(found) > len(lines):
            break
        lines = found
    return lines


def _kept(line: str, paragraph: str) -> str:
    return isolated(line) if runs_left(paragraph) else line


def begin(published: Published, question: Text, language: str, most: int = 10) -> Card:
    """Return a card with the survey's title and a question on it."""
    made = Card(language)
    made.write(published.title.say(language), 36, "accent", bold=True, most=3)
    made.y += 12
    made.write(question.say(language), LARGE, bold=True, most=most)
    made.y += 18
    return made


def say_base(made: Card, base: Text, notes: Sequence[Note]) -> None:
    """Say how many answered, and whether they are told in words."""
    if Note.WORDS_ONLY in notes:
        made.y += 10
        made.badge(words.NOT_NUMBERS.say(made.language))
    made.write(base.say(made.language), 36, "quiet")
    made.y += 14


def say_notes(made: Card, notes: Sequence[Note]) -> None:
    """Say what was done so that nobody stands out, and what a reader has to know."""
    shown = [note for note in notes if note not in (Note.WORDS_ONLY, Note.WITHHELD)]
    if shown:
        made.y += 26
    for note in shown:
        made.write(words.NOTES[note].say(made.language), SMALLEST, "quiet")


def say_who(made: Card, published: Published) -> None:
    """Say whom the numbers are of, and whom not: a picture is passed on alone."""
    made.y += 26
    made.write(words.ledger_line(published.heard.ledger).say(made.language), SMALLEST, "quiet")


def say_value(made: Card, value: Value, look: str, place: "Place") -> None:
    """Draw a published value at a place, on the level where the card has come to."""
    match value:
        case Count(percent=percent):
            long = max(place.width * percent / 100, 10)
            made.box(place.x, place.width, "track", place.height)
            made.box(place.x, long, look if percent else "nobody", place.height)
            made.put(place.beside, f"{percent}%", place.size, place.height)
        case Suppressed():
            made.box(place.x, 64, "unknown", place.height)
            said = words.of_value(value).say(made.language)
            made.put(place.x + 84, said, min(place.size, 38), place.height)
        case InWords(word):
            _steps(made, word, place)
        case _:
            assert_never(value)


class Place(Struct, frozen=True):
    """Where a bar stands, how wide a whole one is, and how large the type beside it is."""

    x: float = LEFT
    width: float = WHOLE
    height: float = BAR
    size: int = 44

    @property
    def beside(self) -> float:
        """Where the type beside a whole bar begins."""
        return self.x + self.width + 20


def _steps(made: Card, word: Word, place: Place) -> None:
    said, size = words.WORDS[word].say(made.language), min(place.size, 38)
    room = RIGHT - place.x - typeface(True, is_arabic(said)).width(said, size) - 20
    wide = min(118.0, room / 4 - _STEP_GAP)
    for number, look in enumerate(_STEPS[word]):
        made.box(place.x + number * (wide + _STEP_GAP), wide, look, place.height)
    made.put(place.x + 4 * (wide + _STEP_GAP) + 8, said, size, place.height)


PATTERNS: Mapping[int, str] = dict(enumerate(("bar", "stripes", "dots", "lines", "bars")))
"""Fills that are told apart without colours, for groups side by side."""
