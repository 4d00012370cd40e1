"""Carrying out what staff ask: once for each update, and what cannot be done is said kindly."""

from collections.abc import Awaitable, Callable
from html import escape

from admin.commands.desk import Ask, Desk
from admin.commands.drafts import stop_waiting
from admin.fieldwork import FieldworkFault

Act = Callable[[Desk, Ask], Awaitable[None]]
"""Something that staff ask for."""
About = Callable[[Desk, Ask, str], Awaitable[None]]
"""The same about one survey, by its id."""


async def turned_to(act: Act, desk: Desk, ask: Ask) -> None:
    """Act for a member who turned to this: no draft waits for their words any more."""
    await stop_waiting(desk, ask)
    await act(desk, ask)


async def carry_out(desk: Desk, ask: Ask, act: Act) -> None:
    """Act, unless the update was answered before, and mark it as answered."""
    if await desk.store.has_seen(ask.update_id):
        return
    try:
        await act(desk, ask)
    except FieldworkFault as fault:
        await desk.say(ask, escape(str(fault), quote=False))
    # What changes something is marked in its own transaction; this is for what only shows.
    await desk.store.commit([], desk.receipt(ask))


async def about(command: About, desk: Desk, ask: Ask) -> None:
    """Act on the survey that a command names; ask for its name when there is none."""
    name, _, survey = ask.words.partition(" ")
    if survey.strip():
        await command(desk, ask, survey.strip())
    else:
        await desk.say(
            ask,
            f"Which survey? Write its name after {escape(name)}, like: "
            f"{escape(name)} evening-buses. /staff shows their names.",
        )
