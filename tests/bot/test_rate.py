"""Pace and gate together, for hours on a clock of their own, against the emulator's limits."""

import asyncio
from itertools import count, cycle

import pytest

from bot.channels.floodgate import OVERALL, Floodgate
from bot.emulator.errors import ApiError
from bot.emulator.flood import Flood
from bot.pace import Pace

PUSHED = 10_000
LATE = (0.0, 0.002, 0.011, 0.0, 0.05, 0.001, 0.08, 0.004)
"""Seconds by which the machine wakes up late, again and again."""
WAYS = (0.04, 0.05, 0.03, 0.12, 0.04, 0.06, 0.045)
"""Seconds that messages are on their way."""


class Day:
    """A clock that sleeping moves, and on which replies come in, evenly, whatever else is done."""

    def __init__(self, rate: float, replies_a_second: float) -> None:
        self.now = 1000.0
        self.sent: list[tuple[float, int]] = []
        self.waits: list[float] = []
        self.replied = 0
        self._every = 1 / replies_a_second if replies_a_second else float("inf")
        self._next = self.now + self._every
        self._late = cycle(LATE)
        self._chats = count(1)
        self.gate = Floodgate(self, self._held, max(OVERALL, rate))
        self.pace = Pace(rate, self, self.sleep, self.gate.room)

    def __call__(self) -> float:
        return self.now

    async def _held(self, seconds: float) -> None:
        self.waits.append(seconds)

    def begins(self) -> None:
        """A message that we start goes out. Raises NotYet."""
        chat = next(self._chats)
        self.gate.admit(chat)
        self.sent.append((self.now, chat))

    async def sleep(self, seconds: float) -> None:
        """Replies that come in meanwhile go out at once."""
        until = self.now + seconds + next(self._late)
        while self._next <= until:
            self.now = max(self.now, self._next)
            chat = next(self._chats)
            await self.gate.enter(chat)
            self.pace.note_reply()
            self.sent.append((self.now, chat))
            self.replied += 1
            self._next += self._every
        self.now = until

    @property
    def refused(self) -> int:
        """How many of all messages Telegram would have refused as they arrived."""
        flood, refused = Flood(), 0
        ways = cycle(WAYS)
        for moment, chat in sorted((at + next(ways), chat) for at, chat in self.sent):
            try:
                flood.admit(chat, moment)
            except ApiError:
                refused += 1
        return refused


@pytest.mark.parametrize(("rate", "replies"), [(25.0, 0), (25.0, 4), (25.0, 10), (29.5, 0)])
def test_ten_thousand_messages_keep_the_rate_and_none_is_refused(
    rate: float, replies: float
) -> None:
    day = Day(rate, replies)
    seconds = asyncio.run(pushed(day))
    assert 0.98 * (rate * seconds - day.replied) <= PUSHED
    assert day.refused == 0
    assert day.waits == []


async def pushed(day: Day) -> float:
    """Begin so many messages; give how many seconds it took."""
    begun = day.now
    left = PUSHED
    while left:
        for _ in range(await day.pace.slots(min(24, left))):
            day.begins()
            left -= 1
    return day.now - begun
