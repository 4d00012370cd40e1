"""Which updates are in work, which are done, and how far they may be confirmed. Pure."""


class Window:
    """The update ids between the oldest unconfirmed one and the newest.

    Telegram confirms by one number: everything below the offset. So what is done above an update
    still in work is remembered here, until the offset has moved past it.
    """

    __slots__ = ("_beyond", "_done", "_working")

    def __init__(self) -> None:
        self._beyond: int | None = None
        self._done: set[int] = set()
        self._working: set[int] = set()

    @property
    def offset(self) -> int | None:
        """The lowest id that must not be confirmed yet; None when there is nothing to say."""
        return min(self._working, default=self._beyond)

    def begin(self, update_id: int) -> bool:
        """Take an update in; tell whether it is new."""
        if update_id in self._working or update_id in self._done:
            return False
        self._working.add(update_id)
        self._beyond = max(update_id + 1, self._beyond or 0)
        return True

    def finish(self, update_id: int) -> None:
        """Note that an update may be confirmed."""
        self._working.remove(update_id)
        self._done.add(update_id)

    def confirm(self, offset: int | None) -> None:
        """Forget what Telegram will not hand out again after it was given ``offset``."""
        if offset is not None:
            self._done = {update_id for update_id in self._done if update_id >= offset}

    def rest(self) -> None:
        """Forget the offset, when all is confirmed and nothing more has come.

        Kept, it would hide what comes next: after a quiet week Telegram goes on with a random id.
        """
        if not self._working:
            self._beyond = None
            self._done.clear()
