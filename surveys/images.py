"""A picture that somebody else made, read with care: a PNG or JPEG, and nothing but the picture.

Photos say where and when they were taken, on what, and what was cut off; none of that is kept.
"""

import struct
import zlib
from base64 import b64decode
from pathlib import Path

from surveys.files import Unreadable, bytes_of_file
from surveys.image_limits import DAMAGED, LARGEST_IMAGE, BadImage
from surveys.jpeg import SIGNATURE as JPEG
from surveys.jpeg import bare_jpeg
from surveys.png import SIGNATURE as PNG
from surveys.png import bare_png


def read_image(folder: Path, name: str) -> bytes:
    """Return the picture called ``name`` in ``folder``, without what it says of its making.

    Raises BadImage.
    """
    if Path(name).name != name or "\\" in name:
        raise BadImage("write the name of a file in the same folder")
    try:
        return cleaned(bytes_of_file(folder / name))
    except Unreadable as error:
        raise BadImage(str(error)) from None


def written_image(data: str) -> bytes:
    """Return the picture that a survey file holds in base64, cleaned. Raises BadImage."""
    try:
        content = b64decode("".join(data.split()), validate=True)
    except ValueError:
        raise BadImage("its `data` is no base64") from None
    return cleaned(content)


def cleaned(content: bytes) -> bytes:
    """Return ``content`` with the picture alone: no place, time, camera, preview or words.

    Raises BadImage when it is no PNG or JPEG, too large, or cannot be shown.
    """
    if len(content) > LARGEST_IMAGE:
        raise BadImage(f"it is larger than {LARGEST_IMAGE // 1000} KB: make it smaller")
    try:
        if content.startswith(PNG):
            return bare_png(content)
        if content.startswith(JPEG):
            return bare_jpeg(content)
    except (struct.error, IndexError, KeyError, zlib.error):
        raise BadImage(DAMAGED) from None
    raise BadImage("it is no PNG or JPEG: save it as one of these")
