"""The table of kinds in docs/guide.md, from the models and from what the bot really shows.

`python -m tests.admin.guide_page` renews it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import PydanticUndefined
from ruamel.yaml import YAML

from bot.conversation.events import Arrived
from surveys.items import BaseItem
from surveys.review.shape import KINDS
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue
from tests.bot.conversation.story import reads
from tests.surveys.small import survey

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
EXAMPLES = Path(__file__).parent / "guide_kinds.yaml"
BEGIN, END = "<!-- The kinds, by python -m tests.admin.guide_page -->\n", "<!-- So far. -->"
HEAD = "| kind | use it when | young people see | its own keys |\n|---|---|---|---|\n"


def table() -> str:
    """Return the table of kinds."""
    examples: Mapping[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(EXAMPLES)
    return HEAD + "".join(f"{_row(kind, dict(examples[kind]))}\n" for kind in KINDS)


def _row(kind: str, example: dict[str, Any]) -> str:
    when = example.pop("when")
    seen, keys = "<br>".join(_seen(kind, example)), ", ".join(_keys(kind))
    return f"| `{kind}` | {when} | {seen} | {keys} |"


def _seen(kind: str, example: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the screen, without those that every question has."""
    asked = survey({"id": "it", "kind": kind, **example})
    phone = Phone(catalogue(asked))
    phone.hears(Arrived(asked.id))
    phone.taps("Start")
    *lines, _ = reads(phone.screen).splitlines()
    for line in filter(None, lines):
        if line.startswith("["):
            yield f"`{line}`"
        elif line != "1 of 1":
            yield line


def _keys(kind: str) -> Iterator[str]:
    """Yield the keys that this kind has and others need not have, each with what holds unset."""
    for name, field in KINDS[kind].model_fields.items():
        if name in BaseItem.model_fields or name == "kind":
            continue
        unset = field.default
        is_told = unset not in (PydanticUndefined, None) and not isinstance(unset, bool)
        yield f"`{name}` ({unset} if unset)" if is_told else f"`{name}`"


def page() -> str:
    """Return the guide with the table as it should be."""
    before, _, rest = GUIDE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(page(), "utf-8")
