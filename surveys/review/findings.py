"""One fault of a file, for the person who wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Final, Literal

from msgspec import Struct

from surveys.review.reasons import REASONS

LONGEST_WORDS: Final = 100
"""Characters of the offending words that a finding shows."""
Severity = Literal["error", "warning"]
Loc = tuple[str | int, ...]
"""The way to a part of a file: keys, and places in lists counted from 0."""


class Rule(Struct, frozen=True):
    """What a file must or should be; ``message`` and ``remedy`` have {names} to fill in."""

    code: str
    message: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """Codes with E are errors: such a file cannot be published."""
        return "error" if self.code.startswith("E") else "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken at a part of a file: at the value, or at the key in front of it."""

    rule: Rule
    at: Loc
    details: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False
    words: str = ""
    """The offending words where they are only a part of the value: the place is theirs."""


class Finding(Struct, frozen=True):
    """A fault with its place; line and column are counted from 1.

    In a spreadsheet they count rows and columns, and ``cell`` names the place: "Questions!C7".
    ``why`` says in a sentence why it matters; ``words`` are those that offend, shortened.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    remedy: str
    cell: str | None = None
    why: str = ""
    words: str = ""


def finding(
    rule: Rule, file: str, place: tuple[int, int], details: Mapping[str, object], words: str = ""
) -> Finding:
    """Return the finding for ``rule`` broken at ``place`` by ``words``."""
    message, remedy = rule.message.format(**details), rule.remedy.format(**details)
    why, shown = REASONS.get(rule.code, ""), shorten(words, LONGEST_WORDS, placeholder="…")
    return Finding(rule.code, rule.severity, file, *place, message, remedy, why=why, words=shown)
