"""How wide text is in the fonts that the pictures use, and where its lines break."""

from functools import cache
from pathlib import Path
from struct import unpack_from

from msgspec import Struct

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "NotoSans-Regular.ttf"
BOLD = FONTS / "NotoSans-Bold.ttf"
ARABIC = FONTS / "HearbackArabic-Regular.ttf"
ARABIC_BOLD = FONTS / "HearbackArabic-Bold.ttf"
FILES = tuple(map(str, (REGULAR, BOLD, ARABIC, ARABIC_BOLD)))
"""All fonts that pictures are drawn with."""
_KERNING = 1.04
"""A margin for pairs of letters that are set further apart than their widths add up to."""


class Typeface(Struct, frozen=True):
    """The advance widths of one font, in units of which ``per_em`` make the type size."""

    per_em: int
    glyphs: dict[int, int]
    advances: tuple[int, ...]

    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` is in pixels at ``size`` pixels, never too little."""
        units = sum(self.advances[self.glyphs.get(ord(letter), 0)] for letter in text)
        return units * size / self.per_em * _KERNING


def is_arabic(text: str) -> bool:
    """Tell whether ``text`` has letters of the Arabic script, as Urdu has."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def family(text: str) -> str:
    """Return the name of the font that draws ``text``."""
    return "Hearback Arabic" if is_arabic(text) else "Noto Sans"


def drawable(text: str) -> str:
    """Return ``text`` without what the fonts have no shape for, such as emoji, and in one line.

    Words that they have no letters for at all are left as they are.
    """
    face = typeface(False, is_arabic(text))
    shapes = "".join(each if ord(each) in face.glyphs else " " for each in text)
    return " ".join((shapes if any(map(str.isalnum, shapes)) else text).split())


@cache
def typeface(bold: bool, arabic: bool = False) -> Typeface:
    """Return the widths of the regular or the bold font, read once.

    An Arabic letter is never wider than alone, so the width of a word is never too little.
    """
    fonts = (ARABIC_BOLD if bold else ARABIC) if arabic else (BOLD if bold else REGULAR)
    data = fonts.read_bytes()
    tables = _tables(data)
    (per_em,) = unpack_from(">H", data, tables["head"] + 18)
    return Typeface(per_em, _glyphs(data, tables["cmap"]), _advances(data, tables))


def _tables(data: bytes) -> dict[str, int]:
    (how_many,) = unpack_from(">H", data, 4)
    found = (unpack_from(">4sIII", data, 12 + 16 * place) for place in range(how_many))
    return {tag.decode("ascii"): start for tag, _, start, _ in found}


def _advances(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    """Return the advance of each glyph; those behind the last metric share it."""
    (metrics,) = unpack_from(">H", data, tables["hhea"] + 34)
    (glyphs,) = unpack_from(">H", data, tables["maxp"] + 4)
    widths = unpack_from(">" + "Hh" * metrics, data, tables["hmtx"])[::2]
    every: tuple[int, ...] = widths + widths[-1:] * (glyphs - metrics)
    return every


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return glyphs by code point from the OpenType ``cmap`` table, format 4."""
    (offset,) = unpack_from(">I", data, cmap + 8)
    start = cmap + offset
    (doubled,) = unpack_from(">H", data, start + 6)
    segments = doubled // 2
    shape = f">{segments}H"
    ends = unpack_from(shape, data, start + 14)
    firsts = unpack_from(shape, data, start + 16 + doubled)
    deltas = unpack_from(shape, data, start + 16 + 2 * doubled)
    ranges_at = start + 16 + 3 * doubled
    ranges = unpack_from(shape, data, ranges_at)
    glyphs: dict[int, int] = {}
    for place in range(segments):
        for code in range(firsts[place], ends[place] + 1):
            if not ranges[place]:
                glyphs[code] = (code + deltas[place]) % 65536
                continue
            at = ranges_at + 2 * place + ranges[place] + 2 * (code - firsts[place])
            found = unpack_from(">H", data, at)[0] if at + 2 <= len(data) else 0
            glyphs[code] = (found + deltas[place]) % 65536 if found else 0
    return glyphs


def wrapped(text: str, size: float, bold: bool, width: float, most: int = 99) -> tuple[str, ...]:
    """Return ``text`` in lines of at most ``width`` pixels; a cut ``most``-th line ends in …"""
    face = typeface(bold, is_arabic(text))
    lines: list[str] = [""]
    for word in _pieces(text, size, bold, width):
        longer = f"{lines[-1]} {word}".strip()
        if face.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(lines[most - 1], size, bold, width))


def _pieces(text: str, size: float, bold: bool, width: float) -> list[str]:
    """Return the words of ``text``, those broken up that alone are wider than a line."""
    face = typeface(bold, is_arabic(text))
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and face.width(piece + letter, size) > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(line: str, size: float, bold: bool, width: float) -> str:
    face = typeface(bold, is_arabic(line))
    while line and face.width(f"{line}…", size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"
