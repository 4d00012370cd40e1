"""Speaking: one pending screen a person, the newest wins, one in flight at a time.

That is also the flood limit: however fast somebody taps, each is shown where they are now.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from sys import intern
from typing import Protocol, assert_never

from msgspec import Struct

from bot.channels.failures import Failure, Verdict, Wait, place, verdict
from bot.channels.toasts import Toasts
from bot.conversation.effects import File, Place
from bot.conversation.screen import Screen
from bot.voice import Saying

REMEMBERED = 20_000
"""Of how many chats the newest screen is remembered."""
PATIENCE = 8
"""How often a screen is tried before the person is left to tap again."""
LONGEST_WAIT = 15.0

_log = logging.getLogger(__name__)


class Channel(Protocol):
    """A way to a person. Its errors are those that `verdict` understands."""

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        """Write a message, or rewrite the message ``over``; return its id."""
        ...

    async def remove(self, chat: int, message: int) -> None:
        """Take a message away. May fail: some stay as they are."""
        ...

    def toast(self, query: str, words: str) -> Awaitable[object]:
        """Answer a tap."""
        ...

    async def give(self, chat: int, file: File) -> None:
        """Hand a file over, as a message of its own."""
        ...


class Newest(Struct, frozen=True, gc=False):
    """The screen that a chat shows, the message it stands in, and the survey it belongs to."""

    screen: int
    """Its hash: whole screens of thousands of people would fill the memory."""
    message: int
    of: str | None


@dataclass(slots=True)
class Slot:
    """What is on its way to one chat."""

    pending: Saying | None
    said: bool = False
    """Whether the channel has taken everything; what is left is to write that down."""
    task: asyncio.Task[None] | None = None


class Speaker:
    """Speaks through a channel, outside of anybody's turn.

    ``accepted`` is told of every screen that an interview owed and the channel took, and of the
    newest message of the chat; ``replied`` of every new message. What ``toasts`` takes along needs
    no call. Unless it is ``alone``, others speak to the same chats, and what it remembers of their
    screens says nothing.
    """

    def __init__(
        self,
        channel: Channel,
        accepted: Callable[[Saying, int], Awaitable[None]],
        replied: Callable[[], None],
        toasts: Toasts | None = None,
        alone: bool = True,
    ) -> None:
        self._channel = channel
        self._accepted = accepted
        self._replied = replied
        self._toasts = toasts or Toasts()
        self._alone = alone
        self._slots: dict[int, Slot] = {}
        # The one that spoke last comes last.
        self._newest: dict[int, Newest] = {}
        self._missed: set[int] = set()
        # What is at work keeps itself here, and takes itself out: nothing else holds a task.
        self._toasting: dict[str, asyncio.Task[None]] = {}
        self._giving: dict[int, asyncio.Task[None]] = {}

    def say(self, saying: Saying) -> None:
        """Show a screen as soon as can be; it takes the place of one not yet begun."""
        slot = self._slots.get(saying.chat)
        if slot is None:
            slot = self._slots[saying.chat] = Slot(saying)
            slot.task = asyncio.create_task(self._drain(saying.chat, slot))
        else:
            slot.pending, slot.said = saying, False

    def toast(self, query: str, words: str) -> None:
        """Answer a tap, once, now or never: a late answer is no use to anyone."""
        if not self._toasts.take(query, words) and query not in self._toasting:
            self._toasting[query] = asyncio.create_task(self._toast(query, words))

    def give(self, chat: int, file: File) -> None:
        """Hand a file over as soon as can be, unless one is on its way to that chat already. It
        goes beside the screens, and replaces none."""
        if chat not in self._giving:
            self._giving[chat] = asyncio.create_task(self._give(chat, file))

    def is_behind(self, chat: int) -> bool:
        """Tell whether a chat has not got its newest screen, on its way or lost."""
        slot = self._slots.get(chat)
        return chat in self._missed or (slot is not None and not slot.said)

    def is_speaking(self, chat: int) -> bool:
        """Tell whether something is on its way to a chat, or is just being noted as accepted."""
        return chat in self._slots

    def newest(self, chat: int) -> int | None:
        """Return the id of the newest message with a screen in a chat, if it is known."""
        found = self._newest.get(chat)
        return found.message if found else None

    async def finish(self, seconds: float) -> None:
        """Wait until everything is said, at most ``seconds``."""
        screens = (slot.task for slot in self._slots.values() if slot.task)
        tasks = {*screens, *self._toasting.values(), *self._giving.values()}
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _toast(self, query: str, words: str) -> None:
        try:
            await self._channel.toast(query, words)
        except Exception as error:
            if verdict(error) is not Failure.QUERY_TOO_OLD:
                _log.info("A tap was not answered: %s", place(error))
        finally:
            self._toasting.pop(query, None)

    async def _give(self, chat: int, file: File) -> None:
        try:
            await self._hand_over(chat, file)
        finally:
            self._giving.pop(chat, None)

    async def _hand_over(self, chat: int, file: File) -> None:
        for attempt in range(PATIENCE):
            try:
                return await self._channel.give(chat, file)
            except Exception as error:
                wait = _wait(verdict(error), attempt)
                if wait is None:
                    _log.info("A file was not taken: %s", place(error))
                    return None
                await asyncio.sleep(wait)
        _log.warning("A file was not taken in %s tries.", PATIENCE)
        return None

    async def _drain(self, chat: int, slot: Slot) -> None:
        try:
            while (saying := slot.pending) is not None:
                slot.pending = None
                await self._speak(saying, slot)
        finally:
            # Nothing awaits between here and the loop's last look, so no screen is overlooked.
            del self._slots[chat]

    async def _speak(self, saying: Saying, slot: Slot) -> None:
        """Show one screen and say that it is there. Whatever fails, the next one is shown."""
        try:
            shown = await self._utter(saying, slot)
            slot.said = slot.pending is None
            is_missed = not (shown or saying.is_last)
            (self._missed.add if is_missed else self._missed.discard)(saying.chat)
            if shown and saying.settles is not None:
                await self._accepted(saying, self._newest[saying.chat].message)
        except Exception as error:
            _log.error("A screen was not shown, or not noted as shown: %s", place(error))

    async def _utter(self, saying: Saying, slot: Slot) -> bool:
        """Show one screen; tell whether the channel has it. A newer one ends the trying."""
        over, screen = self._over(saying), hash(saying.show.screen)
        left: int | None = None
        for attempt in range(PATIENCE):
            if self._is_there(saying, over, screen):
                return True
            found = await self._attempt(saying, over, screen)
            if found is None:
                if left is not None and saying.replaces:
                    await self._clear(saying.chat, left)
                return True
            if found is Failure.CANNOT_EDIT and over is not None:
                left, over = over, None
            elif (wait := _wait(found, attempt)) is not None:
                await asyncio.sleep(wait)
            else:
                _log.info("A screen was refused: %s", found)
                return False
            if slot.pending is not None:
                return False
        _log.warning("A screen was not taken in %s tries.", PATIENCE)
        return False

    async def _clear(self, chat: int, left: int) -> None:
        """Take away the question that could not be rewritten, now that what follows it is there.

        Words cannot take the place of a picture.
        """
        try:
            await self._channel.remove(chat, left)
        except Exception as error:
            _log.info("A question that is over stays in the chat: %s", place(error))

    async def _attempt(self, saying: Saying, over: int | None, screen: int) -> Verdict | None:
        """Show a screen once; return what went wrong, or None when the channel has it. ``screen``
        is its hash."""
        try:
            message = await self._channel.show(saying.chat, saying.show.screen, over)
        except Exception as error:
            found = verdict(error)
            if found is not Failure.NOT_MODIFIED or over is None:
                return found
            message = over
        self._remember(saying, message, screen)
        if over is None:
            self._replied()
        return None

    def _over(self, saying: Saying) -> int | None:
        """Return the message to rewrite: the tapped one, if the same survey has no newer one.

        After a restart a question may stand there twice, and people look at the newest.
        """
        if saying.show.place is not Place.IN_PLACE or saying.pressed is None:
            return None
        newest = self._newest.get(saying.chat) if self._alone else None
        if newest is None or newest.of is None or newest.of != saying.show.of:
            return saying.pressed
        return max(saying.pressed, newest.message)

    def _is_there(self, saying: Saying, over: int | None, screen: int) -> bool:
        """Tell whether the chat shows this screen already, where the person looks."""
        newest = self._newest.get(saying.chat) if self._alone else None
        if newest is None or newest.screen != screen:
            return False
        match saying.show.place:
            case Place.IN_PLACE:
                return newest.message == over
            case Place.BELOW:
                return False
            case Place.BELOW_UNLESS_THERE:
                return saying.pressed is None or newest.message >= saying.pressed
            case _:
                assert_never(saying.show.place)

    def _remember(self, saying: Saying, message: int, screen: int) -> None:
        if saying.is_last:
            self._newest.pop(saying.chat, None)
            return
        known = self._newest.get(saying.chat)
        if known is None or message >= known.message:
            self._newest.pop(saying.chat, None)
            of = intern(saying.show.of) if saying.show.of else None
            self._newest[saying.chat] = Newest(screen, message, of)
        if len(self._newest) > REMEMBERED:
            del self._newest[next(iter(self._newest))]


def _wait(found: Verdict, attempt: int) -> float | None:
    """Return how many seconds to wait before the next attempt; None when there shall be none."""
    match found:
        case Wait(seconds):
            return seconds
        case Failure.SURELY_NOT_SENT | Failure.MAYBE_SENT:
            return float(min(0.2 * 2**attempt, LONGEST_WAIT))
        case _:
            return None
