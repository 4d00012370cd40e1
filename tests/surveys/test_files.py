import os
from pathlib import Path

import pytest

from surveys.files import LARGEST, Unreadable, text_of_file


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: T\xc5\xb7\n")
    assert text_of_file(path) == "title: Tŷ\n"


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert text_of_file(tmp_path / "b.yaml") == "a: 1"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: 1")
    folder = tmp_path / "surveys"
    folder.mkdir()
    (folder / "b.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(Unreadable, match="leads out"):
        text_of_file(folder / "b.yaml")


def test_a_link_in_a_circle_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    with pytest.raises(Unreadable, match=r"itself|opened"):
        text_of_file(tmp_path / "a.yaml")


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="folder"):
        text_of_file(tmp_path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        text_of_file(tmp_path / "none.yaml")


def test_a_pipe_is_unreadable_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(Unreadable, match="not an ordinary file"):
        text_of_file(tmp_path / "pipe.yaml")


def test_a_file_over_the_limit_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * LARGEST)
    assert len(text_of_file(path)) == LARGEST
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(Unreadable, match="larger"):
        text_of_file(path)


def test_other_encodings_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: Tŷ\n".encode("iso-8859-14"))
    with pytest.raises(Unreadable, match="line 2"):
        text_of_file(path)
