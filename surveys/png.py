"""A PNG with its picture alone. Pure."""

import zlib
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from surveys.image_limits import DAMAGED, BadImage, check_size

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_OF_THE_PICTURE: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"})
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7: Final = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
"""Of each pass of an interlaced PNG the first column and row, and the steps to the next."""


def bare_png(content: bytes) -> bytes:
    """Return ``content`` without words, times and whatever follows the picture.

    Raises BadImage, struct.error, KeyError or zlib.error when it cannot be shown.
    """
    kept, packed = [SIGNATURE], b""
    for kind, data, whole in _chunks(content):
        if len(kept) == 1 and kind != b"IHDR":
            raise BadImage(DAMAGED)
        if kind not in _OF_THE_PICTURE and kind[0] < ord("a"):
            raise BadImage("it is a PNG of a kind that phones do not show")
        if kind in _OF_THE_PICTURE:
            kept.append(whole)
        if kind == b"IDAT":
            packed += data
    _unpacked(packed, _length(kept[1][8:]))
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the kind, the data and the whole of each chunk up to the end of the picture."""
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        (length,) = unpack_from(">I", content, at)
        kind = content[at + 4 : at + 8]
        data = content[at + 8 : at + 8 + length]
        (check,) = unpack_from(">I", content, at + 8 + length)
        if check != zlib.crc32(kind + data):
            raise BadImage(DAMAGED)
        yield kind, data, content[at : at + 12 + length]
        at += 12 + length


def _length(header: bytes) -> int:
    """Return how many bytes the picture is before it is packed."""
    width, height, depth, colour, _, _, interlaced = unpack_from(">IIBBBBB", header)
    check_size(width, height)
    passes = _ADAM7 if interlaced else ((0, 0, 1, 1),)
    every = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        every += rows * (1 + -(-columns * depth * _CHANNELS[colour] // 8))
    return every


def _unpacked(packed: bytes, length: int) -> None:
    """Raise BadImage unless ``packed`` holds just ``length`` bytes; never unpack more of it."""
    unpacking, most = zlib.decompressobj(), 1 << 16
    found = len(unpacking.decompress(packed, most))
    while unpacking.unconsumed_tail and found <= length:
        found += len(unpacking.decompress(unpacking.unconsumed_tail, most))
    if found != length or not unpacking.eof:
        raise BadImage(DAMAGED)
