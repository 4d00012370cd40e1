"""Becoming staff, by a one-time link."""

from admin.commands.desk import Ask, Desk
from admin.commands.offers import offer_by_role
from admin.commands.roles import CAN, a
from admin.commands.team import tell_of_joining


async def join(desk: Desk, ask: Ask) -> None:
    """Use up the link that was opened, and give its opener the role that it says."""
    await desk.access.refresh()
    if (role := desk.access.role(ask.user)) is not None:
        await desk.say(
            ask,
            f"You are {a(role)} already. /staff shows what you can do. The link is as good as "
            "before. Only an owner gives another role: /team",
        )
        return
    today, code = desk.clock.today(), ask.words.partition(" ")[2].strip()
    link = await desk.access.link(code, today)
    log = desk.log(ask, "join", link.role.value if link else "")
    if link and await desk.access.admit(ask.user, code, today, [log], desk.receipt(ask)):
        text = f"Welcome. You are {a(link.role)} now. What you can do: {CAN[link.role]}."
        await offer_by_role(desk.bot, ask.chat, link.role, desk.commands)
        await desk.say(ask, f"{text}\n\n/staff shows where to begin.")
        await tell_of_joining(desk, desk.keys.tag(ask.user))
    else:
        await desk.say(ask, "This link has been used, or it is too old. Ask for a new one.")
