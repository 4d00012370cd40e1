"""The reviewed phrase bank: what young people may write, one message a line, in each language.

`leaving.txt` leaves at once; `doubtful.txt` is asked about; `answers.txt` is an answer.
`details.txt` has something that says who somebody is, named before the colon; `plain.txt` has not.
A line that begins with # is a remark.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


def bank(language: str, name: str) -> list[str]:
    """Return the messages of one file."""
    path = FOLDER / language / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def share(claim: Callable[[str], bool], messages: list[str]) -> float:
    """Return the share of ``messages`` of which ``claim`` holds."""
    return sum(map(claim, messages)) / len(messages)


def percent(part: float) -> str:
    """Return a share as people read it."""
    return f"{part:.1%}"
