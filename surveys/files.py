"""The text of a file that somebody else wrote, read with care."""

from pathlib import Path

LARGEST = 1_000_000
"""Bytes; a survey of sixty questions in five languages has less than a tenth of that."""


class Unreadable(ValueError):
    """The text cannot be had; says why in one line for the person who runs the program."""


def text_of_file(path: Path) -> str:
    """Return the text of the file at ``path``. Raises Unreadable.

    A link may lead elsewhere within its folder, never out of it.
    """
    return _decoded(bytes_of_file(path))


def bytes_of_file(path: Path) -> bytes:
    """Return what the file at ``path`` holds, up to `LARGEST` and one byte more.

    Raises Unreadable.
    """
    try:
        return _content(path)
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {error.strerror or error}") from error
    except RuntimeError as error:  # So Python reports links that lead round in a circle.
        raise Unreadable("it is a link that leads to itself") from error


def _content(path: Path) -> bytes:
    if not path.resolve(strict=True).is_relative_to(path.parent.resolve()):
        raise Unreadable("it is a link that leads out of its folder")
    if path.is_dir():
        raise Unreadable("it is a folder")
    if not path.is_file():
        raise Unreadable("it is not an ordinary file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST:
        raise Unreadable(f"it is larger than {LARGEST:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"line {line} is not UTF-8 text; save it as UTF-8") from error
