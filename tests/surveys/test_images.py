"""Pictures that somebody else made: what is kept of them, and what is refused."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.image_limits import LARGEST_IMAGE, BadImage
from surveys.images import cleaned, read_image, written_image
from tests import jpeg
from tests.png import part, png

GPS = struct.pack(">6I", 51, 1, 28, 1, 38, 1)
"""Where a photo was taken, as it stands in the file."""
SQUARE = png(40, 40)


def inside(kind: bytes, data: bytes) -> bytes:
    """Return the square with one more chunk in it."""
    return SQUARE[:33] + part(kind, data) + SQUARE[33:]


def header(width: int, height: int, packed: bytes = b"") -> bytes:
    """Return a PNG that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = part(b"IHDR", head), part(b"IDAT", packed), part(b"IEND", b"")
    return SQUARE[:8] + b"".join(parts)


def frame(width: int, height: int) -> bytes:
    """Return the JPEG, which then says it is so large."""
    at = jpeg.PLAIN.index(b"\xff\xc0") + 5
    return jpeg.PLAIN[:at] + struct.pack(">HH", height, width) + jpeg.PLAIN[at + 4 :]


def test_the_place_where_a_photo_was_taken_is_not_kept() -> None:
    photo = jpeg.with_segments(jpeg.exif())
    assert GPS in photo
    assert cleaned(photo) == jpeg.PLAIN


@pytest.mark.parametrize(
    "secret",
    [
        jpeg.segment(0xFE, b"made by Sam"),
        jpeg.segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\1\1" + b"preview"),
        jpeg.segment(0xED, b"Photoshop 3.0\0 caption"),
        jpeg.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
    ],
)
def test_nothing_but_the_picture_is_kept_of_a_jpeg(secret: bytes) -> None:
    assert cleaned(jpeg.with_segments(secret)) == jpeg.PLAIN


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"iCCP"])
def test_nothing_but_the_picture_is_kept_of_a_png(kind: bytes) -> None:
    assert cleaned(inside(kind, b"Author\0Sam")) == SQUARE


@pytest.mark.parametrize("picture", [SQUARE, jpeg.PLAIN])
def test_what_follows_a_picture_is_not_kept(picture: bytes) -> None:
    assert cleaned(picture + b"PK\3\4 a film of the same moment") == picture


def test_how_colours_are_stored_is_kept_in_twelve_bytes() -> None:
    told = b"Adobe\0\x64\0\0\0\0\1"
    found = cleaned(jpeg.with_segments(jpeg.segment(0xEE, told + b"and more")))
    assert found == jpeg.with_segments(jpeg.segment(0xEE, told))


@pytest.mark.parametrize("turned", range(2, 9))
def test_a_photo_that_only_its_camera_knows_to_be_turned_is_refused(turned: int) -> None:
    with pytest.raises(BadImage, match="turned"):
        cleaned(jpeg.with_segments(jpeg.exif(turned)))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no PNG or JPEG"),
        (b"GIF89a", "no PNG or JPEG"),
        (b"<svg/>", "no PNG or JPEG"),
        (SQUARE[:60], "damaged"),
        (SQUARE.replace(b"IDAT", b"IDAX"), "damaged"),
        (jpeg.PLAIN[:200], "damaged"),
        (jpeg.PLAIN[:2] + jpeg.PLAIN[-2:], "of a kind"),
        (jpeg.PLAIN[:-2].replace(b"\xff\xc4", b"\xff\xfe") + b"\xff\xd9", "damaged"),
        (inside(b"ABCD", b""), "of a kind"),
        (png(20, 20), "nobody could see"),
        (png(400, 32), "too long"),
        (frame(60_000, 60_000), "at most 2000"),
        (header(2001, 100), "at most 2000"),
        (b"\0" * (LARGEST_IMAGE + 1), "larger than 200 KB"),
    ],
)
def test_what_cannot_be_shown_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(BadImage, match=why):
        cleaned(content)


def test_a_picture_that_grows_when_it_is_unpacked_is_refused() -> None:
    """A hundred megabytes of nothing, packed small enough to be taken at its size."""
    packing = zlib.compressobj(9)
    bomb = b"".join(packing.compress(b"\0" * 1_000_000) for _ in range(100)) + packing.flush()
    assert len(bomb) < LARGEST_IMAGE
    with pytest.raises(BadImage, match="damaged"):
        cleaned(header(40, 40, bomb))


def test_a_jpeg_that_goes_over_its_picture_without_end_is_refused() -> None:
    scan = jpeg.PLAIN[jpeg.PLAIN.index(b"\xff\xda") : -2]
    with pytest.raises(BadImage, match="of a kind"):
        cleaned(jpeg.PLAIN[:-2] + scan * 64 + jpeg.PLAIN[-2:])


@pytest.mark.parametrize("name", ["../map.png", "a/map.png", "/etc/passwd", "..\\map.png", ".."])
def test_a_picture_lies_beside_its_survey(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadImage):
        read_image(tmp_path, name)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(SQUARE)
    folder = tmp_path / "surveys"
    folder.mkdir()
    (folder / "map.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(BadImage, match="leads out"):
        read_image(folder, "map.png")


@pytest.mark.parametrize("data", ["data:image/png;base64,AAAA", "ÄÖÜ", "A", "AAAA=AAA"])
def test_what_is_no_base64_is_refused(data: str) -> None:
    with pytest.raises(BadImage, match="no base64"):
        written_image(data)


@given(st.binary(max_size=200), st.integers(0, len(jpeg.PLAIN)), st.booleans())
def test_no_picture_however_broken_ends_in_an_error_of_ours(
    noise: bytes, at: int, is_png: bool
) -> None:
    whole = SQUARE if is_png else jpeg.PLAIN
    broken = whole[:at] + noise + whole[at + len(noise) :]
    with suppress(BadImage):
        assert len(cleaned(broken)) <= len(broken)
