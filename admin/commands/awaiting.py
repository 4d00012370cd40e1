"""Whose typed words are awaited, and what for: a paper of each member that survives restarts.

A member waits for one thing at a time. Any command or tap of theirs ends the waiting, and a word
such as "stop" does; `declared.WORDS` names who takes the words.
"""

from collections.abc import Mapping

import orjson
from msgspec import Struct, field

from admin.commands.desk import Ask, Desk
from bot.storage.changes import DropPapers, KeepPaper
from bot.storage.rows import Paper, PaperKind

_NO_SURVEY = ""


class Awaited(Struct, frozen=True):
    """What a member's next words are for: who ``takes`` them, about which survey, and ``notes`` of
    what was said before."""

    takes: str
    survey: str
    notes: Mapping[str, str] = field(default_factory=dict)


async def await_words(desk: Desk, ask: Ask, awaited: Awaited) -> None:
    """Wait for the next words of a member; the update that asked for it is answered with that."""
    await desk.store.commit([awaiting(desk, ask, awaited)], desk.receipt(ask))


def awaiting(desk: Desk, ask: Ask, awaited: Awaited) -> KeepPaper:
    """Return what begins the waiting, for a transaction that does more."""
    document = orjson.dumps(
        {"takes": awaited.takes, "survey": awaited.survey, "notes": dict(awaited.notes)}
    )
    return KeepPaper(Paper(PaperKind.TYPING, _NO_SURVEY, _member(desk, ask), document.decode()))


async def awaited_words(desk: Desk, ask: Ask) -> Awaited | None:
    """Return what a member's next words are for, if anything waits for them."""
    paper = await desk.store.paper(PaperKind.TYPING, _NO_SURVEY, _member(desk, ask))
    return Awaited(**orjson.loads(paper.document)) if paper else None


async def await_no_longer(desk: Desk, ask: Ask) -> None:
    """Wait for this member's words no longer."""
    if await awaited_words(desk, ask) is not None:
        await desk.store.commit([no_longer(desk, ask)])


def no_longer(desk: Desk, ask: Ask) -> DropPapers:
    """Return what ends the waiting, for the transaction that takes the words."""
    return DropPapers(PaperKind.TYPING, _NO_SURVEY, (_member(desk, ask),))


def _member(desk: Desk, ask: Ask) -> str:
    return desk.keys.tag(ask.user).hex()
