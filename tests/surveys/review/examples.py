"""Three files that break each rule of the checker and three that do not, written as changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from surveys.review import asking_rules, image_rules, option_rules, rules
from surveys.review.findings import Rule
from tests.surveys.review.good import GOOD

FOLDER = Path(__file__).parent / "examples"
RULES = sorted(
    (
        rule
        for module in (rules, asking_rules, image_rules, option_rules)
        for rule in vars(module).values()
        if isinstance(rule, Rule)
    ),
    key=lambda rule: (rule.code[1:], rule.code[0]),
)
WITHOUT = {
    "E101": "This file cannot be read.",
    "E192": "The images are more than 1,000 KB together.",
    "W293": "The images cost a phone more than 60 KB.",
}
"""Rules that no text can break: a file that is not there, and pictures of many bytes."""


@dataclass(frozen=True)
class Example:
    """One file: what stands in it in the place of what, and its whole text."""

    code: str
    shown: str
    text: str


def examples(code: str, which: str) -> Iterator[Example]:
    """Yield the ``which`` ("bad" or "good") examples of the rule with that code."""
    entry = _entries()[code]
    for each in entry[which]:
        if entry.get("whole") and which == "bad":
            yield Example(code, each, each)
            continue
        pairs = each if isinstance(each, Mapping) else {entry["at"]: each}
        text = GOOD
        for old, new in pairs.items():
            assert text.count(old) == 1, (code, old)
            text = text.replace(old, new)
        shown = "\n".join(_shown(*pair) for pair in pairs.items())
        if which == "bad" and (times := entry.get("repeat")):
            text = text.replace(each, each + each.partition(":")[2] * times)
            shown += f" (and so on, {times} times)"
        yield Example(code, shown, text)


def _shown(old: str, new: str) -> str:
    """Return what the docs show of a change; what was only taken out is named."""
    return new.rstrip("\n") if new.strip() else f"(without) {old.strip()}"


def codes() -> list[str]:
    """Return the codes of all rules that have examples, in order."""
    return [rule.code for rule in RULES if rule.code not in WITHOUT]


@cache
def _entries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        found |= YAML(typ="safe", pure=True).load(path)
    return found
