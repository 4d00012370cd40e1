import struct

import pytest

from bot.emulator.files import Files, image_size
from bot.emulator.samples import PICTURE


@pytest.mark.parametrize(
    "content",
    [
        PICTURE,
        b"GIF89a" + struct.pack("<HH", 8, 8),
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 8, 8) + bytes(9),
        b"RIFF....WEBPVP8X" + bytes(8) + b"\x07\x00\x00\x07\x00\x00",
        b"RIFF....WEBPVP8L" + bytes(5) + (7 | 7 << 14).to_bytes(4, "little") + bytes(9),
        b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 8, 8),
    ],
)
def test_a_picture_tells_its_size(content: bytes) -> None:
    assert image_size(content) == (8, 8)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff", b"RIFF....WEBP"])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert image_size(content) is None


def test_a_file_is_found_by_id_and_by_path() -> None:
    files = Files()
    kept = files.keep("document", "notes.txt", b"x", "text/plain")
    again = files.keep("document", "notes.txt", b"x", "text/plain")
    assert files.with_id(kept.file_id) is files.at(kept.path) is kept
    assert kept.file_id != again.file_id
