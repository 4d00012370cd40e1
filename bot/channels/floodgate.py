"""New messages no faster than Telegram takes them; edits and answered taps pass freely.

Two lanes lead through it. Replies go first: they wait for Telegram and for earlier replies, never
for a message that we start. What we start has the room that replies leave, and does not queue
here: it is told to come again, and looked at once more before it does.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.channels.failures import NotYet

OVERALL = 29.0
"""New messages a second; Telegram takes 30."""
BURST = 8
"""Replies at once."""
LEEWAY = 0.2
"""Seconds of a full gate that messages we start may take up. With a burst of replies on top it is
half of what Telegram takes at once. The other half is for a network that holds messages up, and
then lets them all go together."""
CHAT_BURST = 3
"""Messages to one chat at once."""
CHAT_RATE = 0.95
"""After that, messages a second to one chat. Telegram takes one, but counts them as they arrive:
two that come closer together than they left would be one too many."""
CHATS = 4096
"""Of so many chats, or twice as many as are busy, the last messages are remembered before the idle
ones are forgotten."""


@dataclass(slots=True)
class Bucket:
    """A leaky bucket, as times in seconds: `level` is when it will be empty."""

    rate: float
    burst: float
    level: float = 0.0

    def wait(self, now: float) -> float:
        """Return the seconds until one more fits."""
        return max(0.0, self.level + (1 - self.burst) / self.rate - now)

    def fill(self, now: float) -> None:
        """Put one more in."""
        self.level = max(self.level, now) + 1 / self.rate

    def reserve(self, now: float) -> float:
        """Take a place in the queue; return the seconds until it is free."""
        wait = self.wait(now)
        self.fill(now)
        return wait

    def hold(self, until: float) -> None:
        """Let nothing fit before ``until``."""
        self.level = max(self.level, until + (self.burst - 1) / self.rate)


class Floodgate:
    """The lane of replies. ``clock`` counts seconds, never back; ``rate`` is what Telegram takes
    a second from this bot."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rate: float = OVERALL,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._replies = Bucket(rate, BURST)
        self._all = Bucket(rate, 1 + LEEWAY * rate)
        self._chats: dict[int, Bucket] = {}
        self._many = CHATS
        self._refused: tuple[int, float] = 0, 0.0
        """The chat that had too much itself, and until when it is held."""
        self._pauses = 0

    async def enter(self, chat: int) -> None:
        """Wait until a reply may go to ``chat``."""
        if wait := self._chat(chat).reserve(self._clock()):
            await self._sleep(wait)
        pauses = None
        while pauses != self._pauses:
            # Who waited when a pause began waits in line once more, behind it.
            pauses = self._pauses
            now = self._clock()
            self._all.fill(now)
            if wait := self._replies.reserve(now):
                await self._sleep(wait)

    def room(self) -> float:
        """Return the seconds until replies leave room for a message that we start."""
        return self._all.wait(self._clock())

    def admit(self, chat: int) -> None:
        """Let a message that we start through. Raises NotYet when ``chat`` or Telegram is busy."""
        now = self._clock()
        bucket = self._chat(chat)
        if wait := bucket.wait(now):
            raise NotYet(wait, one_chat=True)
        if wait := self._all.wait(now):
            raise NotYet(wait)
        bucket.fill(now)
        self._all.fill(now)

    def refuse(self, chat: int, seconds: float) -> NotYet:
        """Hold back what Telegram had too much of, for so long: a chat, or every new message.

        It does not say which. A chat that we wrote to just before has had too much itself, unless
        another one is refused meanwhile; any other reason concerns everyone.
        """
        now = self._clock()
        bucket = self._chat(chat)
        other, until = self._refused
        is_alone = now >= until or other == chat
        if not is_alone or bucket.level <= now + 1 / bucket.rate:
            self.pause(seconds)
            return NotYet(seconds)
        self._refused = chat, now + seconds
        bucket.hold(now + seconds)
        return NotYet(seconds, one_chat=True)

    def pause(self, seconds: float) -> None:
        """Hold every new message back for so long."""
        self._pauses += 1
        until = self._clock() + seconds
        self._replies.hold(until)
        self._all.hold(until)

    def _chat(self, chat: int) -> Bucket:
        if chat not in self._chats:
            self._forget_idle()
            self._chats[chat] = Bucket(CHAT_RATE, CHAT_BURST)
        return self._chats[chat]

    def _forget_idle(self) -> None:
        if len(self._chats) >= self._many:
            now = self._clock()
            self._chats = {chat: each for chat, each in self._chats.items() if each.level > now}
            self._many = max(CHATS, 2 * len(self._chats))


class SecondLane:
    """The lane of messages that we start, through the same gate."""

    def __init__(self, gate: Floodgate) -> None:
        self._gate = gate

    async def enter(self, chat: int) -> None:
        """Let a message through. Raises NotYet."""
        self._gate.admit(chat)

    def refuse(self, chat: int, seconds: float) -> NotYet:
        """Hold back what Telegram had too much of."""
        return self._gate.refuse(chat, seconds)
