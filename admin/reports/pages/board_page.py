"""The board of promises as the first of the public pages, with the way to all others."""

from collections.abc import Iterator, Mapping
from datetime import date

from admin.promise_board import Board, Entry
from admin.promises import Row, counted
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import (
    Block,
    Figure,
    Gap,
    Links,
    Page,
    Points,
    Quiet,
    Say,
    Section,
    Under,
)
from bot.conversation.wording import NAMES
from bot.promised import Keeping
from surveys.organisation import Organisation

SHOWN = (Keeping.KEPT, Keeping.LATE, Keeping.BROKEN, Keeping.DUE)
"""What is counted at the head; what was taken back is below, with its reason."""


def board_page(
    organisation: Organisation,
    board: Board,
    rows: list[Row],
    pages: Mapping[str, str],
    today: date,
    language: str,
    others: Mapping[str, str],
    picture: str = "",
) -> Page:
    """Return the board. ``pages`` are the addresses of the pages of surveys, by what they are
    called, and ``others`` those of the board in other languages."""
    found = dict(counted(rows))
    return Page(
        language=language,
        kicker=organisation.name.say(language),
        title=board.title,
        summary=board.intro,
        figures=tuple(Figure(str(found[each]), p.KEEPINGS[each].say(language)) for each in SHOWN),
        sections=(_answered(pages, language), _promises(board, language)),
        foot=(
            p.put(p.BOARD_MADE_ON, language, date=p.day(today, language)),
            p.put(p.CONTACT, language, contact=organisation.contact.say(language)),
            *((p.MADE_UP.say(language),) if organisation.fictional else ()),
        ),
        contents=p.CONTENTS.say(language),
        skip=p.SKIP.say(language),
        others=tuple((each, NAMES[each], where) for each, where in others.items()),
        picture=picture,
    )


def _answered(pages: Mapping[str, str], language: str) -> Section:
    none: Block = Gap(p.NO_PAGES.say(language))
    block = Links(tuple(pages.items())) if pages else none
    return Section("surveys", p.WHAT_CAME.say(language), (block,))


def _promises(board: Board, language: str) -> Section:
    blocks = [block for entry in board.entries for block in _entry(entry)]
    rules = Quiet(p.BOARD_RULES.say(language))
    return Section("promises", p.ALL_PAGES.say(language), (*blocks, rules))


def _entry(entry: Entry) -> Iterator[Block]:
    yield Under(entry.title)
    yield Points(tuple(line.said for line in entry.lines))
    yield from (Say(each) for each in (entry.why, entry.ask) if each)
