"""New messages no faster than Telegram takes them; edits and answered taps pass freely."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

OVERALL = 29.0
"""New messages a second; Telegram takes 30."""
BURST = 20
CHAT_BURST = 3
"""Messages to one chat at once."""
CHAT_RATE = 0.95
"""After that, messages a second to one chat. Telegram takes one, but counts them as they arrive:
two that come closer together than they left would be one too many, and that holds up everyone."""
CHATS = 4096
"""Of so many chats the last messages are remembered before the idle ones are forgotten."""


@dataclass(slots=True)
class Bucket:
    """A leaky bucket, as times in seconds: `level` is when it will be empty."""

    rate: float
    burst: int
    level: float = 0.0

    def reserve(self, now: float) -> float:
        """Take a place in the queue; return the seconds until it is free."""
        self.level = max(self.level, now) + 1 / self.rate
        return max(0.0, self.level - now - self.burst / self.rate)


class Floodgate:
    """Lets new messages through in the order they came. ``clock`` counts seconds, never back."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rate: float = OVERALL,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = Bucket(rate, BURST)
        self._chats: dict[int, Bucket] = {}

    async def enter(self, chat: int) -> None:
        """Wait until a new message may go to ``chat``."""
        now = self._clock()
        bucket = self._chats.get(chat)
        if bucket is None:
            self._forget_idle(now)
            bucket = self._chats[chat] = Bucket(CHAT_RATE, CHAT_BURST)
        wait = bucket.reserve(now)
        if wait:
            await self._sleep(wait)
        wait = self._overall.reserve(self._clock())
        if wait:
            await self._sleep(wait)

    def pause(self, seconds: float) -> None:
        """Hold every new message back for so long: Telegram said that there were too many."""
        full = BURST / self._overall.rate
        self._overall.level = max(self._overall.level, self._clock() + seconds + full)

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) >= CHATS:
            self._chats = {chat: each for chat, each in self._chats.items() if each.level > now}
