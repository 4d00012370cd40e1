"""One picture of what was said, or of what came of it: made for a phone, and to be passed on."""

from math import ceil

from pydantic import BaseModel, ConfigDict

from admin.rendering import picture
from admin.reports.charts import png
from admin.reports.directions import isolated, runs_left
from admin.reports.layout import EDGE, INSIDE, LEFT, WIDTH, Card, Line
from admin.reports.looks import LIGHT, Look
from admin.reports.typeface import drawable, family, is_arabic, typeface, wrapped
from surveys.text import Text

MOST_PARTS = 5
"""So many questions or themes are on one picture; a line says how many more there are."""
_HEAD, _FOOT = 66, 118
_BAR, _TRACK = 26, 690
_SHARE, _BESIDE = 40, 28
_INDENT = 88

Words = dict[str, str]
"""What is said, by language."""


class Drawn(BaseModel):
    """A part of a card, as it is kept with a message."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(Drawn):
    """One answer and its share, ``percent`` where the gate lets a number out."""

    label: Words
    share: Words
    percent: int | None = None


class Part(Drawn):
    """A question with its answers, or something young people said and what came of it.

    ``badge`` says in two or three words what came of it, ``look`` how it is marked: done, doing,
    not_doing or not_decided.
    """

    said: Words
    answers: tuple[Answer, ...] = ()
    badge: Words = {}
    look: str = ""
    words: Words = {}


class OutcomeCard(Drawn):
    """All that a picture says. ``head`` names its kind, ``more`` counts what has no room on it,
    ``heard`` says whom we heard and whom not: a picture is passed on alone."""

    head: Words
    title: Words
    lead: Words
    parts: tuple[Part, ...]
    foot: Words
    more: Words = {}
    heard: Words = {}


def draw(card: OutcomeCard, language: str, look: Look = LIGHT) -> bytes:
    """Return a PNG of the card, 1080 pixels wide and as tall as it needs to be."""
    return png(svg(card, language, look))


def drawn(document: str, language: str) -> bytes:
    """Return the PNG of a card that was kept as JSON. Raises ValueError when it is none."""
    return draw(OutcomeCard.model_validate_json(document), language)


def svg(card: OutcomeCard, language: str, look: Look = LIGHT) -> str:
    """Return the picture as SVG, for the fonts in the ``fonts`` folder."""
    sheet = _Sheet(language)
    sheet.begin(card)
    for part in card.parts[:MOST_PARTS]:
        sheet.add(part)
    sheet.end(card)
    made = sheet.made.finished()
    return picture(
        "outcome.svg.j2",
        width=WIDTH,
        height=round(sheet.made.y + _FOOT),
        edge=EDGE,
        top=sheet.top,
        boxes=made.boxes,
        lines=made.lines,
        mirrored=made.is_mirrored,
        family=family,
        look=look,
        alt=in_words(card, language),
    )


def in_words(card: OutcomeCard, language: str) -> str:
    """Return all that the picture says, for those who do not see it."""
    parts = [card.head, card.title, card.lead]
    said = [_say(each, language).rstrip(".") for each in parts]
    said += [_in_words(part, language) for part in card.parts[:MOST_PARTS]]
    said += [_say(each, language).rstrip(".") for each in (card.more, card.heard, card.foot)]
    return ". ".join(each for each in said if each) + "."


def _in_words(part: Part, language: str) -> str:
    answers = [f"{_say(a.label, language)}: {_say(a.share, language)}" for a in part.answers]
    said = [_say(part.said, language), *answers, _say(part.badge, language)]
    return ". ".join(each.rstrip(".") for each in (*said, _say(part.words, language)) if each)


def _say(words: Words, language: str) -> str:
    return Text(words).say(language) if words else ""


class _Sheet:
    """The picture in the making."""

    def __init__(self, language: str) -> None:
        self.made = Card(language, y=float(EDGE))
        self.top = 0.0
        """Where the coloured head ends."""
        self.track = _TRACK
        """How long a whole bar is: shorter where shares need more room beside it."""

    def begin(self, card: OutcomeCard) -> None:
        self.track = min(_TRACK, INSIDE - _BESIDE - self._widest_share(card))
        self.made.y += _HEAD - 20
        self._write(card.head, 38, "on_head", bold=True)
        self.made.y += 4
        self._write(card.title, 60, "on_head", bold=True, most=4)
        self.made.y += 12
        self._write(card.lead, 34, "on_head", most=4)
        self.made.y += 44
        self.top = self.made.y

    def add(self, part: Part) -> None:
        self.made.y += 42
        self._write(part.said, 40, bold=True, most=5)
        for answer in part.answers:
            self._answer(answer)
        if part.badge:
            self._badge(part)
        if part.words:
            self.made.y += 8
            self._write(part.words, 36, most=6, indent=_INDENT)

    def end(self, card: OutcomeCard) -> None:
        if card.more:
            self.made.y += 34
            self._write(card.more, 34, "quiet")
        if card.heard:
            self.made.y += 34
            self._write(card.heard, 30, "quiet", most=6)
        self.made.y += 46
        self.made.box(LEFT, INSIDE, "rule", 4)
        self.made.y += 10
        self._write(card.foot, 34, most=6)

    def _answer(self, answer: Answer) -> None:
        self.made.y += 14
        self._write(answer.label, 34, most=3)
        self.made.y += 14
        share = _say(answer.share, self.made.language)
        if answer.percent is None:
            face = typeface(True, is_arabic(share))
            self.made.box(LEFT, face.width(share, 32) + 48, "word", 56)
            self._put(LEFT + 24, self.made.y + 39, 32, "badge", share)
            self.made.y += 56
            return
        self.made.box(LEFT, self.track, "track", _BAR)
        self.made.box(LEFT, max(self.track * answer.percent / 100, 8), "bar", _BAR)
        self._put(LEFT + self.track + _BESIDE, self.made.y + 27, _SHARE, "ink", share)
        self.made.y += _BAR

    def _widest_share(self, card: OutcomeCard) -> int:
        answers = (answer for part in card.parts for answer in part.answers)
        counted = (each.share for each in answers if each.percent is not None)
        shares = (_say(each, self.made.language) for each in counted)
        widths = (typeface(True, is_arabic(each)).width(each, _SHARE) for each in shares)
        return ceil(max(widths, default=0))

    def _badge(self, part: Part) -> None:
        """Say what came of it: the mark differs in shape and in words, never in colour alone."""
        self.made.y += 22
        self.made.box(LEFT, 64, part.look, 64)
        said = _say(part.badge, self.made.language)
        self._put(LEFT + _INDENT, self.made.y + 46, 38, "accent", said)
        self.made.y += 64

    def _put(self, x: float, y: float, size: int, ink: str, said: str) -> None:
        self.made.lines.append(Line(x, y, size, True, ink, _shown(said, said)))

    def _write(
        self,
        words: Words,
        size: int,
        ink: str = "ink",
        bold: bool = False,
        most: int = 99,
        indent: int = 0,
    ) -> None:
        said = _say(words, self.made.language)
        for line in wrapped(drawable(said), size, bold, INSIDE - indent, most) if said else ():
            self.made.y += round(size * 1.32)
            text = _shown(line, said)
            self.made.lines.append(Line(LEFT + indent, self.made.y, size, bold, ink, text))


def _shown(line: str, paragraph: str) -> str:
    """Return a line as it is drawn: one that runs from right to left keeps to itself."""
    shown = drawable(line)
    return isolated(shown) if runs_left(paragraph) else shown
