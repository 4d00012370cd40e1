from pathlib import Path

import pytest

from admin.whole_files import written_anew, written_over


def test_a_file_is_written_over_with_the_rights_it_had(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("before")
    path.chmod(0o640)
    written_over(path, b"after")
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_anew_where_none_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    written_anew(path, b"first")
    with pytest.raises(FileExistsError):
        written_anew(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        written_over(tmp_path / "a.yaml", b"after")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
