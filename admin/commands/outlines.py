"""A survey as its approver reads it: all that its file says, in every language, and nothing else.
Pure."""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from admin.markup import safe
from bot.conversation.screens.view import length
from surveys.questionnaire import Survey, frozen_copy

LONGEST = 3500
"""UTF-16 units of one page: a message holds 4096."""


def outline(survey: Survey) -> tuple[str, ...]:
    """Return pages in the channel's HTML. What a file may say in the future is shown as well, for
    they are made from the copy that is published."""
    written: Mapping[str, object] = orjson.loads(frozen_copy(survey))
    lines = [f"<b>{safe(survey.title.say('en'))}</b>"]
    for name, value in written.items():
        lines += ["", f"<b>{safe(_title(name))}</b>", *_lines(value, 0)]
    return tuple(_pages(lines))


def _lines(value: object, depth: int) -> Iterator[str]:
    indent = "   " * depth
    match value:
        case dict():
            for name, inner in value.items():
                yield from _entry(_title(str(name)), inner, depth)
        case list():
            if not value:
                yield f"{indent}none"
            for place, inner in enumerate(value, 1):
                yield from _entry(str(place), inner, depth)
        case _:
            yield f"{indent}{safe(_said(value))}"


def _entry(name: str, value: object, depth: int) -> Iterator[str]:
    indent = "   " * depth
    if isinstance(value, dict | list):
        yield f"{indent}{safe(name)}:"
        yield from _lines(value, depth + 1)
    else:
        yield f"{indent}{safe(name)}: {safe(_said(value))}"


def _said(value: object) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case _:
            return str(value)


def _title(name: str) -> str:
    return name.replace("_", " ")


def _pages(lines: Sequence[str]) -> Iterator[str]:
    page: list[str] = []
    for line in (part for whole in lines for part in _cut(whole)):
        if page and length("\n".join([*page, line])) > LONGEST:
            yield "\n".join(page)
            page = []
        page.append(line)
    yield "\n".join(page)


def _cut(line: str) -> Iterator[str]:
    """Yield parts of a line that are no longer than a page, cut between words where it has any."""
    while length(line) > LONGEST:
        most = LONGEST // 2
        at = line.rfind(" ", 1, most)
        if at < 0:  # Then at least between two characters, and in the middle of no entity.
            entity = line.rfind("&", most - 5, most)
            at = entity if entity > 0 else most
        yield line[:at]
        line = line[at:].lstrip()
    yield line
