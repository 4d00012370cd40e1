"""One line in the log when something stops working, and one when it works again."""

import logging

from bot.channels.failures import NotSent, place
from bot.storage.store import StoreError


class Outage:
    """Remembers whether ``what`` (such as "Telegram") works, and how often it failed in a row."""

    __slots__ = ("_log", "_what", "failures")

    def __init__(self, what: str, log: logging.Logger) -> None:
        self._what = what
        self._log = log
        self.failures = 0

    def note(self, error: Exception) -> None:
        """Note a failure."""
        if not self.failures:
            # Only these are known to say nothing of anybody.
            why = str(error) if isinstance(error, NotSent | StoreError) else place(error)
            self._log.warning("%s does not answer (%s). Trying again.", self._what, why)
        self.failures += 1

    def end(self) -> None:
        """Note that it works."""
        if self.failures:
            self._log.warning("%s answers again after %d tries.", self._what, self.failures)
        self.failures = 0
