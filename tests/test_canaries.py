"""What is looked for is found, in whatever form it lies there."""

from base64 import b64encode
from pathlib import Path

import pytest

from tests.canaries import Canaries

MORE = "and some more words around it"


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
@pytest.mark.parametrize("after", ["", "z", "zy", MORE])
def test_words_are_found_in_every_form(before: str, after: str) -> None:
    canaries = Canaries()
    said = before + canaries.words("answer") + after
    plain = said.encode()
    for form in (
        plain,
        plain.upper(),
        said.encode("utf-16"),
        plain.hex().encode(),
        b64encode(plain),
    ):
        assert canaries.found_in(MORE.encode() + form) == {"answer"}


@pytest.mark.parametrize("side", ["big", "little"])
def test_numbers_of_chats_are_found_packed_and_as_digits(side: str) -> None:
    canaries = Canaries()
    chat = canaries.chat("sam")
    packed = chat.to_bytes(8, side)  # type: ignore[arg-type]
    assert canaries.found_in(packed) == {"sam"}
    assert canaries.found_in(f"chat={chat}".encode()) == {"sam"}
    assert canaries.found_in(str(chat + 1).encode()) == set()


def test_every_file_is_looked_through_and_its_name(tmp_path: Path) -> None:
    canaries = Canaries()
    (tmp_path / "inside").mkdir()
    said, named = canaries.words("said"), canaries.words("named")
    (tmp_path / "inside" / "log").write_text(f"x{said}x")
    (tmp_path / named).touch()
    (tmp_path / "other").write_text(MORE)
    found = canaries.found_under(tmp_path)
    assert sorted(map(sorted, found.values())) == [["named"], ["said"]]
