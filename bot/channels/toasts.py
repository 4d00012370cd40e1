"""Toasts that ride back on the answer to the update that asked for them."""


class Toasts:
    """What taps are answered by, noted while whoever brought the tap still waits for an answer.

    A tap is expected before its turn begins and collected when it is over. A toast for one that
    nobody waits for, or any more, is not taken: it needs a call of its own.
    """

    __slots__ = ("_noted",)

    def __init__(self) -> None:
        self._noted: dict[str, str | None] = {}

    def expect(self, query: str) -> None:
        """Wait for the toast of a tap."""
        self._noted.setdefault(query, None)

    def take(self, query: str, words: str) -> bool:
        """Take a toast along, empty or not; tell whether it was taken."""
        if query not in self._noted:
            return False
        self._noted[query] = words
        return True

    def collect(self, query: str) -> str | None:
        """Return the toast of a tap, None when there was none; nobody waits for it any more."""
        return self._noted.pop(query, None)
