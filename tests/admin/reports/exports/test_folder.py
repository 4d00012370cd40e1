from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from admin.reports.exports.folder import FolderFault, write_once, zipped

FILES = {"a.txt": b"one", "inside/b.txt": b"two"}


def test_all_files_are_there(tmp_path: Path) -> None:
    write_once(FILES, tmp_path / "new" / "out")
    assert (tmp_path / "new" / "out" / "inside" / "b.txt").read_bytes() == b"two"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_once(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").exists()


def test_a_folder_with_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderFault, match="has files in it already"):
        write_once(FILES, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(FolderFault, match="is not a folder"):
        write_once(FILES, tmp_path / "out")


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FolderFault, match="cannot be written"):
        write_once({"a.txt": b"one", "x" * 300: b"two"}, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_private_files_are_for_this_user_alone(tmp_path: Path) -> None:
    write_once(FILES, tmp_path / "out", private=True)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "out" / "a.txt").stat().st_mode & 0o777 == 0o600


def test_a_zip_file_holds_the_same_and_no_time_of_day() -> None:
    made = ZipFile(BytesIO(zipped(FILES)))
    assert {name: made.read(name) for name in made.namelist()} == FILES
    assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
