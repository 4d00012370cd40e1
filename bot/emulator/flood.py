"""Flood limits: new messages only, 30 a second overall, one a second per chat after a burst."""

import math
from dataclasses import dataclass

from bot.emulator.errors import too_many

_PENALTY = 0.1
_LONGEST_PENALTY = 5.0


@dataclass(slots=True)
class Meter:
    """A leaky bucket: `rate` a second, at most `burst` at once. Times in seconds."""

    rate: float
    burst: int
    full_until: float = 0.0
    refused_until: float = 0.0

    def wait(self, now: float, count: int) -> float:
        """Seconds until that many fit; nought when they fit now."""
        if now < self.refused_until:
            # Who keeps knocking is kept out a little longer.
            longest = now + _LONGEST_PENALTY
            self.refused_until = max(min(self.refused_until + _PENALTY, longest), now)
            return self.refused_until - now
        room = min(count, self.burst) / self.rate
        excess = max(self.full_until, now) + room - now - self.burst / self.rate
        if excess <= 1e-9:
            return 0.0
        self.refused_until = now + excess
        return excess

    def fill(self, now: float, count: int) -> None:
        self.full_until = max(self.full_until, now) + min(count, self.burst) / self.rate


class Flood:
    """Counts the new messages of the bot."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._overall = Meter(rate=30.0, burst=30)
        self._chats: dict[int, Meter] = {}

    def admit(self, chat_id: int, now: float, count: int = 1) -> None:
        """Lets the messages through, or raises a 429 with the whole seconds to wait."""
        if not self.enabled:
            return
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = Meter(rate=1.0, burst=3)
        seconds = chat.wait(now, count) or self._overall.wait(now, count)
        if seconds:
            raise too_many(math.ceil(seconds))
        chat.fill(now, count)
        self._overall.fill(now, count)
