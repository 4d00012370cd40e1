"""Where updates of young people come in."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date

from bot.channels.failures import place
from bot.channels.inbound import is_call_in_group, to_heard
from bot.channels.incoming import Incoming
from bot.channels.speaker import Speaker
from bot.conversation.effects import Place, Show
from bot.conversation.screens.places import group, plain
from bot.conversation.screens.view import View
from bot.conversation.wording import Wording
from bot.interviewer import Interviewer
from bot.noticeboard import Noticeboard
from bot.storage.store import Receipt, Store
from bot.voice import Saying

_log = logging.getLogger(__name__)


class Front:
    """Hands what a person does to the interviewer, and says the two things outside of a turn."""

    def __init__(
        self,
        interviewer: Interviewer,
        speaker: Speaker,
        store: Store,
        board: Noticeboard,
        today: Callable[[], date],
    ) -> None:
        self._interviewer = interviewer
        self._speaker = speaker
        self._store = store
        self._board = board
        self._today = today

    def hear(self, update: Incoming) -> Awaitable[None]:
        """Take the turn of an update. In a group, only say where to write."""
        heard = to_heard(update)
        return self._pass_by(update) if heard is None else self._interviewer.hear(heard)

    async def _pass_by(self, update: Incoming) -> None:
        is_new = await self._mark(update)
        if is_new and is_call_in_group(update):
            self._speaker.say(Saying(update.chat, Show(group(self._view(update)), Place.BELOW)))

    async def give_up(self, update: Incoming) -> None:
        """Tell a person that it did not work, and that their answers are safe."""
        is_new = await self._mark_if_possible(update)
        if update.query is not None:
            self._speaker.toast(update.query, "")
        if is_new and update.is_private:
            screen = plain(self._view(update), "went-wrong")
            self._speaker.say(Saying(update.chat, Show(screen, Place.BELOW)))

    async def _mark_if_possible(self, update: Incoming) -> bool:
        try:
            return await self._mark(update)
        except Exception as error:
            # Better told twice that it did not work than not at all.
            _log.error("An update that is given up cannot be marked: %s", place(error))
            return True

    async def _mark(self, update: Incoming) -> bool:
        return await self._store.commit([], Receipt(update.id, self._today()))

    def _view(self, update: Incoming) -> View:
        return View(Wording(update.language or ""), self._board.catalogue, self._today())
