"""Becoming staff, by a one-time link."""

from admin.commands.desk import Ask, Desk
from admin.commands.offers import offer_to_staff


async def join(desk: Desk, ask: Ask) -> None:
    """Use up the link that was opened, and make its opener an owner."""
    if desk.access.is_staff(ask.user):
        await desk.say(ask, "You are an owner already. /staff shows what you can do.")
        return
    code = ask.words.partition(" ")[2].strip()
    log, receipt = desk.log(ask, "join", ""), desk.receipt(ask)
    if await desk.access.admit(ask.user, code, desk.clock.today(), [log], receipt):
        await desk.say(ask, "Welcome. You are an owner now. /staff shows what you can do.")
        await offer_to_staff(desk.bot, ask.chat)
    else:
        await desk.say(ask, "This link has been used, or it is too old. Ask for a new one.")
