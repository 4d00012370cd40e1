"""What was found in a file, as staff read it in the chat: errors first, each rule once. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from admin.markup import safe
from surveys.review.findings import Finding

LONGEST = 1800
"""Characters of findings that a screen holds."""
_LONGEST_LINE = 600
_MOST_OF_ONE = 60
"""Findings of one rule on a screen."""


class Told(Struct, frozen=True):
    """Findings in the channel's HTML, and how many there was no room for."""

    html: str
    left: int


def told(findings: Sequence[Finding], longest: int = LONGEST) -> Told:
    """Return as many findings as fit, those of one rule together."""
    text, shown = "", 0
    for group in _grouped(findings):
        fitting = group if shown else _fitting(group, longest)
        block = _block(fitting)
        if shown and len(text) + len(block) > longest:
            break
        text, shown = f"{text}\n\n{block}" if text else block, shown + len(fitting)
        if len(fitting) < len(group):
            break
    return Told(text, len(findings) - shown)


def _fitting(group: Sequence[Finding], longest: int) -> Sequence[Finding]:
    """Return as many findings of one rule as fit; the first one at least."""
    many = min(len(group), _MOST_OF_ONE)
    while many > 1 and len(_block(group[:many])) > longest:
        many -= 1
    return group[:many]


def _grouped(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings of each rule, in the order in which rules come up."""
    first: dict[str, int] = {}
    for place, each in enumerate(findings):
        first.setdefault(each.code, place)

    def rule(each: Finding) -> tuple[bool, int]:
        return each.severity != "error", first[each.code]

    for _, group in groupby(sorted(findings, key=rule), rule):
        yield sorted(group, key=lambda each: (each.line, each.message))


def _block(group: Sequence[Finding]) -> str:
    """Return what one rule found: every place, and the remedy once below those that share it."""
    lines: list[str] = []
    for remedy, alike in groupby(group, lambda each: each.remedy):
        for message, same in groupby(alike, lambda each: each.message):
            lines.append(f"<b>{_short(_places(list(same)))}:</b> {_short(message)}")
        lines.append(f"→ {_short(remedy)}")
    return "\n".join(lines) + f" <i>({group[0].code})</i>"


def _places(alike: Sequence[Finding]) -> str:
    """Return where the same was found: cells of a sheet by name, the rest by lines."""
    if alike[0].cell:
        return ", ".join(dict.fromkeys(each.cell or "" for each in alike))
    lines = list(dict.fromkeys(str(each.line) for each in alike))
    return f"Line {lines[0]}" if len(lines) == 1 else f"Lines {', '.join(lines)}"


def _short(said: str) -> str:
    return safe(said if len(said) <= _LONGEST_LINE else f"{said[:_LONGEST_LINE]}…")
