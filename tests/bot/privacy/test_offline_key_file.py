"""The two files of an offline key: written once, refused unless they are what they should be."""

import stat
from pathlib import Path

import pytest

from bot.privacy.keys import KeyFault
from bot.privacy.offline_key_file import (
    PRIVATE,
    PUBLIC,
    read_offline_key,
    read_seal_to,
    write_offline_key,
)


def test_the_two_halves_belong_together(tmp_path: Path) -> None:
    made = write_offline_key(tmp_path)
    assert read_seal_to(tmp_path / PUBLIC) == made.public
    assert read_offline_key(tmp_path / PRIVATE).public == made.public


def test_the_private_half_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    write_offline_key(tmp_path / "vault")
    assert stat.S_IMODE((tmp_path / "vault" / PRIVATE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


def test_the_public_half_holds_nothing_of_the_private_one(tmp_path: Path) -> None:
    write_offline_key(tmp_path)
    private = (tmp_path / PRIVATE).read_text().split()[1]
    assert private not in (tmp_path / PUBLIC).read_text()


@pytest.mark.parametrize("there", [PRIVATE, PUBLIC])
def test_a_key_is_never_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("what was sealed before")
    with pytest.raises(KeyFault, match="already: choose another folder"):
        write_offline_key(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "what was sealed before"


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyFault, match="No key can be written"):
        write_offline_key(tmp_path / "file" / "folder")


def test_the_private_half_is_not_taken_for_the_public_one(tmp_path: Path) -> None:
    write_offline_key(tmp_path)
    with pytest.raises(KeyFault, match="must not be on this machine"):
        read_seal_to(tmp_path / PRIVATE)


def test_the_public_half_opens_nothing(tmp_path: Path) -> None:
    write_offline_key(tmp_path)
    with pytest.raises(KeyFault, match="opens nothing"):
        read_offline_key(tmp_path / PUBLIC)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"a b c",
        b"hearback-seal-to-1",
        b"hearback-seal-to-1 AAAA",
        b"hearback-seal-to-1 " + b"A" * 43 + b"=",
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken"
    file.write_bytes(content)
    with pytest.raises(KeyFault, match="is no public key of ours"):
        read_seal_to(file)
    with pytest.raises(KeyFault, match=r"broken is (no offline key of ours|the public half)"):
        read_offline_key(file)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    for read in (read_seal_to, read_offline_key):
        with pytest.raises(KeyFault, match="cannot be read: No such file"):
            read(tmp_path / "missing")


def test_an_offline_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    write_offline_key(tmp_path)
    (tmp_path / PRIVATE).chmod(0o644)
    with pytest.raises(KeyFault, match="run: chmod 600"):
        read_offline_key(tmp_path / PRIVATE)
