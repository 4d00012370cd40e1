"""What the bot writes to staff by itself: to everybody whose role is to act on it."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from admin.access import Access, Act, Colleague
from bot.channels.failures import place
from bot.conversation.screen import Screen
from surveys.questionnaire import Survey
from surveys.spelling import fold

Show = Callable[[int, Screen], Awaitable[int]]
"""Writes to a chat; returns the id of the message."""

_log = logging.getLogger(__name__)


class StaffPost:
    """Writes to members of staff, one after another. Who cannot be reached holds nobody up."""

    def __init__(self, access: Access, show: Show) -> None:
        self._access = access
        self._show = show

    async def tell(self, act: Act, screen: Screen) -> bool:
        """Write to everybody who may do something; tell whether it reached anybody, or there is
        nobody to reach."""
        await self._access.refresh()
        return await self._send(self._access.who(act), screen)

    async def tell_with_champion(
        self, act: Act, survey: Survey, draw: Callable[[str], Screen]
    ) -> bool:
        """Do the same, with a copy to the survey's champion: the member who is called as the
        survey calls the role, or else the owners. ``draw`` is given who is copied, in words."""
        await self._access.refresh()
        champions = self.champions(survey)
        people = {each.tag: each for each in (*self._access.who(act), *champions)}
        return await self._send(people.values(), draw(self._copied(survey, champions)))

    def champions(self, survey: Survey) -> list[Colleague]:
        """Return the members whom the team calls as the survey calls its champion."""
        names = set(map(fold, survey.champion.everywhere()))
        return [each for each in self._access.team if fold(each.name) in names]

    def _copied(self, survey: Survey, champions: list[Colleague]) -> str:
        if champions:
            return ", ".join(each.name for each in champions)
        return f"the owners, for nobody on the team is called “{survey.champion.say('en')}”"

    async def _send(self, people: Iterable[Colleague], screen: Screen) -> bool:
        chats = [each.chat for each in people if each.chat is not None]
        reached = 0
        for chat in chats:
            try:
                await self._show(chat, screen)
                reached += 1
            except Exception as error:
                _log.warning("A member of staff was not reached: %s", place(error))
        return bool(reached) or not chats
