"""The buttons of writing "you said, we did", each with the act that it is."""

from collections.abc import Awaitable, Callable, Sequence

from admin.access import Act
from admin.commands.acts import About, Pressed
from admin.commands.adding import add, borrow
from admin.commands.correcting import correct, fix, fix_now, leave, line
from admin.commands.desk import Ask, Desk
from admin.commands.filing import as_file
from admin.commands.releasing import ask_why, preview
from admin.commands.responding import (
    choice_again,
    choose,
    covers,
    day,
    decide,
    drop,
    onward,
    own,
    owner,
    respond,
    reword,
    same,
    show_theme,
    voice,
    who_changed_what,
)
from admin.feedback import Decision


def _of_theme(act: Callable[[Desk, Ask, str, int], Awaitable[None]]) -> Pressed:
    """Return what a button does that carries a survey and the number of a theme."""

    async def pressed(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
        survey, number = parts
        await act(desk, ask, survey, int(number))

    return pressed


async def _decide(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number, decision = parts
    await decide(desk, ask, survey, int(number), Decision(decision))


async def _reword(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number, language = parts
    await reword(desk, ask, survey, int(number), language)


async def _voice(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number, language = parts
    await voice(desk, ask, survey, int(number), language)


async def _covers(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number, other = parts
    await covers(desk, ask, survey, int(number), int(other))


async def _borrow(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, key = parts
    await borrow(desk, ask, survey, key)


async def _mine(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number, edition = parts
    await choose(desk, ask, survey, int(number), mine=True, edition=int(edition))


async def _theirs(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    survey, number = parts
    await choose(desk, ask, survey, int(number), mine=False)


RESPOND_ABOUT: dict[str, tuple[Act, About]] = {
    "begin": (Act.RESPOND, respond),
    "onward": (Act.RESPOND, onward),
    "add": (Act.RESPOND, add),
    "own": (Act.RESPOND, own),
    "owner": (Act.RESPOND, owner),
    "asfile": (Act.RESPOND, as_file),
    "history": (Act.RESPOND, who_changed_what),
    "readover": (Act.RESPOND, preview),
    "pass": (Act.RESPOND, ask_why),
    "correct": (Act.RESPOND, correct),
    "giveup": (Act.RESPOND, leave),
    "line": (Act.RESPOND, line),
    "fix": (Act.SEND, fix),
    "fix!": (Act.SEND, fix_now),
}
"""Buttons about one survey."""

RESPOND_PRESSED: dict[str, tuple[Act, Pressed]] = {
    "theme": (Act.RESPOND, _of_theme(show_theme)),
    "drop": (Act.RESPOND, _of_theme(drop)),
    "decide": (Act.RESPOND, _decide),
    "reword": (Act.RESPOND, _reword),
    "voice": (Act.RESPOND, _voice),
    "day": (Act.RESPOND, _of_theme(day)),
    "same": (Act.RESPOND, _of_theme(same)),
    "covers": (Act.RESPOND, _covers),
    "borrow": (Act.RESPOND, _borrow),
    "choice": (Act.RESPOND, _of_theme(choice_again)),
    "mine": (Act.RESPOND, _mine),
    "theirs": (Act.RESPOND, _theirs),
}
"""Buttons with parts of their own."""
