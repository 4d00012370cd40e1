"""A page as plain text, for mail, for a screen reader, and for whoever likes text."""

from collections.abc import Iterator
from textwrap import fill
from typing import assert_never

from admin.reports.pages.blocks import (
    Answer,
    Bars,
    Block,
    Facts,
    Gap,
    Grid,
    Lead,
    Links,
    Page,
    Points,
    Quiet,
    Quotes,
    Say,
    Section,
    Under,
    Unedited,
)

WIDTH = 78
"""Characters of a line."""


def plain(page: Page) -> str:
    """Return ``page`` as plain text."""
    head = [page.kicker, _underlined(page.title, "="), _filled(page.summary)]
    if page.figures:
        head.append("\n".join(_item(f"{each.value}: {each.label}") for each in page.figures))
    if page.under_figures:
        head.append(_filled(page.under_figures))
    sections = (_section(number, each) for number, each in enumerate(page.sections, 1))
    foot = ("-" * 8, *map(_filled, page.foot))
    return "\n\n".join([*head, *sections, *foot]) + "\n"


def _section(number: int, section: Section) -> str:
    heading = _underlined(f"{number}. {section.heading}", "-")
    return "\n\n".join([heading, *map(_block, section.blocks)])


def _underlined(said: str, line: str) -> str:
    wrapped = _filled(said)
    longest = max(map(len, wrapped.splitlines()))
    return f"\n{wrapped}\n{line * longest}"


def _block(block: Block) -> str:
    match block:
        case Say(text) | Quiet(text) | Lead(text):
            return _filled(text)
        case Gap(text):
            return _filled(f"[ {text} ]")
        case Under(text):
            return f"{_filled(text)}\n{'.' * min(len(text), WIDTH)}"
        case Points(items):
            return "\n".join(map(_item, items))
        case Facts(pairs):
            return "\n".join(_item(_fact(*pair), "") for pair in pairs)
        case Bars():
            return "\n".join(_bars(block))
        case Grid():
            return "\n".join(_grid(block))
        case Answer():
            return "\n".join(_answer(block))
        case Quotes(items):
            return "\n".join(_item(f"“{each}”") for each in items)
        case Unedited(text):
            return text
        case Links(items):
            return "\n".join(_item(f"{said}: {address}") for said, address in items)
        case _:
            assert_never(block)


def _bars(block: Bars) -> Iterator[str]:
    yield _filled(block.heading)
    yield _filled(f"({block.base})")
    for each in block.bars:
        yield _item(f"{each.label}: {each.said}")
    for note in block.notes:
        yield _filled(note)
    if block.bars:
        yield _filled(block.who)


def _grid(block: Grid) -> Iterator[str]:
    yield _filled(block.caption)
    for name, *cells in block.rows:
        if len(cells) == 1:
            yield _item(f"{name}: {cells[0]}")
        else:
            told = (f"{head}: {cell}" for head, cell in zip(block.head[1:], cells, strict=True))
            yield _item(f"{name}. {' · '.join(told)}")
    yield from map(_filled, block.notes)
    if block.who:
        yield _filled(block.who)


def _answer(block: Answer) -> Iterator[str]:
    yield _filled(f"{block.heading}: {block.said}")
    yield _item(f"{block.label}: {block.words}", "> ")
    for said, address in block.links:
        yield _item(f"{said}: {address}")


def _fact(name: str, said: str) -> str:
    return f"{name} {said}" if name.endswith("?") else f"{name}: {said}"


def _item(said: str, mark: str = "* ") -> str:
    return fill(said, WIDTH, initial_indent=mark, subsequent_indent=" " * (len(mark) or 4))


def _filled(said: str) -> str:
    return fill(said, WIDTH)
