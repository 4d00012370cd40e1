import struct

import pytest

from bot.emulator.samples import PICTURE
from tests.bot.emulator.methods.conftest import Call, Refusal

LONG_PICTURE = PICTURE[:16] + struct.pack(">II", 400, 10) + PICTURE[24:]
WIDE_PICTURE = PICTURE[:16] + struct.pack(">II", 9000, 9000) + PICTURE[24:]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "there is no photo in the request"),
        ("https://a.example/x.png", "failed to get HTTP URL content"),
        ("short", "wrong remote file identifier specified: Wrong string length"),
        ("x" * 40, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_photo_must_come_from_somewhere(
    source: str, reason: str, refusal: Refusal, talker: int
) -> None:
    said = await refusal("sendPhoto", chat_id=talker, photo=source)
    assert said == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Bad Request: file must be non-empty"),
        (b"text", "Bad Request: IMAGE_PROCESS_FAILED"),
        (LONG_PICTURE, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (WIDE_PICTURE, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (PICTURE + bytes(10 * 1024 * 1024), "Request Entity Too Large"),
    ],
)
async def test_a_photo_must_be_a_picture_of_sensible_size(
    content: bytes, reason: str, refusal: Refusal, talker: int
) -> None:
    assert await refusal("sendPhoto", chat_id=talker, files={"photo": content}) == reason


async def test_a_photo_is_sent_again_by_its_id(call: Call, talker: int) -> None:
    sent = await call("sendPhoto", chat_id=talker, files={"photo": PICTURE})
    file_id = sent["photo"][-1]["file_id"]
    again = await call("sendPhoto", chat_id=talker, photo=file_id)
    assert again["photo"][-1]["file_id"] == file_id


async def test_an_album_has_two_to_ten_pictures(refusal: Refusal, talker: int) -> None:
    item = {"type": "photo", "media": "attach://a"}
    said = {await refusal("sendMediaGroup", chat_id=talker, media=[item] * n) for n in (1, 11)}
    assert said == {"Bad Request: expected an Array of 2-10 InputMedia"}


async def test_a_kind_of_media_that_is_not_served_is_refused(refusal: Refusal, talker: int) -> None:
    said = await refusal("sendMediaGroup", chat_id=talker, media=[{"type": "video"}] * 2)
    assert said == "Bad Request: can't parse InputMedia: type of the media is not supported"


async def test_an_unknown_file_cannot_be_fetched(refusal: Refusal) -> None:
    assert await refusal("getFile", file_id="x") == "Bad Request: invalid file_id"
