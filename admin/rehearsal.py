"""Phones on which the newest survey file is played: everybody has a preview of their own, in
memory alone."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from bot.channels.inbound import to_heard
from bot.channels.incoming import Incoming
from bot.channels.speaker import Speaker
from bot.conversation.catalogue import Host
from bot.conversation.effects import Place, Show, Toast
from bot.conversation.events import Pressed
from bot.conversation.screen import Screen
from bot.heard import Heard
from bot.preview import Played, Preview, opened, played, shown
from bot.preview_edits import moved
from bot.voice import Saying
from surveys.questionnaire import Survey

NOT_YET = "There is nothing to play yet: the file has to be mended first. The page says what."


class Rehearsal:
    """Answers whoever writes or taps, and shows everybody where they are when the survey changed.

    Updates of one person come one by one.
    """

    def __init__(self, speaker: Speaker, host: Host, today: Callable[[], date]) -> None:
        self._speaker = speaker
        self._host = host
        self._today = today
        self._survey: Survey | None = None
        self._previews: dict[int, Preview] = {}

    @property
    def has_begun(self) -> bool:
        """Tell whether there is a survey to play."""
        return self._survey is not None

    async def hear(self, update: Incoming) -> None:
        """Take the turn of an update."""
        heard = to_heard(update)
        if heard is None:
            return
        preview = self._preview(heard)
        if preview is None:
            self._speaker.say(Saying(heard.chat, Show(Screen(NOT_YET), Place.BELOW)))
            return
        turn = played(preview, heard.event, self._host)
        toasts = [each.words for each in turn.effects if isinstance(each, Toast)]
        if heard.query is not None:
            self._speaker.toast(heard.query, toasts[0] if toasts else "")
        tapped = heard.event.message if isinstance(heard.event, Pressed) else None
        self._speak(heard.chat, turn, tapped)

    async def give_up(self, update: Incoming) -> None:
        """Leave an update that failed; whoever plays sees that nothing happens."""

    def renew(self, survey: Survey) -> None:
        """Play this survey from now on; everybody is shown the same place in it."""
        self._survey = survey
        for chat, preview in self._previews.items():
            turn = shown(moved(preview, survey, self._today()), self._host)
            newest = self._speaker.newest(chat)
            self._speak(chat, turn if newest is None else _in_place(turn), newest)

    def _preview(self, heard: Heard) -> Preview | None:
        known = self._previews.get(heard.chat)
        if known is not None or self._survey is None:
            return known
        fresh = opened(self._survey, self._today())
        return replace(fresh, person=replace(fresh.person, language=heard.language))

    def _speak(self, chat: int, turn: Played, message: int | None) -> None:
        self._previews[chat] = turn.preview
        for effect in turn.effects:
            if isinstance(effect, Show):
                self._speaker.say(Saying(chat, effect, message))


def _in_place(turn: Played) -> Played:
    """Return the same, shown over what stands there."""
    over = tuple(
        replace(each, place=Place.IN_PLACE) if isinstance(each, Show) else each
        for each in turn.effects
    )
    return replace(turn, effects=over)
