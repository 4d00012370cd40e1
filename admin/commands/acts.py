"""Carrying out what staff ask: once for each update, and what cannot be done is said kindly."""

from collections.abc import Awaitable, Callable, Sequence
from html import escape

from admin.access import MATRIX, Act
from admin.commands.awaiting import Awaited, await_no_longer
from admin.commands.desk import Ask, Desk
from admin.commands.drafts import stop_waiting
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from surveys.heard import written_id

Deed = Callable[[Desk, Ask], Awaitable[None]]
"""Something that staff ask for."""
About = Callable[[Desk, Ask, str], Awaitable[None]]
"""The same about one survey, by its id."""
Pressed = Callable[[Desk, Ask, Sequence[str]], Awaitable[None]]
"""The same by a button with parts of its own."""
Takes = Callable[[Awaited, Desk, Ask], Awaitable[None]]
"""The same with words that were awaited; they are in `Ask.words`."""


async def turned_to(deed: Deed, desk: Desk, ask: Ask) -> None:
    """Act for a member who turned to this: no draft waits for their words any more."""
    await stop_waiting(desk, ask)
    await await_no_longer(desk, ask)
    await deed(desk, ask)


async def carry_out(desk: Desk, ask: Ask, act: Act, deed: Deed) -> None:
    """Do what an act stands for, once, if the member may.

    Whether they may is asked now and not when a button was shown: they may have been given
    another role meanwhile, or none.
    """

    async def permitted(desk: Desk, ask: Ask) -> None:
        await permit(desk, ask, act)
        await deed(desk, ask)

    await answer_once(desk, ask, permitted)


async def answer_once(desk: Desk, ask: Ask, deed: Deed) -> None:
    """Act, unless the update was answered before, and mark it as answered."""
    if await desk.store.has_seen(ask.update_id):
        return
    try:
        await deed(desk, ask)
    except FieldworkFault as fault:
        await desk.say(ask, safe(str(fault)))
    # What changes something is marked in its own transaction; this is for what only shows.
    await desk.store.commit([], desk.receipt(ask))


async def permit(desk: Desk, ask: Ask, act: Act) -> None:
    """Raise FieldworkFault, with one kind line, when a member may not do something."""
    await desk.access.refresh()
    role = desk.access.role(ask.user)
    if role is None:
        raise FieldworkFault("You are not on the team any more, so this does nothing now.")
    if role not in MATRIX[act]:
        allowed = " or ".join(sorted(MATRIX[act]))
        raise FieldworkFault(f"Your role here is {role}. This can be done by: {allowed}.")


async def about(command: About, desk: Desk, ask: Ask) -> None:
    """Act on the survey that a command names; ask for its name when there is none."""
    name, _, survey = ask.words.partition(" ")
    if survey.strip():
        await command(desk, ask, written_id(survey.strip()))
    else:
        await desk.say(
            ask,
            f"Which survey? Write its name after {escape(name)}, like: "
            f"{escape(name)} evening-buses. /staff shows their names.",
        )
