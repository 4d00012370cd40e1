"""A poster as a page to print and as a picture to share."""

from io import BytesIO

from msgspec import Struct

from admin.reports.pages.html import css, direction, filled, policy
from admin.reports.pages.poster import QUIET_ZONE, Poster
from admin.reports.typeface import BOLD, REGULAR, wrapped
from surveys.drawing import png_of

WIDTH, HEIGHT = 1240, 1754
"""A sheet of A4 at 150 dots an inch."""
EDGE = 84
CODE = 520
"""How wide the code is in the picture."""
_SCALES = (1.2, 1.1, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4)


class Line(Struct, frozen=True):
    """One line of text; ``y`` is its baseline, ``ink`` a colour's name in the template."""

    x: float
    y: float
    size: float
    bold: bool
    ink: str
    text: str


class _Sheet:
    """A poster in the making, written from the top down at one scale."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self.lines: list[Line] = []
        self.y: float = EDGE
        self.left: float = EDGE
        self.wide: float = WIDTH - 2 * EDGE

    def write(self, said: str, size: float, ink: str, bold: bool = False, gap: float = 0) -> None:
        real = size * self._scale
        self.y += gap * self._scale
        for line in wrapped(said, real, bold, self.wide):
            self.y += real * 1.28
            self.lines.append(Line(self.left, self.y, real, bold, ink, line))

    def space(self, gap: float) -> None:
        self.y += gap * self._scale


def poster_html(poster: Poster) -> str:
    """Return the poster as one self-contained page that fills a sheet of A4."""
    return filled(
        "poster.html.j2",
        poster=poster,
        direction=direction(poster.language),
        css=css("poster.css"),
        policy=policy("poster.css"),
        code=_code_svg(poster),
    )


def poster_png(poster: Poster) -> bytes:
    """Return the poster as a picture: a sheet of A4 at 150 dots an inch."""
    return png_of(poster_svg(poster), [str(REGULAR), str(BOLD)])


def poster_svg(poster: Poster) -> str:
    """Return the picture as SVG; long words are set smaller until all of them fit."""
    for scale in _SCALES:
        sheet, head, card = _drawn(poster, scale)
        if sheet.y <= HEIGHT - EDGE / 2:
            break
    modules = poster.code.symbol_size(border=QUIET_ZONE)[0]
    return filled(
        "poster.svg.j2",
        width=WIDTH,
        height=HEIGHT,
        head=head,
        card=card,
        edge=EDGE,
        lines=sheet.lines,
        code=_code_svg(poster),
        modules=modules,
        size=CODE,
    )


def _drawn(poster: Poster, scale: float) -> tuple[_Sheet, float, float]:
    """Return the sheet, where its head ends, and where the card with the code begins."""
    sheet = _Sheet(scale)
    sheet.write(poster.organisation, 34, "pale", bold=True)
    sheet.write(poster.invites, 34, "pale")
    sheet.write(poster.title, 104, "white", bold=True, gap=18)
    sheet.write(poster.question, 50, "white", gap=8)
    head = sheet.y + 70
    card = head + 56
    sheet.y, sheet.left = card - 10, EDGE + CODE + 56
    sheet.wide = WIDTH - EDGE - sheet.left
    sheet.write(poster.scan, 50, "ink", bold=True)
    for each in poster.promises:
        sheet.write(each, 34, "ink", gap=16)
    sheet.y, sheet.left = max(sheet.y + 30, card + CODE + 46), EDGE
    sheet.wide = WIDTH - 2 * EDGE
    sheet.write(poster.shown_link, 38, "accent", bold=True)
    sheet.space(34)
    _dates(sheet, poster)
    sheet.write(poster.level[1], 34, "ink", bold=True, gap=34)
    name, things = poster.can_change
    sheet.write(f"{name}: {' · '.join(things)}", 34, "ink", gap=10)
    name, ways = poster.other_ways
    sheet.write(f"{name} {' · '.join(ways)}", 32, "quiet", gap=26)
    sheet.write(poster.contact, 32, "quiet", gap=10)
    return sheet, head, card


def _dates(sheet: _Sheet, poster: Poster) -> None:
    """Write the dates side by side."""
    top, lowest = sheet.y, sheet.y
    wide = (WIDTH - 2 * EDGE) / len(poster.dates)
    for place, (name, day) in enumerate(poster.dates):
        sheet.y, sheet.left, sheet.wide = top, EDGE + place * wide, wide - 24
        sheet.write(name, 30, "quiet")
        sheet.write(day, 38, "accent", bold=True)
        lowest = max(lowest, sheet.y)
    sheet.y, sheet.left, sheet.wide = lowest, EDGE, WIDTH - 2 * EDGE


def _code_svg(poster: Poster) -> str:
    out = BytesIO()
    poster.code.save(
        out, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return out.getvalue().decode()
