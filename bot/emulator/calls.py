"""How many calls of which kind came, and how many were refused."""

from collections import Counter
from typing import Any

_SECONDS = 60


class Calls:
    """The count behind /sim/calls."""

    def __init__(self) -> None:
        self.total = 0
        self._by_method: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._messages: dict[int, int] = {}

    def made(self, method: str) -> None:
        """Counts a call."""
        self.total += 1
        self._by_method[method] += 1

    def refused(self, code: int) -> None:
        """Counts a refusal, by its HTTP status."""
        self._refused[str(code)] += 1

    def dropped(self) -> None:
        """Counts a call whose connection was closed without an answer."""
        self._refused["dropped"] += 1

    def new_messages(self, now: int, count: int = 1) -> None:
        """Counts messages of the second `now`; older than a minute are forgotten."""
        if now in self._messages:
            self._messages[now] += count
            return
        self._messages[now] = count
        for second in [one for one in self._messages if one <= now - _SECONDS]:
            del self._messages[second]

    def summary(self, now: int) -> dict[str, Any]:
        """The counts as a CallsForm; new messages by second, the last minute, oldest first."""
        seconds = range(now - _SECONDS + 1, now + 1)
        return {
            "total": self.total,
            "by_method": dict(self._by_method),
            "refused": dict(self._refused),
            "new_messages_per_second": [self._messages.get(second, 0) for second in seconds],
        }
