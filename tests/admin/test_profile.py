"""What Telegram shows of the bot before anybody starts: through the emulator."""

import logging
from pathlib import Path

import pytest

from admin.profile import LONGEST_LONG, LONGEST_NAME, LONGEST_SHORT, introduce, profile_of
from bot.emulator.faults import FaultPlan
from bot.storage.memory import MemoryStore
from surveys.organisation import Organisation, read_organisation
from surveys.text import Text
from tests.bot.emulated import Emulated, emulated

SHIPPED = Path(__file__).parents[2] / "surveys" / "definitions" / "organisation.yaml"
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2ffd9"
)


def organisation(**changed: object) -> Organisation:
    return read_organisation(SHIPPED).model_copy(update=changed)


async def introduced(telegram: Emulated, store: MemoryStore, who: Organisation, at: Path) -> None:
    await introduce(telegram.bot, store, profile_of(who, at))


def calls(telegram: Emulated) -> int:
    return telegram.world.calls.total


async def test_the_bot_is_called_as_who_asks_in_every_language(tmp_path: Path) -> None:
    async with emulated() as telegram:
        await introduced(telegram, MemoryStore(), organisation(), tmp_path)
        profile = telegram.world.profile
        assert profile.names[""] == "Aberllyn Youth Service (made up)"
        assert profile.names["cy"] == "Gwasanaeth Ieuenctid Aberllyn (dychmygol)"
        assert "asks what you think" in profile.short_descriptions[""]
        assert "yn gofyn" in profile.short_descriptions["cy"]
        assert "stop any time" in profile.descriptions[""]
        assert "stopio unrhyw bryd" in profile.descriptions["cy"]
        assert profile.photo is None


async def test_telegram_is_told_again_only_what_has_changed(tmp_path: Path) -> None:
    store = MemoryStore()
    async with emulated() as telegram:
        await introduced(telegram, store, organisation(), tmp_path)
        told = calls(telegram)
        await introduced(telegram, store, organisation(), tmp_path)
        assert calls(telegram) == told
        other = organisation(name=Text({"en": "Other", "cy": "Gwasanaeth Ieuenctid Aberllyn"}))
        await introduced(telegram, store, other, tmp_path)
        assert telegram.world.profile.names[""] == "Other"


async def test_what_failed_is_logged_and_told_at_the_next_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryStore()
    async with emulated() as telegram:
        telegram.world.faults.follow(FaultPlan(too_many=1.0, methods=frozenset({"setmyname"})))
        await introduced(telegram, store, organisation(), tmp_path)
        assert telegram.world.profile.names == {}
        assert "The bot's name could not be set" in caplog.text
        assert telegram.world.profile.descriptions
        telegram.world.faults.follow(FaultPlan())
        await introduced(telegram, store, organisation(), tmp_path)
        assert telegram.world.profile.names[""] == "Aberllyn Youth Service (made up)"


async def test_the_picture_beside_the_organisation_file_is_shown(tmp_path: Path) -> None:
    (tmp_path / "us.jpg").write_bytes(JPEG)
    async with emulated() as telegram:
        await introduced(telegram, MemoryStore(), organisation(picture="us.jpg"), tmp_path)
        assert telegram.world.profile.photo == JPEG


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n\x1a\n"], ids=["none", "empty", "png"])
async def test_a_picture_that_cannot_be_shown_is_told_in_one_line(
    content: bytes | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    if content is not None:
        (tmp_path / "us.jpg").write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert profile_of(organisation(picture="us.jpg"), tmp_path).picture is None
    assert len(caplog.records) == 1


@pytest.mark.parametrize("letters", [60, 64, 65, 90, 200, 600])
def test_a_long_name_fits_everywhere(letters: int, tmp_path: Path) -> None:
    name = ("Youth and family services of the valleys and the coast " * 12)[:letters].strip()
    profile = profile_of(organisation(name=Text({"": name})), tmp_path)
    assert max(map(len, profile.names.values())) <= LONGEST_NAME
    assert max(map(len, profile.short.values())) <= LONGEST_SHORT
    assert max(map(len, profile.long.values())) <= LONGEST_LONG
