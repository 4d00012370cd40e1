"""A JPEG with its picture alone. Pure."""

import struct
from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from surveys.drawing import png_of
from surveys.image_limits import DAMAGED, BadImage, check_size

SIGNATURE: Final = b"\xff\xd8"
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_SCAN: Final = 0xDA
_END: Final = 0xD9
_OF_THE_PICTURE: Final = _FRAMES | {0xC4, 0xDB, 0xDC, 0xDD, _SCAN, _END}
_EXIF: Final = 0xE1
_ADOBE: Final = 0xEE
_MOST_SCANS: Final = 64
"""Each goes over the whole picture; cameras make a dozen."""
_TURNED: Final = 0x0112
"""The number of the tag by which a camera says how it was held."""


def bare_jpeg(content: bytes) -> bytes:
    """Return ``content`` without place, time, camera, preview, and whatever follows the picture.

    Raises BadImage, struct.error or IndexError when it cannot be shown.
    """
    kept, frames, scans = [SIGNATURE], 0, 0
    for marker, data, whole in _segments(content):
        if marker in _FRAMES:
            frames += 1
            height, width = struct.unpack_from(">HH", data, 1)
            check_size(width, height)
        elif marker == _SCAN:
            scans += 1
        elif marker == _EXIF and data.startswith(b"Exif\0\0") and _orientation(data[6:]) > 1:
            raise BadImage("it is a photo that was turned: open it, crop it and save it again")
        if marker in _OF_THE_PICTURE:
            kept.append(whole)
        elif marker == _ADOBE and data.startswith(b"Adobe"):
            # Without it the colours come out wrong; twelve bytes say all there is to it.
            kept.append(b"\xff\xee\x00\x0e" + data[:12].ljust(12, b"\0"))
    if frames != 1 or not 1 <= scans <= _MOST_SCANS:
        raise BadImage("it is a JPEG of a kind that phones do not show")
    found = b"".join(kept)
    if not _is_drawn(found):
        raise BadImage(DAMAGED)
    return found


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the marker, the data and the whole of each segment up to the end of the picture."""
    at, marker = len(SIGNATURE), 0
    while marker != _END:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if content[at] != 0xFF:
            raise BadImage(DAMAGED)
        marker, start = content[at + 1], at
        (length,) = (0,) if marker == _END else struct.unpack_from(">H", content, at + 2)
        data = content[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == _SCAN:
            at = _next_marker(content, at)
        yield marker, data, content[start:at]


def _next_marker(content: bytes, at: int) -> int:
    """Return where the pixels end that begin at ``at``."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise BadImage(DAMAGED)
        if content[at + 1] not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2


def _orientation(tiff: bytes) -> int:
    """Return how the camera was held, 1 for upright; 1 where nothing says it."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
        (entries,) = struct.unpack_from(f"{order}H", tiff, directory)
        for place in range(entries):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * place)
            if tag == _TURNED:
                return int(value)
    except struct.error:
        pass
    return 1


def _is_drawn(jpeg: bytes) -> bool:
    """Tell whether the pixels of ``jpeg`` can be read: a JPEG has no empty ones."""
    return _shown(jpeg) != _shown(b"")


def _shown(jpeg: bytes) -> bytes:
    href = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    image = f'<image width="8" height="8" href="{href}"/>' if jpeg else ""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">{image}</svg>'
    return png_of(svg)
