"""The pictures of a question's options as one: a quiet grid, each with its label below it."""

from base64 import b64encode
from collections.abc import Iterator, Sequence

from msgspec import Struct

from admin.rendering import picture
from admin.reports.charts import png
from admin.reports.directions import isolated, runs_left
from admin.reports.layout import EDGE, SMALLEST, TEXT, WIDTH
from admin.reports.looks import LIGHT, Look
from admin.reports.typeface import drawable, family, wrapped
from bot.conversation.screen import Labelled, Sheet

FEW = 6
"""So many pictures stand two in a row, more of them three: those are 110 pixels wide on a phone."""
MOST_LINES = 3
_GAP, _INSET = 28, 20
_LEADING = 1.3


class Tile(Struct, frozen=True):
    """One picture with its label. ``lines`` are the label, the first with its baseline at
    ``baseline``; all else in pixels from the top left."""

    x: float
    y: float
    width: float
    height: float
    picture: float
    href: str
    lines: Sequence[str]
    baseline: float


def draw(sheet: Sheet) -> bytes:
    """Return a PNG of the sheet, 1080 pixels wide and as tall as it needs to be."""
    return png(svg(sheet))


def svg(sheet: Sheet, look: Look = LIGHT) -> str:
    """Return the sheet as SVG, for the fonts in the ``fonts`` folder."""
    tiles = list(_tiles(sheet.parts))
    size = _size(len(sheet.parts))
    return picture(
        "options.svg.j2",
        width=WIDTH,
        height=round(tiles[-1].y + tiles[-1].height + EDGE),
        tiles=tiles,
        inset=_INSET,
        size=size,
        leading=size * _LEADING,
        family=family,
        look=look,
    )


def _columns(count: int) -> int:
    return min(count, 2 if count <= FEW else 3)


def _size(count: int) -> int:
    return TEXT if count <= FEW else SMALLEST


def _tiles(parts: Sequence[Labelled]) -> Iterator[Tile]:
    columns, size = _columns(len(parts)), _size(len(parts))
    width = (WIDTH - 2 * EDGE - (columns - 1) * _GAP) / columns
    picture = (width - 2 * _INSET) * 3 / 4
    mirrored = runs_left(parts[0].label)
    y: float = EDGE
    for start in range(0, len(parts), columns):
        row = parts[start : start + columns]
        labels = [_lines(part.label, size, width - 2 * _INSET) for part in row]
        words = max(map(len, labels)) * size * _LEADING
        height = picture + words + 3 * _INSET
        for place, (part, lines) in enumerate(zip(row, labels, strict=True)):
            column = columns - 1 - place if mirrored else place
            x = EDGE + column * (width + _GAP)
            baseline = y + picture + 2 * _INSET + size
            yield Tile(x, y, width, height, picture, _href(part.content), lines, baseline)
        y += height + _GAP


def _lines(label: str, size: int, width: float) -> list[str]:
    lines = wrapped(drawable(label), size, True, width, MOST_LINES)
    return [isolated(line) if runs_left(label) else line for line in lines]


def _href(content: bytes) -> str:
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(content).decode()}"
