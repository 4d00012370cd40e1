"""Where every update comes in: what may be for staff goes to their handlers, the rest straight to
the conversation."""

from collections.abc import Awaitable

from telegram import Update

from admin.access import PREFIX, TEAM_PREFIX, Access
from admin.switchboard import Switchboard
from bot.channels.incoming import Incoming
from bot.front import Front

_LINKS = (f"/start {PREFIX}", f"/start {TEAM_PREFIX}")


class Door:
    """Nearly everything is a young person's, and costs nothing but its turn: only what staff send
    becomes objects of python-telegram-bot."""

    def __init__(self, access: Access, switchboard: Switchboard, front: Front) -> None:
        self._access = access
        self._switchboard = switchboard
        self._front = front

    def hear(self, update: Incoming) -> Awaitable[None]:
        """Take the turn of an update."""
        if not self._may_be_for_staff(update):
            return self._front.hear(update)
        parsed = Update.de_json(dict(update.raw), self._switchboard.bot)
        return self._switchboard.process_update(parsed)

    def _may_be_for_staff(self, update: Incoming) -> bool:
        if not update.is_private:
            return False
        if self._access.is_staff(update.user) or (update.words or "").startswith(_LINKS):
            return True
        # A button that somebody had open when they were taken off the team tells them so.
        return update.query is not None and self._access.is_former(update.user)
